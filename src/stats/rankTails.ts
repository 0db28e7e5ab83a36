import type { ExactDistribution } from './exactDistribution.ts';
import { normalLogUpperTail, normalUpperTail } from './normal.ts';

/** `exact` counts all arrangements of the ranks; `normal` is the approximation with tie and continuity correction. */
export type RankTestMethod = 'exact' | 'normal';

/** What a rank statistic says, whichever way its distribution was found. */
export interface RankTails {
  readonly method: RankTestMethod;
  /** with tie and continuity correction; null for the exact test */
  readonly z: number | null;
  /** twice the smaller tail, at most 1 */
  readonly p: number;
  /** log10 p, right where p itself underflows */
  readonly log10p: number;
  /** P of a statistic as small as this, and as large */
  readonly pLess: number;
  readonly pGreater: number;
  /** the p of the most extreme order these numbers of values and ties allow; null for the approximation */
  readonly smallestP: number | null;
}

/**
 * Both tails of an exact distribution as one result.
 *
 * @param distribution - of the statistic
 * @param less - P of a statistic as small as the observed one
 * @param greater - P of one as large
 */
export function exactRankTails(distribution: ExactDistribution, less: number, greater: number): RankTails {
  const possible = distribution.probabilities.filter((probability) => probability > 0);
  const p = Math.min(1, 2 * less, 2 * greater);
  return {
    method: 'exact',
    z: null,
    p,
    log10p: Math.log10(p),
    pLess: less,
    pGreater: greater,
    smallestP: Math.min(1, 2 * (possible.at(0) ?? 1), 2 * (possible.at(-1) ?? 1)),
  };
}

/**
 * Tails of the normal approximation of a rank statistic, with half a step of continuity correction towards the mean.
 *
 * @param fromMean - the statistic less its mean
 * @param sd - its standard deviation, ties taken out
 */
export function normalRankTails(fromMean: number, sd: number): RankTails {
  const z = (fromMean - Math.sign(fromMean) * 0.5) / sd;
  return {
    method: 'normal',
    z,
    p: Math.min(1, 2 * normalUpperTail(Math.abs(z))),
    log10p: Math.min(0, (Math.LN2 + normalLogUpperTail(Math.abs(z))) / Math.LN10),
    pLess: normalUpperTail(-(fromMean + 0.5) / sd),
    pGreater: normalUpperTail((fromMean - 0.5) / sd),
    smallestP: null,
  };
}
