import { describe, expect, it } from 'vitest';
import type { Fit, FitPoint } from '#domain/fit';
import { compareOverExperiments } from '#doseresponse/compareOverExperiments';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { expectClose } from '../support/expectClose.ts';

/** A falling curve to a bottom, with the same scatter in each. */
function curve(
  bottom: number,
  doses: readonly number[] = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100],
): FitPoint[] {
  return [0, ...doses].map((dose, i) => ({
    dose,
    response: (dose === 0 ? 100 : bottom + (100 - bottom) / (1 + dose ** 1.3)) + (i % 2 === 0 ? 0.01 : -0.01),
  }));
}

const fitted = (points: readonly FitPoint[], fixed = {}): Fit =>
  fitCurve(points, { ...defaultFitOptions, scale: 'percent', fixed });
const experiments = (...fits: readonly Fit[]) => fits.map((fit, i) => ({ experiment: String(i + 1), fit }));

const a = experiments(...[20, 24, 25].map((bottom) => fitted(curve(bottom))));
const b = experiments(...[10, 13, 16].map((bottom) => fitted(curve(bottom))));

describe('two curves over experiments', () => {
  it('are compared by their bottoms with a paired t-test', () => {
    // differences 10, 11, 9: mean 10, SD 1, t = 10√3, p = 2·P(t₂ > 10√3) = 1 − t/√(2 + t²)
    const { n, difference, statistic, df, p, flags } = compareOverExperiments('bottom', a, b)!;
    expect([n, df, flags]).toEqual([3, 2, []]);
    expectClose(difference, 10, { rel: 2e-3 });
    expectClose(statistic, 10 * Math.sqrt(3), { rel: 0.02 });
    expectClose(p, 1 - statistic! / Math.sqrt(2 + statistic! ** 2), { rel: 1e-9 });
  });

  it('are compared by their responses over all doses: over these, to bottoms that differ by 10, less than 10', () => {
    const { n, difference, meanA, meanB } = compareOverExperiments('mean response', a, b)!;
    expect(n).toBe(3);
    // the share that is lost, ∫ d log dose/(1 + dose^−1.3) over four decades around the EC50, is one half: half of 10
    expectClose(difference, 5, { rel: 2e-3 });
    expectClose(meanA! - meanB!, difference!, { rel: 1e-12 });
  });

  it('turn the difference and keep p when they are swapped', () => {
    for (const feature of ['bottom', 'mean response'] as const) {
      const [there, back] = [compareOverExperiments(feature, a, b)!, compareOverExperiments(feature, b, a)!];
      expectClose(back.difference, -there.difference!, { rel: 1e-12 });
      expectClose(back.p, there.p!, { rel: 1e-12 });
    }
  });

  it('leave out aloud an experiment whose plateau is implausible, or that was measured at other doses', () => {
    const third = { ...b[2]!, fit: { ...b[2]!.fit, flags: ['plateauImplausible'] } };
    const bottom = compareOverExperiments('bottom', a, [b[0]!, b[1]!, third])!;
    expect([bottom.n, bottom.flags]).toEqual([2, ['experimentsNotPaired']]);
    expect(bottom.reason).toContain('experiment 3');
    const other = { experiment: '3', fit: fitted(curve(16, [0.1, 0.3, 1, 3, 10, 30, 100])) };
    const area = compareOverExperiments('mean response', a, [b[0]!, b[1]!, other])!;
    expect([area.n, area.flags]).toEqual([2, ['experimentsNotPaired']]);
  });

  it('have no test with one experiment, and none of a bottom that is held', () => {
    expect(compareOverExperiments('bottom', a.slice(0, 1), b)).toMatchObject({ n: 1, p: null });
    expect(compareOverExperiments('bottom', [], [])).toMatchObject({ n: 0, difference: null });
    const held = experiments(fitted(curve(0), { bottom: 0 }));
    expect(compareOverExperiments('bottom', held, b)).toBeNull();
  });
});
