import { median } from 'd3-array';
import { rankSumDistribution } from './exactDistribution.ts';
import { midRanks, tieCorrection } from './midRanks.ts';
import { normalQuantile } from './normal.ts';
import { exactRankTails, normalRankTails, type RankTails, type RankTestMethod } from './rankTails.ts';

export interface MannWhitneyGroups {
  readonly nA: number;
  readonly nB: number;
  readonly medianA: number;
  readonly medianB: number;
}

/** A two-sided Mann–Whitney test, complete in itself. */
export interface MannWhitneyResult extends MannWhitneyGroups, RankTails {
  readonly kind: 'tested';
  /** W (or U) of a: in how many pairs a is above b, pairs of equal values counted half */
  readonly statistic: number;
  /** W/(nA·nB): how often a value of a is above one of b */
  readonly probabilityOfSuperiority: number;
  /** Hodges–Lehmann: median of all differences aᵢ − bⱼ */
  readonly shift: number;
  /** of the shift, at least 95 %; null where so few values reach 95 % with no interval */
  readonly confidence95: readonly [number, number] | null;
  /** how many groups of equal values there are */
  readonly tiedGroups: number;
}

/** Why there is no p: a group without values, or all values equal. */
export interface MannWhitneyImpossible {
  readonly kind: 'impossible';
  readonly obstacle: 'tooFewValues' | 'allTied';
  readonly nA: number;
  readonly nB: number;
}

/** The exact test counts up to 50 values against 50, or 12 against 400: the smaller group times all values. */
const exactUpTo = 5000;

/**
 * Mann–Whitney test (Wilcoxon's rank sum): do values of one group tend to be above those of another?
 *
 * W = Σ ranks of a − nₐ(nₐ + 1)/2. Exact, also with ties, while min(nₐ, n_b)·(nₐ + n_b) ≤ 5000; beyond that
 * z = (W − nₐn_b/2 ∓ ½)/σ, σ² = nₐn_b/12·[N + 1 − Σ(t³ − t)/(N(N − 1))]. With ties the interval is that of untied values, which covers at least as often.
 *
 * @param a - values of the first group
 * @param b - values of the second group, in the same unit
 * @param method - leave out for the one the numbers of values ask for
 * @source Mann, Whitney, Ann Math Stat 18:50 (1947); Hodges, Lehmann, Ann Math Stat 34:598 (1963); R stats::wilcox.test
 */
export function mannWhitney(
  a: readonly number[],
  b: readonly number[],
  method: RankTestMethod = suitedMethod(a.length, b.length),
): MannWhitneyResult | MannWhitneyImpossible {
  const all = [...a, ...b];
  if (!all.every(Number.isFinite)) throw new RangeError('a rank test takes finite numbers only');
  const [nA, nB] = [a.length, b.length];
  if (nA === 0 || nB === 0) return { kind: 'impossible', obstacle: 'tooFewValues', nA, nB };
  const { ranks, ties } = midRanks(all);
  if (ties[0] === all.length) return { kind: 'impossible', obstacle: 'allTied', nA, nB };
  const rankSum = ranks.slice(0, nA).reduce((sum, rank) => sum + rank, 0);
  const statistic = rankSum - (nA * (nA + 1)) / 2;
  const differences = Float64Array.from(a.flatMap((valueA) => b.map((valueB) => valueA - valueB))).sort();
  return {
    kind: 'tested',
    nA,
    nB,
    medianA: median(a) ?? 0,
    medianB: median(b) ?? 0,
    statistic,
    ...(method === 'exact'
      ? exactTails(ranks, rankSum, nA, nB)
      : normalRankTails(statistic - (nA * nB) / 2, rankSumSd(nA, nB, ties))),
    probabilityOfSuperiority: statistic / (nA * nB),
    shift: median(differences) ?? 0,
    confidence95: shiftInterval(differences, nA, nB, method),
    tiedGroups: ties.length,
  };
}

function suitedMethod(nA: number, nB: number): RankTestMethod {
  return Math.min(nA, nB) * (nA + nB) <= exactUpTo ? 'exact' : 'normal';
}

/** Counted for the smaller group, which is less work. */
function exactTails(ranks: readonly number[], rankSum: number, nA: number, nB: number): RankTails {
  const distribution = rankSumDistribution(ranks, Math.min(nA, nB));
  if (nA <= nB)
    return exactRankTails(distribution, distribution.atMost(rankSum), distribution.atLeast(rankSum));
  const rest = ranks.reduce((sum, rank) => sum + rank, 0) - rankSum;
  return exactRankTails(distribution, distribution.atLeast(rest), distribution.atMost(rest));
}

function rankSumSd(nA: number, nB: number, ties: readonly number[]): number {
  const n = nA + nB;
  return Math.sqrt(((nA * nB) / 12) * (n + 1 - tieCorrection(ties) / (n * (n - 1))));
}

/** From the k-th smallest to the k-th largest difference, k the largest count with P(W < k) ≤ 2.5 % without ties. */
function shiftInterval(
  differences: Float64Array,
  nA: number,
  nB: number,
  method: RankTestMethod,
): readonly [number, number] | null {
  const k = method === 'exact' ? exactOrder(nA, nB) : normalOrder(nA, nB);
  const [low, high] = [differences[k - 1], differences[differences.length - k]];
  return low === undefined || high === undefined ? null : [low, high];
}

function exactOrder(nA: number, nB: number): number {
  const size = Math.min(nA, nB);
  const untied = Array.from({ length: nA + nB }, (_, index) => index + 1);
  return rankSumDistribution(untied, size).firstAbove(0.025) - (size * (size + 1)) / 2;
}

function normalOrder(nA: number, nB: number): number {
  return Math.floor((nA * nB) / 2 - 0.5 - normalQuantile(0.975) * rankSumSd(nA, nB, [])) + 1;
}
