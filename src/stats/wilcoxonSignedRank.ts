import { median } from 'd3-array';
import { signedRankDistribution } from './exactDistribution.ts';
import { midRanks, tieCorrection } from './midRanks.ts';
import { normalQuantile } from './normal.ts';
import { exactRankTails, normalRankTails, type RankTails, type RankTestMethod } from './rankTails.ts';

/** A two-sided Wilcoxon signed-rank test, complete in itself. */
export interface WilcoxonSignedRankResult extends RankTails {
  readonly kind: 'tested';
  /** V: the sum of the ranks of the differences above 0 */
  readonly statistic: number;
  /** all differences */
  readonly n: number;
  /** how many of them are 0: they have no sign and are left out of the ranks (Wilcoxon's way, and R's) */
  readonly zeros: number;
  readonly medianDifference: number;
  /** Hodges–Lehmann: median of the means of all pairs of differences, zeros among them */
  readonly shift: number;
  /** of the shift, at least 95 %; null where so few values reach 95 % with no interval */
  readonly confidence95: readonly [number, number] | null;
  /** how many groups of differences of equal size there are */
  readonly tiedGroups: number;
}

/** Why there is no p: no values, or no difference that is not 0. */
export interface WilcoxonSignedRankImpossible {
  readonly kind: 'impossible';
  readonly obstacle: 'tooFewValues' | 'noDifference';
  readonly n: number;
  readonly zeros: number;
}

/** Up to here all patterns of signs are counted. */
const exactUpTo = 200;

/**
 * Wilcoxon's signed-rank test: do paired differences scatter around 0?
 *
 * V = Σ ranks of |dᵢ| with dᵢ > 0. Differences of 0 are left out and counted. Exact, also with ties, up to 200 differences; beyond
 * that z = (V − n(n + 1)/4 ∓ ½)/σ, σ² = n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48. With ties the interval is that of untied values.
 *
 * @param differences - aᵢ − bᵢ of the pairs (round them as the values were: 0.3 − 0.2 and 0.2 − 0.1 are not tied in binary)
 * @param method - leave out for the one the number of differences asks for
 * @source Wilcoxon, Biometrics Bulletin 1:80 (1945); Hodges, Lehmann, Ann Math Stat 34:598 (1963); R stats::wilcox.test
 */
export function wilcoxonSignedRank(
  differences: readonly number[],
  method?: RankTestMethod,
): WilcoxonSignedRankResult | WilcoxonSignedRankImpossible {
  if (!differences.every(Number.isFinite)) throw new RangeError('a rank test takes finite numbers only');
  const n = differences.length;
  const signed = differences.filter((difference) => difference !== 0);
  const zeros = n - signed.length;
  if (n === 0) return { kind: 'impossible', obstacle: 'tooFewValues', n, zeros };
  if (signed.length === 0) return { kind: 'impossible', obstacle: 'noDifference', n, zeros };
  const { ranks, ties } = midRanks(signed.map(Math.abs));
  const statistic = ranks.reduce((sum, rank, index) => ((signed[index] ?? 0) > 0 ? sum + rank : sum), 0);
  const exact = (method ?? (signed.length <= exactUpTo ? 'exact' : 'normal')) === 'exact';
  const means = walshAverages(differences);
  return {
    kind: 'tested',
    statistic,
    n,
    zeros,
    ...(exact
      ? exactTails(ranks, statistic)
      : normalRankTails(
          statistic - (signed.length * (signed.length + 1)) / 4,
          signedRankSd(signed.length, ties),
        )),
    medianDifference: median(differences) ?? 0,
    shift: median(means) ?? 0,
    confidence95: shiftInterval(means, exact ? exactOrder(n) : normalOrder(n)),
    tiedGroups: ties.length,
  };
}

function exactTails(ranks: readonly number[], statistic: number): RankTails {
  const distribution = signedRankDistribution(ranks);
  return exactRankTails(distribution, distribution.atMost(statistic), distribution.atLeast(statistic));
}

function signedRankSd(n: number, ties: readonly number[]): number {
  return Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieCorrection(ties) / 48);
}

/** (dᵢ + dⱼ)/2 for all i ≤ j, sorted. */
function walshAverages(differences: readonly number[]): Float64Array {
  return Float64Array.from(
    differences.flatMap((first, index) => differences.slice(index).map((second) => (first + second) / 2)),
  ).sort();
}

/** From the k-th smallest to the k-th largest mean of a pair. */
function shiftInterval(means: Float64Array, k: number): readonly [number, number] | null {
  const [low, high] = [means[k - 1], means[means.length - k]];
  return low === undefined || high === undefined ? null : [low, high];
}

/** The largest k with P(V < k) ≤ 2.5 % for n differences without ties. */
function exactOrder(n: number): number {
  const untied = Array.from({ length: n }, (_, index) => index + 1);
  return signedRankDistribution(untied).firstAbove(0.025);
}

function normalOrder(n: number): number {
  return Math.floor((n * (n + 1)) / 4 - 0.5 - normalQuantile(0.975) * signedRankSd(n, [])) + 1;
}
