import { describe, expect, it } from 'vitest';
import type { FitOptions } from '#domain/fit';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { expectClose } from '../support/expectClose.ts';
import {
  certifiedFits,
  drcNames,
  selumetinib,
  selumetinibPoints,
  simulatedPoints,
  uncertifiedFits,
  type DrcName,
} from './simulated.ts';

const percent: FitOptions = { ...defaultFitOptions, scale: 'percent' };
const names = ['b', 'c', 'd', 'e'] as const;
const titled = certifiedFits.map((fit) => ({ ...fit, title: `${fit.model} of ${fit.id}` }));

/** Our interval of a parameter in drc's sign and order. */
function inDrcSign(
  name: DrcName,
  interval: readonly [number | null, number | null],
): readonly (number | null)[] {
  const [low, high] = interval;
  if (name !== 'b') return [low, high];
  return [high === null ? null : -high, low === null ? null : -low];
}

describe('the optimum, against 40-digit optima of simulated sets (test/oracle/doseSimulated.py)', () => {
  it('has sets to be tested against', () => {
    expect(certifiedFits.length).toBe(30);
    expect(uncertifiedFits.length).toBe(3);
  });

  it.each(titled)('is right to 11 digits and more: $title', ({ points, model, exact }) => {
    const fit = fitCurve(points, { ...defaultFitOptions, model });
    expect(fit.converged).toBe(true);
    expect(fit.parameters!.bottom).toBeLessThan(fit.parameters!.top);
    for (const name of names) {
      const expected = exact.estimate![name];
      if (expected === undefined) continue;
      const sign = name === 'b' ? -1 : 1;
      // a bottom near 0 is judged against the height of the curve
      const abs = name === 'c' ? 1e-12 * exact.estimate!.d! : 0;
      expectClose(sign * fit.parameters![drcNames[name]], expected, { rel: 1e-11, abs }, name);
    }
    expectClose(fit.rss, exact.rss!, { rel: 1e-10 }, 'rss');
    expectClose(fit.rSquared, exact.r2!, { rel: 1e-10, abs: 1e-12 }, 'R²');
    expectClose(fit.responseP, exact.noEffectP!, { rel: 1e-9 }, 'p of the F test');
    expect([fit.n, fit.df]).toEqual([exact.n, exact.df]);
  });

  it.each(titled)('has the right standard errors and Wald intervals: $title', ({ points, model, exact }) => {
    for (const standardErrors of ['jtj', 'observed'] as const) {
      const fit = fitCurve(points, { ...percent, model, standardErrors });
      const key = standardErrors === 'jtj' ? 'gn' : 'obs';
      for (const name of names) {
        const expected = exact[`se_${key}`]![name];
        if (expected !== undefined)
          expectClose(fit.standardErrors[drcNames[name]], expected, { rel: 1e-9 }, `se of ${name}`);
      }
      expectClose(fit.standardErrors['logEc50'], exact.ec50![`seLog_${key}`], { rel: 1e-9 }, 'se of ln EC50');
      for (const side of [0, 1] as const) {
        expectClose(fit.confidence95['ec50']![side], exact.ec50![`logScale_${key}`][side]!, { rel: 1e-9 });
        if (exact.absolute50 && fit.outcome !== 'noResponse') {
          const interval = fit.ic50AbsoluteConfidence95!;
          expectClose(fit.ic50Absolute, exact.absolute50.estimate, { rel: 1e-11 }, 'absolute IC50');
          expectClose(interval[side], exact.absolute50[`logScale_${key}`][side]!, { rel: 1e-9 });
        }
      }
    }
  });

  it.each(titled.filter(({ exact }) => exact.profile95 !== undefined))(
    'has the right profile intervals: $title',
    ({ points, model, exact }) => {
      const fit = fitCurve(points, { ...defaultFitOptions, model, confidence: 'profile' });
      for (const name of names) {
        const ours = inDrcSign(name, fit.profile95[drcNames[name]]!);
        const open = exact.profileOpen![name]!;
        exact.profile95![name]!.forEach((expected, side) => {
          expect(ours[side] === null, `${name} ${side === 0 ? 'low' : 'high'} side open`).toBe(open[side]);
          if (expected !== null) expectClose(ours[side], expected, { rel: 1e-8 }, `profile of ${name}`);
        });
      }
    },
  );

  it('keeps a jump of the profile at a dose: the EC50 of sim-s25 ends where a dose is', () => {
    const fit = fitCurve(simulatedPoints('sim-s25-tdm1-wide'), { ...percent, confidence: 'profile' });
    expectClose(fit.profile95['ec50']![1], 0.1, { rel: 1e-7 });
  });

  it.each(uncertifiedFits)('never calls estimated what has no minimum: $id', ({ points, model, exact }) => {
    const fit = fitCurve(points, { ...percent, model });
    expect(['bound', 'notIdentified', 'noResponse']).toContain(fit.outcome);
    expect(fit.converged).toBe(false);
    expect(fit.parameters).toBeNull();
    expect(fit.rss!).toBeLessThanOrEqual(exact.bestRssFound * (1 + 1e-5));
    expect(fit.reason).not.toBe('');
  });
});

