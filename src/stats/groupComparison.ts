import type { GroupsImpossible, GroupSummary } from './groupSummary.ts';
import { roundingOf, summarizeGroups } from './groupSummary.ts';
import { varianceWithinGroups } from './oneWayAnova.ts';

/** Two groups of several, compared while all other comparisons are looked at too. */
export interface GroupComparison {
  /** index of the group */
  readonly a: number;
  /** index of the group it is compared with */
  readonly b: number;
  /** mean of a − mean of b */
  readonly difference: number;
  /** of the difference, from the variance within all groups */
  readonly standardError: number;
  /** t = difference/standardError */
  readonly statistic: number;
  /** adjusted: of any comparison being so large when no group differs */
  readonly p: number;
  /** log10 p, right where p itself underflows */
  readonly log10p: number;
  /** simultaneous: in 95 % of such experiments all intervals cover their differences */
  readonly confidence95: readonly [number, number];
}

/** Comparisons of several groups that share the variance within groups, complete in themselves. */
export interface GroupComparisonsResult<Method extends string> {
  readonly kind: 'tested';
  readonly method: Method;
  readonly groups: readonly GroupSummary[];
  /** degrees of freedom of the variance within groups */
  readonly df: number;
  readonly varianceWithin: number;
  /** the |t| beyond which a comparison is significant at 5 % */
  readonly criticalT95: number;
  readonly comparisons: readonly GroupComparison[];
}

export type GroupComparisons<Method extends string> =
  GroupComparisonsResult<Method> | GroupsImpossible<Method>;

/** Distribution of the largest |t| of all comparisons, for groups of these sizes. */
export interface LargestT {
  readonly upperTail: (t: number, df: number) => number;
  readonly log10UpperTail: (t: number, df: number) => number;
  readonly upperQuantile: (p: number, df: number) => number;
}

/**
 * Compares pairs of groups by t with the variance within all groups, judged by the largest |t| of them all.
 *
 * t = (x̄ₐ − x̄_b)/(s √(1/nₐ + 1/n_b)), s² = Σ (nᵢ − 1) sᵢ²/(N − k).
 *
 * @param pairs - indexes of the groups [a, b]
 */
export function compareGroupPairs<Method extends string>(
  method: Method,
  groups: readonly (readonly number[])[],
  pairs: readonly (readonly [number, number])[],
  largestT: LargestT,
): GroupComparisons<Method> {
  const summaries = summarizeGroups(groups);
  const { variance, df } = varianceWithinGroups(summaries);
  if (df === 0) return { kind: 'impossible', method, groups: summaries, obstacle: 'tooFewValues' };
  if (!(Math.sqrt(variance) > roundingOf(groups.flat()))) {
    return { kind: 'impossible', method, groups: summaries, obstacle: 'noVariance' };
  }
  const criticalT95 = largestT.upperQuantile(0.05, df);
  const comparisons = pairs.map(([a, b]): GroupComparison => {
    const groupA = at(summaries, a);
    const groupB = at(summaries, b);
    const difference = groupA.mean - groupB.mean;
    const standardError = Math.sqrt(variance * (1 / groupA.n + 1 / groupB.n));
    const statistic = difference / standardError;
    const half = criticalT95 * standardError;
    return {
      a,
      b,
      difference,
      standardError,
      statistic,
      p: largestT.upperTail(Math.abs(statistic), df),
      log10p: largestT.log10UpperTail(Math.abs(statistic), df),
      confidence95: [difference - half, difference + half],
    };
  });
  return {
    kind: 'tested',
    method,
    groups: summaries,
    df,
    varianceWithin: variance,
    criticalT95,
    comparisons,
  };
}

function at(groups: readonly GroupSummary[], index: number): GroupSummary {
  const group = groups[index];
  if (group === undefined) throw new RangeError(`there is no group ${index} among ${groups.length}`);
  return group;
}
