import { describe, expect, it } from 'vitest';
import type { Fit, FitOptions, FitPoint } from '#domain/fit';
import type { GrowthMetrics } from '#domain/growthMetrics';
import { areaOverGrowthCurve } from '#doseresponse/areaOverGrowthCurve';
import { combineExperiments } from '#doseresponse/combineExperiments';
import { combineGrowth } from '#doseresponse/combineGrowth';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { growthMetrics } from '#doseresponse/growthMetrics';
import { expectClose } from '../support/expectClose.ts';

const options: FitOptions = {
  ...defaultFitOptions,
  fixed: { top: 1 },
  bounds: { bottom: [-1, 1] },
  confidence: 'profile',
  scale: 'growth rate',
};
const doses = [0.01, 0.1, 1, 10];

/** Two wells at each dose, 0.01 to both sides of these rates, and two controls. */
function pointsOf(rates: readonly number[]): FitPoint[] {
  return [0.01, -0.01].flatMap((scatter) => [
    { dose: 0, response: 1 + scatter },
    ...rates.map((rate, index) => ({ dose: doses[index]!, response: rate + scatter })),
  ]);
}

function metricsOf(rates: readonly number[], experiment = '1'): { fit: Fit; metrics: GrowthMetrics } {
  const fit = fitCurve(pointsOf(rates), options);
  const measured = rates.map((rate, index) => ({ dose: doses[index]!, rate }));
  return { fit, metrics: growthMetrics({ experiment, fit, rates: measured, spoiltDoses: [], doublings: 2 }) };
}

/** GR_inf -0.5, GEC50 0.3, h 1.2: crosses 0.5 where 1.5/(1 + x) = 1, at 0.3 · 0.5^(1/1.2). */
const falling = doses.map((dose) => -0.5 + 1.5 / (1 + (dose / 0.3) ** 1.2));

describe('the area over a growth-rate curve', () => {
  const at = (...rates: number[]) => rates.map((rate, index) => ({ dose: doses[index]!, rate }));

  it('is 0 without effect, 1 at cytostasis and 2 at death', () => {
    expect(areaOverGrowthCurve(at(1, 1, 1))).toBe(0);
    expect(areaOverGrowthCurve(at(0, 0, 0))).toBe(1);
    expect(areaOverGrowthCurve(at(-1, -1, -1))).toBe(2);
  });

  it('is that of trapezoids over log10(dose), divided by the range', () => {
    // 1 - GR 0, 0.4, 1.2 over two decades: (0.2 + 0.8)/2
    expectClose(areaOverGrowthCurve(at(1, 0.6, -0.2)), 0.5, { rel: 1e-14 });
    // an uneven step: 1 - GR 0 and 0.4 over one decade, 0.4 and 1.2 over log10 2: (0.2 + 0.8 log10 2)/(1 + log10 2)
    const uneven = [...at(1, 0.6), { dose: 0.2, rate: -0.2 }];
    expectClose(areaOverGrowthCurve(uneven), (0.2 + 0.8 * Math.log10(2)) / (1 + Math.log10(2)), {
      rel: 1e-13,
    });
  });

  it('has no width with one dose', () => {
    expect(areaOverGrowthCurve(at(0.4))).toBeNull();
    expect(areaOverGrowthCurve([])).toBeNull();
  });
});

describe('growth-rate metrics of an experiment', () => {
  it('are those of the curve the points are from', () => {
    const { fit, metrics } = metricsOf(falling);
    expect(fit).toMatchObject({ outcome: 'estimated', parameters: { top: 1 } });
    expect(metrics.gr50).toMatchObject({ kind: 'value' });
    expectClose(metrics.gr50.kind === 'value' ? metrics.gr50.dose : null, 0.3 * 0.5 ** (1 / 1.2), {
      rel: 1e-9,
    });
    expectClose(metrics.gec50.kind === 'value' ? metrics.gec50.dose : null, 0.3, { rel: 1e-9 });
    expectClose(metrics.grInf, -0.5, { rel: 1e-9 });
    expectClose(metrics.hillSlope, 1.2, { rel: 1e-9 });
    expect(metrics).toMatchObject({ grMax: falling[3], doublings: 2, experiments: null });
  });

  it('bound GR50 by the highest dose where the curve stays above 0.5, and by the lowest where it stays below', () => {
    expect(metricsOf([0.98, 0.9, 0.75, 0.7]).metrics.gr50).toEqual({
      kind: 'bound',
      relation: '>',
      dose: 10,
    });
    expect(metricsOf([0.3, 0.1, 0, -0.1]).metrics.gr50).toEqual({ kind: 'bound', relation: '<', dose: 0.01 });
    expect(metricsOf([1, 1, 1, 1]).metrics.gr50).toEqual({ kind: 'bound', relation: '>', dose: 10 });
  });

  it('hold the bottom at death, below which there is nothing', () => {
    const { fit } = metricsOf([0.9, 0.2, -0.9, -1]);
    expect(fit.parameters!.bottom).toBe(-1);
    expect(fit.flags).toContain('atBound');
  });

  it('have no GR_max and no area where the highest dose is spoilt, and no area without the lowest', () => {
    const { fit } = metricsOf(falling);
    const rates = doses.map((dose, index) => ({ dose, rate: falling[index]! }));
    const one = { experiment: '1', fit, doublings: null };
    expect(growthMetrics({ ...one, rates: rates.slice(0, 3), spoiltDoses: [10] })).toMatchObject({
      grMax: null,
      areaOverCurve: null,
    });
    expect(growthMetrics({ ...one, rates: rates.slice(1), spoiltDoses: [0.01] })).toMatchObject({
      grMax: falling[3],
      areaOverCurve: null,
    });
    // a spoilt control is no dose
    expect(growthMetrics({ ...one, rates, spoiltDoses: [0] }).areaOverCurve).not.toBeNull();
  });
});

