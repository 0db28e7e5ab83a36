import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signedRankDistribution } from '#stats/exactDistribution';
import { midRanks } from '#stats/midRanks';
import type { RankTestMethod } from '#stats/rankTails';
import { wilcoxonSignedRank, type WilcoxonSignedRankResult } from '#stats/wilcoxonSignedRank';
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

const twelveDigits = { rel: 1e-12 };

function tested(differences: readonly number[], method?: RankTestMethod): WilcoxonSignedRankResult {
  const test = wilcoxonSignedRank(differences, method);
  if (test.kind === 'impossible') expect.fail(`the test was impossible: ${test.obstacle}`);
  return test;
}

describe('Wilcoxon signed rank', () => {
  it('agrees with R where nothing is tied', () => {
    const oracle = statsOracle<{ x: number[]; y: number[] }, { V: number; pExact: number }>(
      'wilcoxonSignedRank',
    );
    expect(oracle).toHaveLength(2);
    for (const { id, input, expected } of oracle) {
      const result = tested(input.x.map((x, index) => x - (input.y[index] ?? NaN)));
      expect(result.statistic, id).toBe(expected.V);
      expectClose(result.p, expected.pExact, twelveDigits, id);
      expect(result).toMatchObject({ method: 'exact', z: null, zeros: 0, n: input.x.length, tiedGroups: 0 });
    }
  });

  it('agrees with the count of all patterns of signs, with ties and zeros', () => {
    const oracle = statsOracle<
      { differences: number[] },
      Record<'V' | 'pLess' | 'pGreater' | 'p' | 'zeros' | 'hodgesLehmann', number>
    >('signedRankByCounting');
    expect(oracle).toHaveLength(9);
    for (const { id, input, expected } of oracle) {
      const result = tested(input.differences);
      expect([result.statistic, result.zeros, result.shift], id).toEqual([
        expected.V,
        expected.zeros,
        expected.hodgesLehmann,
      ]);
      expectClose(result.p, expected.p, twelveDigits, id);
      expectClose(result.log10p, Math.log10(expected.p), { rel: 1e-12, abs: 1e-15 }, id);
      expectClose(result.pLess, expected.pLess, twelveDigits, id);
      expectClose(result.pGreater, expected.pGreater, twelveDigits, id);
    }
  });

  it('has the exact interval that the table of critical values gives', () => {
    // six differences: V ≤ 0 has 1/64 below 2.5 %, V ≤ 1 has 2/64 above: from the smallest to the largest mean of a pair
    expect(tested([1, 2, 4, 8, 16, 32]).confidence95).toEqual([1, 32]);
    // eight: the critical V is 3 (P = 5/256 = 1.95 %), so the fourth from each end of the 36 means
    const eight = [1, 2, 4, 8, 16, 32, 64, 128];
    const means = eight.flatMap((a, i) => eight.slice(i).map((b) => (a + b) / 2)).sort((a, b) => a - b);
    expect(tested(eight).confidence95).toEqual([means[3], means[32]]);
    expect(tested([1, 2, 4, 8, 16]).confidence95).toBeNull();
    expect(tested([1, 2, 4, 8, 16])).toMatchObject({ medianDifference: 4, smallestP: 0.0625 });
  });

  it('approximates with ties and continuity', () => {
    // 1 1 2 −2 3 5: V = 17.5 of 21, σ² = 6·7·13/24 − (6 + 6)/48 = 22.5, z = (17.5 − 10.5 − 0.5)/√22.5
    const result = tested([1, 1, 2, -2, 3, 5], 'normal');
    expectClose(result.z, 6.5 / Math.sqrt(22.5), twelveDigits);
    expect(result).toMatchObject({ method: 'normal', tiedGroups: 2, smallestP: null });
  });

  it('turns to the approximation beyond 200 differences, where both agree', () => {
    const many = Array.from({ length: 202 }, (_, index) => ((index * 37) % 202) - 91);
    const result = tested(many);
    const exact = tested(many, 'exact');
    expect(result.method).toBe('normal');
    expectClose(result.p, exact.p, { rel: 0.01 });
    expectClose(result.log10p, Math.log10(exact.p), { rel: 0.01 });
    expect(result.confidence95).toEqual(exact.confidence95);
    expect(tested(many.slice(2)).method).toBe('exact');
  });

  it('is impossible without differences', () => {
    const nothing = { kind: 'impossible', n: 0, zeros: 0 };
    expect(wilcoxonSignedRank([])).toEqual({ ...nothing, obstacle: 'tooFewValues' });
    expect(wilcoxonSignedRank([0, 0])).toEqual({ ...nothing, obstacle: 'noDifference', n: 2, zeros: 2 });
    expect(() => wilcoxonSignedRank([Infinity])).toThrow('finite');
  });

  const differences = fc
    .array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 12 })
    .filter((values) => values.some((value) => value !== 0));

  it('keeps its p when all signs turn', () => {
    fc.assert(
      fc.property(differences, (values) => {
        const [there, back] = [tested(values), tested(values.map((value) => -value))];
        expectClose(back.p, there.p, twelveDigits);
        expectClose(back.pLess, there.pGreater, twelveDigits);
        expectClose(back.shift, -there.shift, { rel: 1e-12 });
      }),
    );
  });

  it('has a distribution that sums to 1', () => {
    fc.assert(
      fc.property(differences, (values) => {
        const { probabilities } = signedRankDistribution(midRanks(values.map(Math.abs)).ranks);
        expectClose(
          probabilities.reduce((sum, share) => sum + share, 0),
          1,
          twelveDigits,
        );
      }),
    );
  });
});
