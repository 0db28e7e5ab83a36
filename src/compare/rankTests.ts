import { mannWhitney } from '#stats/mannWhitney';
import type { RankTails } from '#stats/rankTails';
import { wilcoxonSignedRank } from '#stats/wilcoxonSignedRank';
import type { PairTest } from './pairTest.ts';

/**
 * Mann–Whitney test of two independent groups.
 *
 * @param a - at least one value
 * @param b - at least one value, in the same unit
 * @returns statistic U of a; difference is Hodges and Lehmann's shift
 */
export function rankSumTest(a: readonly number[], b: readonly number[]): PairTest {
  const digits = digitsThatCount([...a, ...b]);
  const result = mannWhitney(
    a.map((value) => rounded(value, digits)),
    b.map((value) => rounded(value, digits)),
  );
  if (result.kind === 'impossible') return { kind: 'impossible', obstacle: result.obstacle };
  return rankTest('U', result, result.tiedGroups > 0 ? ['ties'] : []);
}

/**
 * Wilcoxon's signed-rank test of values that belong together.
 *
 * @param a - at least one value; aᵢ and bᵢ are of one experiment
 * @param b - as many values, in the same order and unit
 * @returns statistic W, the sum of the ranks of differences above 0; difference is Hodges and Lehmann's shift
 */
export function signedRankTest(a: readonly number[], b: readonly number[]): PairTest {
  const digits = digitsThatCount([...a, ...b]);
  const result = wilcoxonSignedRank(
    a.map((value, index) => rounded(value - (b[index] ?? Number.NaN), digits)),
  );
  if (result.kind === 'impossible') return { kind: 'impossible', obstacle: result.obstacle };
  return rankTest('W', result, [
    ...(result.tiedGroups > 0 ? ['ties'] : []),
    ...(result.zeros > 0 ? ['zeroDifferences'] : []),
  ]);
}

interface RankResult extends RankTails {
  readonly statistic: number;
  readonly shift: number;
  readonly confidence95: readonly [number, number] | null;
}

function rankTest(
  statisticName: 'U' | 'W',
  { statistic, method, z, p, log10p, smallestP, shift, confidence95 }: RankResult,
  flags: readonly string[],
): PairTest {
  return {
    kind: 'tested',
    statistic,
    statisticName,
    df: null,
    p,
    log10p,
    difference: shift,
    confidence95,
    scale: 'shift',
    method: method === 'exact' ? 'exact' : 'normal approximation',
    ...(smallestP === null ? {} : { smallestP }),
    ...(z === null ? {} : { z }),
    flags: [...flags, ...(method === 'exact' ? [] : ['approximateP'])],
  };
}

/** Decimals that mean something in values of this size: 0.3 − 0.2 and 0.2 − 0.1 are equal, though not in binary. */
function digitsThatCount(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest === 0 ? 0 : 13 - Math.ceil(Math.log10(largest));
}

/** The number to so many decimals; before the decimal point where they are negative. */
function rounded(value: number, decimals: number): number {
  const step = 10 ** Math.abs(decimals);
  // numbers near the ends of the doubles stay as they are
  if (!Number.isFinite(step) || !Number.isFinite(value * step)) return value;
  return decimals < 0 ? Math.round(value / step) * step : Math.round(value * step) / step;
}
