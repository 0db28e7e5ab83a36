import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean, meanConfidence95, sampleSd, sampleVariance, standardErrorOfMean } from '#stats/moments';
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

describe('mean, SD, SEM and confidence interval', () => {
  it('are those of the reference table', () => {
    interface Expected {
      mean: number;
      sd: number;
      sem: number;
      ciMean95: [number, number];
      geoMean: number;
      ci95: [number, number];
    }
    for (const { input, expected } of statsOracle<{ x: number[] }, Expected>('geoMean')) {
      expectClose(mean(input.x), expected.mean, { rel: 1e-14 });
      expectClose(sampleSd(input.x), expected.sd, { rel: 1e-14 });
      expectClose(standardErrorOfMean(input.x), expected.sem, { rel: 1e-14 });
      const [low, high] = meanConfidence95(input.x)!;
      expectClose(low, expected.ciMean95[0], { rel: 1e-11 });
      expectClose(high, expected.ciMean95[1], { rel: 1e-12 });
      const logs = input.x.map(Math.log);
      expectClose(Math.exp(mean(logs)), expected.geoMean, { rel: 1e-13 });
      meanConfidence95(logs)!.forEach((end, index) =>
        expectClose(Math.exp(end), expected.ci95[index]!, { rel: 1e-12 }),
      );
    }
  });

  it('are those worked out by hand', () => {
    // 2, 4, 9: mean 5, deviations −3, −1, 4, variance 26/2 = 13; t(0.975, 2) = 4.302652729749464
    expect(mean([2, 4, 9])).toBe(5);
    expect(sampleVariance([2, 4, 9])).toBe(13);
    const half = 4.302652729749464 * Math.sqrt(13 / 3);
    expectClose(meanConfidence95([2, 4, 9])![0], 5 - half, { rel: 1e-14 });
    expectClose(meanConfidence95([2, 4, 9])![1], 5 + half, { rel: 1e-14 });
  });

  it('keep their digits far from 0', () => {
    // 2·10¹⁵ + 0.8, of which a double holds quarters; a plain sum drops the ones
    expect(mean([1e16, 1, 1, 1, 1])).toBe(2e15 + 0.75);
    expect(mean([1e9 + 1, 1e9 + 2, 1e9 + 6])).toBe(1e9 + 3);
    expect(sampleVariance([1e9 + 1, 1e9 + 2, 1e9 + 6])).toBe(7);
  });

  it('have no scatter for one value and none that rounding made for equal ones', () => {
    expect(sampleSd([4])).toBeNull();
    expect(standardErrorOfMean([4])).toBeNull();
    expect(meanConfidence95([4])).toBeNull();
    expect(() => mean([])).toThrow(RangeError);
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, fc.integer({ min: 2, max: 40 }), (repeated, times) => {
        expect(sampleSd(new Array<number>(times).fill(repeated))).toBe(0);
      }),
    );
  });

  it('move and stretch with the values', () => {
    const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.double({ min: -1e3, max: 1e3, noNaN: true }), (numbers, shift) => {
        const moved = numbers.map((value) => 2 * value + shift);
        expectClose(mean(moved), 2 * mean(numbers) + shift, { abs: 1e-10 });
        expectClose(sampleSd(moved), 2 * sampleSd(numbers)!, { abs: 1e-10 });
      }),
    );
  });
});
