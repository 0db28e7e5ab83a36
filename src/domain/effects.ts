/** The standard deviation that a standardised difference is measured in; only those of one kind can be held against each other. */
export type Standardizer =
  /** of both groups together, taken to scatter alike (beside Student's test) */
  | 'pooled SD'
  /** √((sₐ² + s_b²)/2), groups that need not scatter alike (beside Welch's test) */
  | 'average SD'
  /** of aᵢ − bᵢ over the experiments (beside the paired test) */
  | 'SD of the differences'
  /** of ln(aᵢ/bᵢ), or of ln(aᵢ/constant) */
  | 'SD of the log ratios'
  /** of the group that is held against a constant */
  | 'SD of the group';

export type RatioMethod =
  /** ratio of the means of two independent groups, with Fieller's interval */
  | 'ratio of means, Fieller'
  /** geometric mean of the ratios within experiments, with a t-interval of their logarithms */
  | 'geometric mean of ratios'
  /** mean of a group over the constant it is held against */
  | 'mean over constant';

/** How large a difference is, in standard deviations and as a ratio; null is no value, and the reason stands beside it. */
export interface ComparisonEffects {
  readonly cohensD: number | null;
  readonly cohensD95: readonly [number, number] | null;
  /** d without its bias in small samples */
  readonly hedgesG: number | null;
  readonly hedgesG95: readonly [number, number] | null;
  readonly standardizer: Standardizer | null;
  /** Why d or g is missing. */
  readonly noEffectSize: string | null;
  /** a/b */
  readonly ratio: number | null;
  readonly ratio95: readonly [number, number] | null;
  readonly ratioMethod: RatioMethod | null;
  /** Why the ratio is missing. */
  readonly noRatio: string | null;
}

/** Neither effect size nor ratio, for one reason. */
export function noEffects(reason: string): ComparisonEffects {
  return {
    cohensD: null,
    cohensD95: null,
    hedgesG: null,
    hedgesG95: null,
    standardizer: null,
    noEffectSize: reason,
    ratio: null,
    ratio95: null,
    ratioMethod: null,
    noRatio: reason,
  };
}
