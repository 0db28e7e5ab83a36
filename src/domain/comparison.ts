import type { ComparisonEffects } from './effects.ts';
import type { Basis, Normaliser } from './replicateValue.ts';

export type TestName =
  'student' | 'welch' | 'paired' | 'one-sample' | 'ratio-paired' | 'mann-whitney' | 'wilcoxon';
/** Corrections that are a test of their own: of all groups of a facet together, with one variance. */
export type JointCorrection = 'dunnett' | 'tukey';
export type CorrectionName = 'none' | 'holm' | 'bonferroni' | 'sidak' | 'bh' | JointCorrection;
export const testNames = [
  'student',
  'welch',
  'paired',
  'one-sample',
  'ratio-paired',
  'mann-whitney',
  'wilcoxon',
] as const satisfies readonly TestName[];
export const correctionNames = [
  'none',
  'holm',
  'bonferroni',
  'sidak',
  'bh',
  'dunnett',
  'tukey',
] as const satisfies readonly CorrectionName[];

/** Whether the family of a correction is the groups of a facet and not the comparisons of a panel. */
export function isJoint(correction: CorrectionName): correction is JointCorrection {
  return correction === 'dunnett' || correction === 'tukey';
}

/** From which p on how many stars; sorted from the mildest threshold to the strictest. */
export interface StarConvention {
  /** `sepher`, `prism`, `apa` or `own`. */
  readonly name: string;
  readonly steps: readonly { readonly stars: string; readonly threshold: number }[];
  /** true: p < threshold; false: p ≤ threshold */
  readonly strict: boolean;
}

/** Which groups are compared, and how. */
export interface ComparisonRequest {
  /** In bars without any: every other group against the control, or all with each other where there is no control. */
  readonly pairs: readonly (readonly [a: string, b: string])[];
  readonly test: TestName;
  readonly correction: CorrectionName;
  readonly stars: StarConvention;
  /** Of Dunnett's test, and of pairs that follow from it. */
  readonly control?: string | null;
  /** With `one-sample`: the constant that each group of the pairs (all groups, when there are none) is compared with, in their unit. */
  readonly mu?: number;
}

/** What `statistic` is: t; Mann–Whitney's U of a (R's W); Wilcoxon's W, the sum of the ranks of differences a − b above 0 (R's V). */
export type StatisticName = 't' | 'U' | 'W';

/** Where p is from: the t distribution; all orders of the ranks, counted; the normal approximation of a rank test. */
export type TestMethod = 't' | 'exact' | 'normal approximation';

/** What could have been chosen otherwise, all else being equal. */
export type AlternativeWay =
  'welch' | 'student' | 'holm' | 'no correction' | 'wells as n' | 'experiments as n';

/** What the stars of a comparison would be if one thing had been chosen otherwise. */
export interface StarAlternative {
  readonly way: AlternativeWay;
  readonly test: TestName;
  readonly correction: CorrectionName;
  readonly basis: Basis;
  readonly nA: number;
  readonly nB: number;
  readonly p: number | null;
  readonly pAdjusted: number | null;
  readonly stars: string;
  /** Whether these are other stars; `ns` and no test are both no star. */
  readonly changes: boolean;
  /** Why there is no p. */
  readonly reason: string | null;
}

/** One two-sided test, complete in itself. */
export interface Comparison {
  readonly a: string;
  readonly b: string;
  readonly test: TestName;
  readonly statistic: number | null;
  readonly statisticName: StatisticName;
  readonly method: TestMethod;
  /** null also for rank tests, which have none. */
  readonly df: number | null;
  readonly p: number | null;
  /** log10 p, right where p itself underflows. */
  readonly log10p: number | null;
  /** Of an exact rank test: the p of the most extreme order that so many values can come in. */
  readonly smallestP?: number;
  /** Of a rank test by its normal approximation, with tie and continuity correction. */
  readonly z?: number;
  readonly pAdjusted: number | null;
  /** log10 of `pAdjusted` by Dunnett's or Tukey's test, right where it underflows. */
  readonly log10pAdjusted?: number;
  /** With Dunnett's or Tukey's test: the groups whose common variance this is judged by; the interval is simultaneous. */
  readonly pooledGroups?: readonly string[];
  readonly correction: CorrectionName;
  /** `ns` when no threshold is reached, empty when there is no p. */
  readonly stars: string;
  readonly convention: string;
  readonly nA: number;
  /** A side that is a constant (the control that all values were divided by) has n = 0, no SD, and the constant for its mean. */
  readonly nB: number;
  readonly meanA: number | null;
  readonly meanB: number | null;
  readonly sdA: number | null;
  readonly sdB: number | null;
  /** meanA − meanB; where `scale` says so, the geometric mean of the ratios a/b or the shift of a rank test (Hodges–Lehmann). */
  readonly difference: number | null;
  /** Of a rank test at least 95 %; null where so few values reach 95 % with no interval. */
  readonly confidence95: readonly [number, number] | null;
  readonly scale: 'difference' | 'ratio' | 'shift';
  readonly basis: Basis;
  readonly flags: readonly string[];
  readonly effects: ComparisonEffects;
  /** What the stars would be otherwise; only what could make a difference is there. */
  readonly alternatives: readonly StarAlternative[];
}

/** A comparison in its figure; the family of a correction is all comparisons of one panel, of Dunnett's and Tukey's test one facet. */
export interface PanelComparison extends Comparison {
  readonly panel: string;
  readonly facet: string;
  /** What was compared: `response`, `log EC50` … */
  readonly quantity: string;
}

/** What `compare` takes: the replicate values of one label within one facet. */
export interface ComparisonGroup<V> {
  readonly label: string;
  readonly normaliser: Normaliser;
  readonly values: readonly V[];
}
