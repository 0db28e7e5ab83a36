import { describe, expect, it } from 'vitest';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import oracle from '../oracle/doseModels.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { optionsOf, ours, type DrcParameter } from './drcTerms.ts';
import { pointsOf, type ExactFit } from './simulated.ts';

interface ExactModelFit extends Omit<ExactFit, 'estimate' | 'se_gn' | 'se_obs' | 'profile95' | 'ec50'> {
  readonly estimate?: Readonly<Partial<Record<DrcParameter, number>>>;
  readonly se_gn?: Readonly<Partial<Record<DrcParameter, number>>>;
  readonly se_obs?: Readonly<Partial<Record<DrcParameter, number>>>;
  readonly profile95?: Readonly<Partial<Record<DrcParameter, readonly [number | null, number | null]>>>;
  readonly ec50?: number;
  readonly ed?: Readonly<Record<string, { estimate: number; se_gn: number; logScale_gn: readonly number[] }>>;
  readonly band?: readonly {
    readonly dose: number;
    readonly fit: number;
    readonly confidence95_gn: readonly number[];
    readonly prediction95_gn: readonly number[];
  }[];
}

const fits = oracle.sets.flatMap(({ id, data, fits: all }) =>
  all.map((exact) => ({
    title: `${exact.model} of ${id}`,
    points: pointsOf(data),
    exact: exact as unknown as ExactModelFit,
  })),
);
const certified = fits.filter(({ exact }) => exact.certified);
const others = certified.filter(({ exact }) => exact.model !== 'LL.4');

describe('the optimum of other models, against 40-digit optima of simulated sets (test/oracle/doseModels.py)', () => {
  it('has sets of each model to be tested against', () => {
    const models = new Set(certified.map(({ exact }) => exact.model));
    expect([...models].sort()).toEqual(['BC.4', 'BC.5', 'LL.4', 'LL.5', 'LN.4', 'W1.4', 'W2.4']);
  });

  it.each(others)('is right to 11 digits, its errors to 9: $title', ({ points, exact }) => {
    for (const standardErrors of ['jtj', 'observed'] as const) {
      const fit = fitCurve(points, optionsOf(exact.model, { standardErrors }));
      expect(fit.converged).toBe(true);
      expect(fit.outcome).toBe('estimated');
      expect(fit.rSquared!).toBeGreaterThan(0.85);
      for (const [name, own, sign] of ours(exact.model)) {
        const expected = exact.estimate![name];
        if (expected === undefined) continue;
        expectClose(sign * fit.parameters![own]!, expected, { rel: 1e-11 }, name);
        const se = (standardErrors === 'jtj' ? exact.se_gn : exact.se_obs)![name]!;
        expectClose(fit.standardErrors[own], se, { rel: 1e-9 }, `se of ${name}`);
      }
      expectClose(fit.parameters!.ec50, exact.ec50!, { rel: 1e-11 }, 'EC50');
      expectClose(fit.rss, exact.rss!, { rel: 1e-10 }, 'rss');
      expectClose(fit.rSquared, exact.r2!, { rel: 1e-10 }, 'R²');
      expect([fit.n, fit.df]).toEqual([exact.n, exact.df]);
    }
  });

  it.each(others)('has the right profile intervals: $title', ({ points, exact }) => {
    const fit = fitCurve(points, optionsOf(exact.model, { confidence: 'profile' }));
    for (const [name, own, sign] of ours(exact.model)) {
      const expected = exact.profile95![name];
      if (expected === undefined) continue;
      const [low, high] = fit.profile95[own]!;
      const inDrcSign = sign === 1 ? [low, high] : [high, low].map((end) => (end === null ? null : -end));
      expected.forEach((end, side) => {
        if (end === null) expect(inDrcSign[side], `${name}, side ${side}`).toBeNull();
        else expectClose(inDrcSign[side], end, { rel: 1e-8 }, `profile of ${name}, side ${side}`);
      });
    }
  });

  it.each(certified)('has the right effective doses and bands: $title', ({ points, exact }) => {
    const fit = fitCurve(points, optionsOf(exact.model));
    for (const [percent, expected] of Object.entries(exact.ed!)) {
      const own = fit.effectiveDoses!.find((one) => String(one.percent) === percent)!;
      expectClose(own.dose, expected.estimate, { rel: 1e-11 }, `EC${percent}`);
      expectClose(own.standardError, expected.se_gn, { rel: 1e-9 }, `se of EC${percent}`);
      expected.logScale_gn.forEach((end, side) =>
        expectClose(own.confidence95![side], end, { rel: 1e-9 }, `EC${percent}, side ${side}`),
      );
    }
    for (const expected of exact.band!) {
      const own = fit.band!.find(({ dose }) => dose === expected.dose)!;
      expectClose(own.response, expected.fit, { rel: 1e-11 }, `fit at ${expected.dose}`);
      for (const side of [0, 1] as const) {
        expectClose(own.confidence95[side], expected.confidence95_gn[side]!, { rel: 1e-9 });
        expectClose(own.prediction95[side], expected.prediction95_gn[side]!, { rel: 1e-9 });
      }
    }
  });

  it('does not call estimated what has no minimum', () => {
    for (const { points, exact } of fits.filter((one) => !one.exact.certified)) {
      const fit = fitCurve(points, optionsOf(exact.model));
      expect(['bound', 'notIdentified', 'noResponse']).toContain(fit.outcome);
      expect(fit.parameters).toBeNull();
    }
  });
});

describe('models and what they hold', () => {
  const { points } = fits.find(({ title }) => title === 'LL.5 of sim-s11-5pl')!;

  it('a 5PL with asymmetry 1 is the 4PL', () => {
    const held = fitCurve(points, { ...defaultFitOptions, model: '5PL', fixed: { asymmetry: 1 } });
    const four = fitCurve(points, defaultFitOptions);
    for (const name of ['hillSlope', 'bottom', 'top', 'ec50'] as const) {
      expectClose(held.parameters![name], four.parameters![name], { rel: 1e-9 }, name);
      expectClose(held.standardErrors[name], four.standardErrors[name]!, { rel: 1e-9 }, `se of ${name}`);
    }
    expect(held.parameters!.asymmetry).toBe(1);
    expect(held.standardErrors['asymmetry']).toBeUndefined();
    expect(held.df).toBe(four.df);
  });

  it.each([
    ['5PL', { hormesis: 2 }, /hormesis cannot be held/],
    ['W1', { e: 2 }, /e cannot be held/],
    ['4PL', { asymmetry: 2 }, /4PL has no asymmetry/],
    ['5PL', { asymmetry: 0 }, /must be above 0/],
    ['BC', { hillSlope: 1 }, /falls in the end/],
  ] as const)('%s cannot hold %o', (model, fixed, reason) => {
    const fit = fitCurve(points, { ...defaultFitOptions, model, fixed });
    expect(fit.outcome).toBe('failed');
    expect(fit.reason).toMatch(reason);
  });

  it.each(['4PL', '5PL', 'W1', 'W2', 'LN'] as const)(
    '%s fits a rising curve as it fits a falling one',
    (model) => {
      const rising = points.map(({ dose, response }) => ({ dose, response: 100 - response }));
      const fit = fitCurve(rising, { ...defaultFitOptions, model });
      expect(fit.outcome).toBe('estimated');
      expect(fit.parameters!.hillSlope).toBeGreaterThan(0);
      expect(fit.parameters!.bottom).toBeLessThan(fit.parameters!.top);
      expect(fit.rSquared!).toBeGreaterThan(0.98);
    },
  );
});
