import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankSumDistribution } from '#stats/exactDistribution';
import { mannWhitney, type MannWhitneyResult } from '#stats/mannWhitney';
import { midRanks } from '#stats/midRanks';
import type { RankTestMethod } from '#stats/rankTails';
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

interface Expected {
  readonly W: number;
  readonly pExact?: number;
  readonly pNormalContinuity: number;
  readonly hodgesLehmann?: number;
  readonly ci95?: [number, number];
  readonly exactPermutation: Record<
    'pTwoSidedDoubledTail' | 'pTwoSidedByDistanceFromMean' | 'pLess' | 'pGreater',
    number
  >;
}

const twelveDigits = { rel: 1e-12 };

function tested(a: readonly number[], b: readonly number[], method?: RankTestMethod): MannWhitneyResult {
  const test = mannWhitney(a, b, method);
  if (test.kind === 'impossible') expect.fail(`the test was impossible: ${test.obstacle}`);
  return test;
}

describe('Mann–Whitney against R and the enumeration of all arrangements', () => {
  const oracle = statsOracle<{ x: number[]; y: number[] }, Expected>('mannWhitney');

  it('has the exact p, with ties too', () => {
    expect(oracle).toHaveLength(7);
    for (const { id, input, expected } of oracle) {
      const result = tested(input.x, input.y);
      expect(result).toMatchObject({ method: 'exact', z: null, nA: input.x.length, nB: input.y.length });
      expect(result.statistic, id).toBe(expected.W);
      const counted = expected.exactPermutation;
      expectClose(result.p, counted.pTwoSidedDoubledTail, twelveDigits, `${id} p`);
      expectClose(result.log10p, Math.log10(counted.pTwoSidedDoubledTail), twelveDigits, `${id} log10 p`);
      expectClose(result.pLess, counted.pLess, twelveDigits, `${id} less`);
      expectClose(result.pGreater, counted.pGreater, twelveDigits, `${id} greater`);
      expect(result.tiedGroups > 0, id).toBe(id.includes('ties'));
    }
  });

  it('has the whole distribution: the p by distance from the mean follows from it', () => {
    for (const { id, input, expected } of oracle) {
      const { ranks } = midRanks([...input.x, ...input.y]);
      const { probabilities } = rankSumDistribution(ranks, input.x.length);
      const mean = (input.x.length * (ranks.length + 1)) / 2;
      const least = (input.x.length * (input.x.length + 1)) / 2;
      const distance = Math.abs(expected.W + least - mean);
      const p = probabilities.reduce(
        (sum, share, k) => (Math.abs(k / 2 - mean) >= distance ? sum + share : sum),
        0,
      );
      expectClose(p, expected.exactPermutation.pTwoSidedByDistanceFromMean, twelveDigits, id);
    }
  });

  it('has the Hodges–Lehmann shift and its exact interval', () => {
    const untied = oracle.filter(({ expected }) => expected.hodgesLehmann !== undefined);
    expect(untied).toHaveLength(4);
    for (const { id, input, expected } of untied) {
      const result = tested(input.x, input.y);
      const unit = { rel: 1e-12, abs: 1e-13 };
      expectClose(result.shift, expected.hodgesLehmann ?? NaN, unit, `${id} shift`);
      expected.ci95?.forEach((end, index) =>
        expectClose(result.confidence95?.[index], end, unit, `${id} CI`),
      );
    }
  });

  it('has the normal approximation with ties and continuity', () => {
    for (const { id, input, expected } of oracle) {
      const result = tested(input.x, input.y, 'normal');
      expect(result).toMatchObject({ method: 'normal', smallestP: null });
      expectClose(result.p, expected.pNormalContinuity, { rel: 1e-11 }, id);
      expectClose(result.log10p, Math.log10(expected.pNormalContinuity), { rel: 1e-11 }, id);
    }
  });
});

describe('Mann–Whitney', () => {
  it('says the smallest p its numbers of values can give', () => {
    // 3 against 3: 2 of 20 orders
    expectClose(tested([1, 2, 3], [4, 5, 6]).smallestP, 0.1, twelveDigits);
    // with ties across the middle more arrangements look alike: 1 1 2 | 2 2 3, 3 of the 20 have the smallest sum
    expectClose(tested([1, 1, 2], [2, 2, 3]).smallestP, 0.3, twelveDigits);
  });

  it('has no interval where so few values reach 95 % with none', () => {
    expect(tested([1, 2, 3], [4, 5, 6]).confidence95).toBeNull();
    expect(tested([1, 2, 3, 4], [5, 6, 7, 8]).confidence95).toEqual([-7, -1]);
  });

  it('says how often a is above b', () => {
    expect(tested([1, 5, 9], [2, 3]).probabilityOfSuperiority).toBe(4 / 6);
    expect(tested([1, 5, 9], [2, 3])).toMatchObject({ medianA: 5, medianB: 2.5, shift: 2.5 });
  });

  it('turns to the approximation for large groups, where both agree', () => {
    const a = Array.from({ length: 51 }, (_, index) => index * 1.1);
    const b = Array.from({ length: 51 }, (_, index) => index * 1.13 + 5);
    const result = tested(a, b);
    const exact = tested(a, b, 'exact');
    expect(result.method).toBe('normal');
    expectClose(result.p, exact.p, { rel: 0.01 });
    expectClose(result.pLess, exact.pLess, { rel: 0.01 });
    expectClose(result.pGreater, exact.pGreater, { rel: 0.01 });
    expect(result.confidence95).toEqual(exact.confidence95);
    expect(tested(a.slice(1), b.slice(1)).method).toBe('exact');
  });

  it('is impossible without values or without order', () => {
    expect(mannWhitney([], [1])).toEqual({ kind: 'impossible', obstacle: 'tooFewValues', nA: 0, nB: 1 });
    expect(mannWhitney([1, 1], [1])).toEqual({ kind: 'impossible', obstacle: 'allTied', nA: 2, nB: 1 });
    expect(() => mannWhitney([NaN], [1])).toThrow('finite');
  });

  const values = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 9 });
  const untiedGroups = fc.tuple(values, values).filter(([a, b]) => new Set([...a, ...b]).size > 1);

  it('keeps its p when groups are swapped, and turns the shift', () => {
    fc.assert(
      fc.property(untiedGroups, ([a, b]) => {
        const [there, back] = [tested(a, b), tested(b, a)];
        expectClose(back.p, there.p, twelveDigits);
        expectClose(back.pLess, there.pGreater, twelveDigits);
        expectClose(back.shift, -there.shift, { rel: 1e-12, abs: 0 });
        expect(back.statistic + there.statistic).toBe(a.length * b.length);
      }),
    );
  });

  it('keeps its p under a monotone transformation', () => {
    fc.assert(
      fc.property(untiedGroups, ([a, b]) => {
        const bent = (value: number): number => Math.exp(value / 3);
        expect(tested(a.map(bent), b.map(bent)).p).toBe(tested(a, b).p);
      }),
    );
  });

  it('has a distribution that sums to 1', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const { probabilities, atMost, atLeast } = rankSumDistribution(
          midRanks([...a, ...b]).ranks,
          a.length,
        );
        expectClose(
          probabilities.reduce((sum, share) => sum + share, 0),
          1,
          twelveDigits,
        );
        expectClose(atMost(7) + atLeast(7.5), 1, twelveDigits);
      }),
    );
  });
});
