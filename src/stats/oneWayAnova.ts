import {
  groupsFTest,
  roundingOf,
  summarizeGroups,
  type GroupsFTest,
  type GroupsImpossible,
  type GroupSummary,
} from './groupSummary.ts';
import { squaresAroundWeightedMean } from './weightedMean.ts';

/** A one-way analysis of variance, complete in itself. */
export interface OneWayAnovaResult extends GroupsFTest<'one-way anova'> {
  readonly sumOfSquaresBetween: number;
  readonly sumOfSquaresWithin: number;
  /** η², the share of all scatter that lies between groups */
  readonly etaSquared: number;
}

export type OneWayAnova = OneWayAnovaResult | GroupsImpossible<'one-way anova'>;

/**
 * One-way analysis of variance: do groups of equal variance have different means?
 *
 * F = [Σ nᵢ (x̄ᵢ − x̄)²/(k − 1)] / [Σ (nᵢ − 1) sᵢ²/(N − k)], df = k − 1 and N − k.
 *
 * @param groups - at least two, in the same unit; with one value each in all of them there is no scatter to measure with
 * @param rounding - an SD within groups up to this is none; of the values' size unless they were computed from larger ones
 * @source R stats::oneway.test(var.equal = TRUE)
 */
export function oneWayAnova(
  groups: readonly (readonly number[])[],
  rounding = roundingOf(groups.flat()),
): OneWayAnova {
  const method = 'one-way anova';
  const summaries = summarizeGroups(groups);
  const { variance, df: df2, sumOfSquares } = varianceWithinGroups(summaries);
  if (df2 === 0) return { kind: 'impossible', method, groups: summaries, obstacle: 'tooFewValues' };
  if (!(Math.sqrt(variance) > rounding)) {
    return { kind: 'impossible', method, groups: summaries, obstacle: 'noVariance' };
  }
  const between = squaresAroundWeightedMean(
    summaries.map((group) => ({ mean: group.mean, weight: group.n })),
  );
  const df1 = summaries.length - 1;
  const statistic = between / df1 / variance;
  return {
    ...groupsFTest(method, summaries, statistic, df1, df2),
    sumOfSquaresBetween: between,
    sumOfSquaresWithin: sumOfSquares,
    etaSquared: between / (between + sumOfSquares),
  };
}

/**
 * The variance that all groups are taken to share: Σ (nᵢ − 1) sᵢ²/(N − k).
 *
 * @returns NaN for df = 0, when no group has a second value
 */
export function varianceWithinGroups(groups: readonly GroupSummary[]): {
  readonly variance: number;
  readonly df: number;
  readonly sumOfSquares: number;
} {
  const sumOfSquares = groups.reduce((sum, { n, sd }) => sum + (n - 1) * (sd ?? 0) ** 2, 0);
  const df = groups.reduce((sum, { n }) => sum + n - 1, 0);
  return { variance: sumOfSquares / df, df, sumOfSquares };
}