describe('growth-rate metrics over experiments', () => {
  const shifted = (by: number) => doses.map((dose) => -0.5 + 1.5 / (1 + (dose / (0.3 * by)) ** 1.2));
  const combine = (
    made: readonly { fit: Fit; metrics: GrowthMetrics }[],
    ends: readonly (readonly [number, number])[] = made.map(() => [0.01, 10]),
  ) => {
    const fits = made.map(({ fit, metrics }) => ({ experiment: metrics.experiment, fit }));
    const combined = combineExperiments(fits, 'growth rate');
    const measured = made.map(({ metrics }, index) => ({ metrics, ends: ends[index]! }));
    return { ...combineGrowth(measured, combined), combined };
  };

  it('are geometric means of GR50 and GEC50 with a t-interval, and means of the others', () => {
    const made = [metricsOf(shifted(0.5), '1'), metricsOf(shifted(2), '2')];
    const { gr50, gec50, grMax, experiments, combined } = combine(made);
    expectClose(gr50.kind === 'value' ? gr50.dose : null, 0.3 * 0.5 ** (1 / 1.2), { rel: 1e-9 });
    // ln of 0.5 and 2 about 0: SEM ln 2, t(1) 12.706204736174698
    const half = Math.log(2) * 12.706204736174698;
    const high = gr50.kind === 'value' ? gr50.confidence95![1]! : null;
    expectClose(high, 0.3 * 0.5 ** (1 / 1.2) * Math.exp(half), { rel: 1e-7 });
    expectClose(gec50.kind === 'value' ? gec50.dose : null, 0.3, { rel: 1e-9 });
    expectClose(grMax, (shifted(0.5)[3]! + shifted(2)[3]!) / 2, { rel: 1e-12 });
    expect(experiments).toBe(2);
    // what legend and fits.csv call the absolute IC50 is the same number
    expectClose(combined.ic50Absolute!.dose, gr50.kind === 'value' ? gr50.dose : 0, { rel: 1e-14 });
  });

  it('are a bound of GR50 where an experiment has only one', () => {
    const made = [metricsOf(falling, '1'), metricsOf([0.98, 0.9, 0.75, 0.7], '2')];
    const { gr50, combined } = combine(made);
    expect(gr50).toMatchObject({ kind: 'bound', relation: '>' });
    expectClose(gr50.kind === 'bound' ? gr50.dose : null, Math.sqrt(0.3 * 0.5 ** (1 / 1.2) * 10), {
      rel: 1e-9,
    });
    expect(combined.ic50Absolute).toMatchObject({
      state: 'notReached',
      reason: 'A growth rate of 0.5 is not reached in 1 of 2 experiments.',
    });
  });

  it('say nothing of GR50 where one experiment bounds it from below and another from above', () => {
    const made = [metricsOf([0.3, 0.1, 0, -0.1], '1'), metricsOf([0.98, 0.9, 0.75, 0.7], '2')];
    expect(combine(made).gr50).toEqual({ kind: 'none' });
  });

  it('do not average what was measured over different doses', () => {
    const made = [metricsOf(falling, '1'), metricsOf(falling, '2')];
    const different = combine(made, [
      [0.01, 10],
      [0.01, 30],
    ]);
    expect(different).toMatchObject({ grMax: null, areaOverCurve: null });
    expect(different.flags).toContain('dosesDiffer');
    expect(combine(made).flags).not.toContain('dosesDiffer');
  });
});
