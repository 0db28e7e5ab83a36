import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isotonicMeans } from '#stats/isotonic';
import { expectClose } from '../support/expectClose.ts';

describe('isotonicMeans', () => {
  it('leaves a sequence that rises as it is', () => {
    expect(isotonicMeans([1, 2, 4], [1, 1, 1])).toEqual([1, 2, 4]);
  });

  it('joins neighbours that fall to their weighted mean, worked by hand', () => {
    // 3 and 1 become 1.5 (weights 1 and 3); 2 stays above, 0 pulls it and them down to (3 + 3 + 2 + 0)/6
    expect(isotonicMeans([3, 1, 2], [1, 3, 1])).toEqual([1.5, 1.5, 2]);
    for (const level of isotonicMeans([3, 1, 2, 0], [1, 3, 1, 1])) expectClose(level, 8 / 6, { rel: 1e-12 });
  });

  it('rises, keeps the weighted mean, and no other rising sequence lies nearer', () => {
    const pair = fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(
        fc.array(pair, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(pair),
        (pairs, others) => {
          const [values, weights] = [pairs.map(([value]) => value), pairs.map(([, weight]) => weight)];
          const fit = isotonicMeans(values, weights);
          const miss = (levels: readonly number[]): number =>
            levels.reduce((sum, level, at) => sum + weights[at]! * (level - values[at]!) ** 2, 0);
          const rising = [...others.take(values.length)].map(([value]) => value).sort((a, b) => a - b);
          const sum = (levels: readonly number[]): number =>
            levels.reduce((total, level, at) => total + weights[at]! * level, 0);
          expect(fit.every((level, at) => at === 0 || level >= fit[at - 1]!)).toBe(true);
          expectClose(sum(fit), sum(values), { abs: 1e-9 });
          expect(miss(fit)).toBeLessThanOrEqual(miss(rising) + 1e-9);
        },
      ),
    );
  });
});