describe("a real lab's IC50s, as Prism 8 gave them", () => {
  it.each(selumetinib.prism)(
    '$ec50Micromolar µM from experiments $experiments, held: $fixed, without dose 0: $omitZero',
    ({ experiments, fixed, omitZero, ec50Micromolar, top, bottom }) => {
      const fit = fitCurve(selumetinibPoints(experiments), { ...percent, fixed, omitZero });
      expect((fit.parameters!.ec50 * 1e6).toFixed(3)).toBe(ec50Micromolar);
      expect(fit.outcome).toBe('estimated');
      expect(fit.rSquared!).toBeGreaterThan(0.85);
      expect(fit.flags.includes('plateauImplausible')).toBe(top !== undefined);
      if (top !== undefined) {
        expect(Math.round(fit.parameters!.top)).toBe(top);
        expect(Math.round(fit.parameters!.bottom)).toBe(bottom);
        expect(fit.flags).toContain('plateauNotReached');
        expect(fit.flags).toContain('ec50Unbounded');
      }
    },
  );
});

describe('options of a fit', () => {
  const points = simulatedPoints('sim-s01-standard');

  it('holds parameters exactly, without error or interval', () => {
    const fit = fitCurve(points, {
      ...percent,
      fixed: { top: 100.1, hillSlope: -1.05 },
      confidence: 'profile',
    });
    expect(fit.parameters!.top).toBe(100.1);
    expect(fit.parameters!.hillSlope).toBe(-1.05);
    expect(Object.keys(fit.standardErrors).sort()).toEqual(['bottom', 'ec50', 'logEc50']);
    expect(Object.keys(fit.profile95).sort()).toEqual(['bottom', 'ec50']);
    expect(fit.df).toBe(points.length - 2);
  });

  it('gives back the free optimum when a parameter is held at it', () => {
    const free = fitCurve(points, percent);
    const held = fitCurve(points, { ...percent, fixed: { ec50: free.parameters!.ec50 } });
    expect(held.parameters!.ec50).toBe(free.parameters!.ec50);
    expectClose(held.parameters!.hillSlope, free.parameters!.hillSlope, { rel: 1e-10 });
    expectClose(held.rss, free.rss!, { rel: 1e-13 });
    expect(held.outcome).toBe('estimated');
  });

  it('lets a held parameter of the user win over that of the model', () => {
    const three = fitCurve(points, { ...percent, model: '3PL', fixed: { bottom: 15 } });
    const four = fitCurve(points, { ...percent, fixed: { bottom: 15 } });
    expect(three.parameters).toEqual(four.parameters);
  });

  it('holds bottom 0 and top 1 in a 2PL', () => {
    const fractions = points.map(({ dose, response }) => ({ dose, response: response / 100 }));
    const fit = fitCurve(fractions, { ...defaultFitOptions, model: '2PL' });
    expect([fit.parameters!.bottom, fit.parameters!.top]).toEqual([0, 1]);
    expect(fit.df).toBe(points.length - 2);
  });

  it('leaves dose 0 out when asked to', () => {
    const without = fitCurve(
      points.filter(({ dose }) => dose > 0),
      percent,
    );
    const omitted = fitCurve(points, { ...percent, omitZero: true });
    expect(omitted).toEqual(without);
    expect(omitted.n).toBe(27);
  });

  it('does not count points of weight 0', () => {
    const ghost = { dose: 1, response: 1e6, weight: 0 };
    expect(fitCurve([...points, ghost], percent)).toEqual(fitCurve(points, percent));
  });

  it('prints the unit of doses in its reason', () => {
    const fit = fitCurve(simulatedPoints('sim-s04-ic50-outside'), {
      ...percent,
      model: '3PL',
      doseUnit: 'µg/ml',
    });
    expect(fit.reason).toContain('0.3 µg/ml');
  });
});
