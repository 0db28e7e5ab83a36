import { fLog10UpperTail, fUpperTail } from './fDistribution.ts';
import { mean } from './moments.ts';
import { roundingOf } from './groupSummary.ts';

/** A level of a nested analysis of variance. */
export interface NestedLevel {
  readonly sumOfSquares: number;
  readonly df: number;
  readonly meanSquare: number;
}

/** A nested analysis of variance, complete in itself. */
export interface NestedAnovaResult {
  readonly kind: 'tested';
  readonly method: 'nested anova';
  readonly groups: NestedLevel;
  /** experiments within groups: what the groups are tested against */
  readonly experiments: NestedLevel;
  /** wells within experiments */
  readonly wells: NestedLevel;
  /** F of the groups; exact where every experiment has as many wells */
  readonly statistic: number;
  readonly p: number;
  /** log10 p, right where p itself underflows */
  readonly log10p: number;
  /** share of the variance within a group that lies between experiments, 0 or more: how much wells of one experiment are alike */
  readonly intraclassCorrelation: number;
  /** every experiment has as many wells */
  readonly balanced: boolean;
}

/** Why there is no test: one experiment in each group, one well in each experiment, or no scatter between experiments. */
export interface NestedAnovaImpossible {
  readonly kind: 'impossible';
  readonly method: 'nested anova';
  readonly obstacle: 'tooFewValues' | 'noVariance';
}

/**
 * Nested analysis of variance: do groups differ by more than their experiments do? Wells of one experiment are not independent, so
 * that F of the groups has the mean square of the experiments below, not that of the wells.
 *
 * F = MS_groups/MS_experiments; ICC = (MS_e − MS_w)/(MS_e + (m − 1)·MS_w), m the (mean) number of wells in an experiment, at least 0.
 *
 * @param groups - of experiments, of wells, all in one unit
 * @source Sokal & Rohlf, Biometry, 3rd ed., chapter 10; m of unequal numbers as there; R aov(y ~ group + Error(experiment))
 */
export function nestedAnova(
  groups: readonly (readonly (readonly number[])[])[],
): NestedAnovaResult | NestedAnovaImpossible {
  const method = 'nested anova';
  const experiments = groups.flat();
  const all = experiments.flat();
  if (!all.every(Number.isFinite)) throw new RangeError('an analysis of variance takes finite numbers only');
  if (experiments.some(({ length }) => length === 0) || groups.some(({ length }) => length === 0))
    throw new RangeError('an experiment without wells, or a group without experiments, is none');
  const dfs = [
    groups.length - 1,
    experiments.length - groups.length,
    all.length - experiments.length,
  ] as const;
  if (dfs.some((df) => df <= 0)) return { kind: 'impossible', method, obstacle: 'tooFewValues' };
  const centre = mean(all);
  const level = (sumOfSquares: number, df: number): NestedLevel => ({
    sumOfSquares,
    df,
    meanSquare: sumOfSquares / df,
  });
  const groupSquares = sum(groups.map((group) => group.flat().length * (mean(group.flat()) - centre) ** 2));
  const experimentSquares = sum(
    groups.flatMap((group) => group.map((wells) => wells.length * (mean(wells) - mean(group.flat())) ** 2)),
  );
  const wellSquares = sum(
    experiments.flatMap((wells) => {
      const own = mean(wells);
      return wells.map((value) => (value - own) ** 2);
    }),
  );
  const between = level(experimentSquares, dfs[1]);
  if (!(Math.sqrt(between.meanSquare) > roundingOf(all)))
    return { kind: 'impossible', method, obstacle: 'noVariance' };
  const top = level(groupSquares, dfs[0]);
  const within = level(wellSquares, dfs[2]);
  const statistic = top.meanSquare / between.meanSquare;
  const m = meanSize(groups, all.length, between.df);
  return {
    kind: 'tested',
    method,
    groups: top,
    experiments: between,
    wells: within,
    statistic,
    p: fUpperTail(statistic, top.df, between.df),
    log10p: fLog10UpperTail(statistic, top.df, between.df),
    intraclassCorrelation: Math.max(
      0,
      (between.meanSquare - within.meanSquare) / (between.meanSquare + (m - 1) * within.meanSquare),
    ),
    balanced: experiments.every(({ length }) => length === experiments[0]?.length),
  };
}

/** m = (N − Σ over groups of Σ nᵢ²/n)/df: the number of wells where it is the same everywhere. */
function meanSize(groups: readonly (readonly (readonly number[])[])[], n: number, df: number): number {
  const parts = groups.map((group) => {
    const sizes = group.map(({ length }) => length);
    return sum(sizes.map((size) => size * size)) / sum(sizes);
  });
  return (n - sum(parts)) / df;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
