import type { ComparisonEffects } from './effects.ts';
import type { Basis, Normaliser } from './replicateValue.ts';

export type TestName = 'student' | 'welch' | 'paired' | 'one-sample' | 'ratio-paired';
export type CorrectionName = 'none' | 'holm' | 'bonferroni' | 'sidak' | 'bh';
export const testNames = [
  'student',
  'welch',
  'paired',
  'one-sample',
  'ratio-paired',
] as const satisfies readonly TestName[];
export const correctionNames = [
  'none',
  'holm',
  'bonferroni',
  'sidak',
  'bh',
] as const satisfies readonly CorrectionName[];

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
  readonly pairs: readonly (readonly [a: string, b: string])[];
  readonly test: TestName;
  readonly correction: CorrectionName;
  readonly stars: StarConvention;
  /** With `one-sample`: the constant that each group of the pairs (all groups, when there are none) is compared with, in their unit. */
  readonly mu?: number;
}

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
  readonly df: number | null;
  readonly p: number | null;
  /** log10 p, right where p itself underflows. */
  readonly log10p: number | null;
  readonly pAdjusted: number | null;
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
  /** meanA − meanB, or the geometric mean of the ratios a/b where `scale` says so. */
  readonly difference: number | null;
  readonly confidence95: readonly [number, number] | null;
  readonly scale: 'difference' | 'ratio';
  readonly basis: Basis;
  readonly flags: readonly string[];
  readonly effects: ComparisonEffects;
  /** What the stars would be otherwise; only what could make a difference is there. */
  readonly alternatives: readonly StarAlternative[];
}

/** A comparison in its figure; the family of a correction is all comparisons of one panel. */
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
