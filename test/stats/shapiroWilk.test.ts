import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '#stats/normal';
import { shapiroWilk, type ShapiroWilkResult } from '#stats/shapiroWilk';
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

function tested(values: readonly number[]): ShapiroWilkResult {
  const test = shapiroWilk(values);
  if (test.kind === 'impossible') expect.fail(`the test was impossible: ${test.obstacle}`);
  return test;
}

describe('Shapiro–Wilk', () => {
  it('agrees with R from 3 to 200 values', () => {
    const oracle = statsOracle<{ x: number[] }, { W: number; p: number }>('shapiro');
    expect(oracle.map(({ input }) => input.x.length)).toEqual([3, 4, 6, 11, 12, 25, 50, 200]);
    for (const { id, input, expected } of oracle) {
      const result = tested(input.x);
      expectClose(result.statistic, expected.W, { rel: 1e-13 }, `${id} W`);
      expectClose(result.p, expected.p, { rel: 1e-10 }, `${id} p`);
      expectClose(result.log10p, Math.log10(expected.p), { rel: 1e-10 }, `${id} log10 p`);
      expect(result.n, id).toBe(input.x.length);
    }
  });

  it('says normal scores are normal and their squares are not, up to 5000 values', () => {
    const scores = Array.from({ length: 5000 }, (_, index) => normalQuantile((index + 0.5) / 5000));
    expect(tested(scores).p).toBeGreaterThan(0.99);
    const squares = tested(scores.map((score) => score ** 2));
    expect(squares.p).toBeLessThan(1e-60);
    expectClose(10 ** squares.log10p, squares.p, { rel: 1e-10 });
  });

  it('has p 0 for three values of which two are equal, the least W there is', () => {
    // W = 3/4 of any such three
    expectClose(tested([1, 1, 7]).statistic, 0.75, { rel: 1e-14 });
    expectClose(tested([1, 1, 7]).p, 0, { abs: 1e-7 });
  });

  it('has p 1 for three evenly spaced values', () => {
    expectClose(tested([1, 2, 3]).p, 1, { rel: 1e-7 });
  });

  it('is impossible for too few, too many or equal values', () => {
    expect(shapiroWilk([1, 2])).toEqual({ kind: 'impossible', obstacle: 'tooFewValues', n: 2 });
    expect(shapiroWilk([5, 5, 5])).toEqual({ kind: 'impossible', obstacle: 'noVariance', n: 3 });
    expect(shapiroWilk([0.1 + 0.2, 0.3, 0.3])).toMatchObject({ obstacle: 'noVariance' });
    const many = Array.from({ length: 5001 }, (_, index) => index);
    expect(shapiroWilk(many)).toEqual({ kind: 'impossible', obstacle: 'tooManyValues', n: 5001 });
    expect(() => shapiroWilk([1, 2, NaN])).toThrow('finite');
  });

  it('asks only for the shape: order, unit, origin and sign are irrelevant', () => {
    const values = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 99 }), (x, factor) => {
        const { statistic, p } = tested(x);
        const changed = tested(x.map((value) => 7 - factor * value).toReversed());
        expectClose(changed.statistic, statistic, { rel: 1e-12 });
        expectClose(changed.p, p, { rel: 1e-8, abs: 1e-300 });
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });
});
