import { chiSquaredLog10UpperTail, chiSquaredUpperTail } from './chiSquaredDistribution.ts';
import { roundingOf, summarizeGroups, type GroupsImpossible, type GroupSummary } from './groupSummary.ts';
import { logMinusLinear } from './logMinusLinear.ts';
import { varianceWithinGroups } from './oneWayAnova.ts';

/** Bartlett's test of variances, complete in itself. */
export interface BartlettResult {
  readonly kind: 'tested';
  readonly method: 'bartlett';
  readonly groups: readonly GroupSummary[];
  /** K², nearly χ² distributed */
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** log10 p, right where p itself underflows */
  readonly log10p: number;
}

export type Bartlett = BartlettResult | GroupsImpossible<'bartlett'>;

/**
 * Bartlett's test: do groups of normally distributed values scatter differently?
 *
 * K² = Σ (nᵢ − 1) ln(s²/sᵢ²) / C, s² the variance within all groups, C = 1 + [Σ 1/(nᵢ − 1) − 1/(N − k)]/(3(k − 1)), df = k − 1.
 *
 * @param groups - at least two, each with at least two values that scatter, in the same unit
 * @source Bartlett, Proc R Soc A 160:268 (1937); R stats::bartlett.test
 */
export function bartlett(groups: readonly (readonly number[])[]): Bartlett {
  const method = 'bartlett';
  const summaries = summarizeGroups(groups);
  if (summaries.some(({ n }) => n < 2)) {
    return { kind: 'impossible', method, groups: summaries, obstacle: 'tooFewValues' };
  }
  if (groups.some((group, index) => !((summaries[index]?.sd ?? 0) > roundingOf(group)))) {
    return { kind: 'impossible', method, groups: summaries, obstacle: 'noVariance' };
  }
  const { variance, df: dfWithin } = varianceWithinGroups(summaries);
  const df = summaries.length - 1;
  let deviance = 0;
  let inverseDfs = 0;
  for (const { n, sd } of summaries) {
    const ratio = (sd ?? 0) ** 2 / variance;
    // Σ (nᵢ − 1)(ratioᵢ − 1) is 0: subtracted, it keeps the digits of nearly equal variances
    deviance -= (n - 1) * logMinusLinear(ratio - 1, ratio);
    inverseDfs += 1 / (n - 1);
  }
  const statistic = deviance / (1 + (inverseDfs - 1 / dfWithin) / (3 * df));
  return {
    kind: 'tested',
    method,
    groups: summaries,
    statistic,
    df,
    p: chiSquaredUpperTail(statistic, df),
    log10p: chiSquaredLog10UpperTail(statistic, df),
  };
}
