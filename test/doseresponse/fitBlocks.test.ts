import { describe, expect, it } from 'vitest';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { fitBlocks } from '#doseresponse/shared/fitBlocks';
import type { PooledPoint } from '#doseresponse/sensitivity/ec50Sensitivity';
import oracle from '../oracle/blocked-fit.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';

const percent = { ...defaultFitOptions, scale: 'percent' } as const;

function pointsOf(experiments: Readonly<Record<string, readonly (readonly number[])[]>>): PooledPoint[] {
  return Object.entries(experiments).flatMap(([experiment, points]) =>
    points.map(([dose = 0, response = 0]) => ({ experiment, dose, response })),
  );
}

const simulated = pointsOf(oracle.simulated.points);

describe('the pooled fit with experiments as blocks', () => {
  it.each(['lab', 'simulated'] as const)('agrees with scipy and the model written by hand: %s', (name) => {
    const expected = oracle[name];
    const fit = fitBlocks(pointsOf(expected.points), percent)!;
    expect([fit.n, fit.df]).toEqual([expected.n, expected.df]);
    expectClose(fit.rss, expected.rss, { rel: 1e-9 });
    expectClose(fit.ec50, expected.ec50, { rel: 1e-5 });
    expectClose(fit.hillSlope, expected.hillSlope, { rel: 1e-5 });
    expectClose(fit.confidence95![0], expected.confidence95[0]!, { rel: 1e-4 });
    expectClose(fit.confidence95![1], expected.confidence95[1]!, { rel: 1e-4 });
    const names = Object.keys(expected.points);
    for (const { experiment, bottom, top } of fit.experiments) {
      expectClose(bottom, expected.bottom[names.indexOf(experiment)]!, { rel: 1e-4, abs: 1e-3 });
      expectClose(top, expected.top[names.indexOf(experiment)]!, { rel: 1e-5 });
    }
  });

  it('explains what shifts and stretches between days, which the plain pooled fit takes for scatter', () => {
    const plain = fitCurve(simulated, percent);
    const blocked = fitBlocks(simulated, percent)!;
    expect(blocked.rss).toBeLessThan(plain.rss! / 5);
    const widthOf = ([low, high]: readonly (number | null)[]): number => Math.log(high! / low!);
    expect(widthOf(blocked.confidence95!)).toBeLessThan(widthOf(plain.confidence95['ec50']!));
  });

  it('has one EC50 however an experiment was scaled', () => {
    const own = fitBlocks(simulated, percent)!;
    const scaled = simulated.map((point) =>
      point.experiment === '2' ? { ...point, response: 12 + 3 * point.response } : point,
    );
    // two experiments at their own noise: only the weights of the experiments change, so all but the second are kept
    const two = (points: readonly PooledPoint[]): PooledPoint[] =>
      points.map((point) => (point.experiment === '2' ? { ...point, weight: 1 / 9 } : point));
    expectClose(fitBlocks(two(scaled), percent)!.ec50, own.ec50, { rel: 1e-9 });
  });

  it('is not there with one experiment, nor where both plateaus are held', () => {
    expect(
      fitBlocks(
        simulated.filter(({ experiment }) => experiment === '1'),
        percent,
      ),
    ).toBeNull();
    expect(
      fitBlocks(
        simulated.map((point) => ({ ...point, experiment: null })),
        percent,
      ),
    ).toBeNull();
    expect(fitBlocks(simulated, { ...percent, fixed: { bottom: 0, top: 100 } })).toBeNull();
    expectClose(fitBlocks(simulated, { ...percent, fixed: { bottom: 0 } })!.experiments[0]!.bottom, 0, {
      abs: 1e-12,
    });
  });
});
