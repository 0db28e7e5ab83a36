import { describe, expect, it } from 'vitest';
import type { FitOptions, FitPoint } from '#domain/fit';
import { defaultFitOptions } from '#doseresponse/fitCurve';
import { responseAt } from '#doseresponse/responseAt';
import { rout } from '#doseresponse/outliers/rout';
import { seededRandom } from '../../../example/seededRandom.ts';
import oracle from '../../oracle/rout.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.ts';
import { pointsOf, simulatedPoints } from '../simulated.ts';

const cases = oracle.sets.map(({ options, data, ...rest }) => ({
  ...rest,
  points: pointsOf(data),
  options: { ...defaultFitOptions, ...options } as FitOptions,
}));

describe('ROUT on a dose–response curve', () => {
  it.each(cases)('flags the points that scipy flags, by the same residuals: $id', (one) => {
    const { points, options, expected } = one;
    const found = rout(points, options, oracle.q);
    expect(found?.df).toBe(expected.df);
    expect(found?.outliers.map(({ index }) => index)).toEqual(expected.outliers.map(({ index }) => index));
    expect(one.planted.every((index) => found?.outliers.some((outlier) => outlier.index === index))).toBe(
      true,
    );
    expectClose(found?.rsdr, expected.rsdr, { rel: 1e-5 }, 'RSDR');
    expected.outliers.forEach(({ index, residual, p }, i) => {
      const outlier = found?.outliers[i];
      expectClose(outlier?.residual, residual, { rel: 1e-5 }, `residual of ${index}`);
      expectClose(outlier?.p, p, { rel: 5e-4 }, `p of ${index}`);
      expect(outlier).toMatchObject({ dose: points[index]?.dose, response: points[index]?.response });
    });
  });

  it('marks exactly the gross outlier of the set that was simulated with one', () => {
    const points = simulatedPoints('sim-s09-outlier');
    expect(rout(points, defaultFitOptions)?.outliers.map(({ index }) => index)).toEqual([13]);
  });

  it('takes every model', () => {
    const points = simulatedPoints('sim-s09-outlier');
    for (const model of ['5PL', 'W1', 'W2', 'LN', 'BC'] as const) {
      const outliers = rout(points, { ...defaultFitOptions, model })?.outliers ?? [];
      expect(
        outliers.map(({ index }) => index),
        model,
      ).toEqual([13]);
    }
  });

  it('does not depend on the order of the points or on the unit of the response', () => {
    const points = simulatedPoints('sim-s09-outlier');
    const turned = points.map(({ dose, response }) => ({ dose, response: response / 50 - 3 })).toReversed();
    const [one] = rout(points, defaultFitOptions)?.outliers ?? [];
    const [other] = rout(turned, defaultFitOptions)?.outliers ?? [];
    expect(other?.index).toBe(points.length - 1 - 13);
    expectClose(other?.p, one?.p ?? NaN, { rel: 1e-4 });
  });

  it('says nothing where the robust curve could run through the points', () => {
    const points = simulatedPoints('sim-s09-outlier');
    const single = points.filter((_, i) => i % 3 === 0);
    expect(single).toHaveLength(9);
    expect(rout(single.slice(1), defaultFitOptions)).toBeNull();
    expect(rout(single, defaultFitOptions)?.df).toBe(5);
    expect(rout([], defaultFitOptions)).toBeNull();
    expect(rout([{ dose: -1, response: 1 }], defaultFitOptions)).toBeNull();
  });

  it('says nothing of points that lie on a curve', () => {
    const exact = dosesOf(9, 2).map((dose) => ({ dose, response: trueResponse(dose) }));
    expect(rout(exact, defaultFitOptions)).toBeNull();
  });
});

describe('ROUT on simulated curves', () => {
  it('calls few of the points of clean data outliers: half a per cent with replicates, about one of single points', () => {
    for (const [doses, replicates, seed, most] of [
      [9, 3, 101, 0.005],
      [12, 1, 102, 0.015],
      [10, 2, 103, 0.005],
    ] as const) {
      const all = simulatedCurves(150, doses, replicates, seed).map((points) =>
        rout(points, defaultFitOptions),
      );
      expect(all.every((found) => found !== null)).toBe(true);
      const called = all.reduce((sum, found) => sum + (found?.outliers.length ?? 0), 0);
      expect(called / (150 * doses * replicates), `${doses} doses × ${replicates}`).toBeLessThan(most);
    }
  });

  it('calls too many where the scatter grows with the response, unless the weights say so', () => {
    const random = seededRandom(105);
    const curves = Array.from({ length: 60 }, () =>
      dosesOf(9, 3).map((dose) => ({
        dose,
        response: trueResponse(dose) * (1 + 0.05 * random.normal()),
      })),
    );
    const calledWith = (weighting: FitOptions['weighting']): number => {
      const options = weighting === undefined ? defaultFitOptions : { ...defaultFitOptions, weighting };
      return curves.reduce((sum, points) => sum + (rout(points, options)?.outliers.length ?? 0), 0);
    };
    expect(calledWith(undefined) / (60 * 27)).toBeGreaterThan(0.01);
    expect(calledWith('1/y2') / (60 * 27)).toBeLessThan(0.01);
  });

  it('finds a point that lies 10 SD off, and no other curve bends for it', () => {
    const curves = simulatedCurves(150, 9, 3, 104);
    const found = curves.filter((points, i) => {
      const far = (i * 7) % points.length;
      const spoilt = points.map((point, at) =>
        at === far ? { ...point, response: point.response + (i % 2 === 0 ? 10 : -10) * sd } : point,
      );
      return rout(spoilt, defaultFitOptions)?.outliers.some(({ index }) => index === far);
    });
    expect(found.length).toBeGreaterThanOrEqual(149);
  });
});

const sd = 5;

function trueResponse(dose: number): number {
  return responseAt('4PL', { hillSlope: -1.2, bottom: 10, top: 100, ec50: 0.3 }, dose);
}

function dosesOf(doses: number, replicates: number): number[] {
  return Array.from({ length: doses * replicates }, (_, i) => 10 / 3 ** Math.floor(i / replicates));
}

function simulatedCurves(count: number, doses: number, replicates: number, seed: number): FitPoint[][] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () =>
    dosesOf(doses, replicates).map((dose) => ({
      dose,
      response: trueResponse(dose) + sd * random.normal(),
    })),
  );
}
