import type { CurveParameters, Fit, Interval, ModelName } from './fit.ts';

/**
 * What several curves have in common: nothing, everything, all but the EC50 (parallel), or bottom and top (shared limits).
 */
export const curveSharings = ['separate', 'sharedLimits', 'parallel', 'common'] as const;
export type CurveSharing = (typeof curveSharings)[number];

/** One of several curves of a proven fit: as it would be reported alone, with the errors that it has beside the others. */
export type SharedCurve = Pick<
  Fit,
  | 'standardErrors'
  | 'confidence95'
  | 'ic50Absolute'
  | 'ic50AbsoluteConfidence95'
  | 'ic50State'
  | 'effectiveDoses'
> & { readonly curve: string; readonly parameters: CurveParameters };

/** Several curves fitted at once, points as independent. */
export interface SharedFit {
  readonly model: ModelName;
  readonly sharing: CurveSharing;
  /** One for each curve, in the order they were given; null without a proven minimum. */
  readonly curves: readonly SharedCurve[] | null;
  readonly rss: number;
  readonly n: number;
  readonly df: number;
  /** Free parameters of the curves. */
  readonly parameterCount: number;
  /** Akaike's criterion for small samples, with the variance as one more parameter; null when there are too few points for it. */
  readonly aicc: number | null;
  readonly converged: boolean;
  /** Ratios of EC50s of each pair of curves; empty where the EC50 is shared or there is no proven minimum. */
  readonly ratios: readonly SharedEc50Ratio[];
}

/**
 * One EC50 and one slope for all experiments of a curve, plateaus for each by itself: the pooled fit with experiments as blocks.
 */
export interface BlockedFit {
  readonly n: number;
  readonly df: number;
  readonly experiments: readonly {
    readonly experiment: string;
    readonly bottom: number;
    readonly top: number;
  }[];
  readonly hillSlope: number;
  readonly ec50: number;
  /** exp(ln EC50 ± t·SE) on df; points within an experiment as independent. */
  readonly confidence95: Interval | null;
  readonly rss: number;
}

/** EC50 of one curve over that of another in one fit. */
export interface SharedEc50Ratio {
  readonly a: string;
  readonly b: string;
  readonly ratio: number;
  /** On the log scale. */
  readonly confidence95: Interval;
  /** t of ln ratio = 0 */
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** Do curves need parameters of their own? Extra-sum-of-squares F test, and the difference of AICc. */
export interface SharingTest {
  readonly reduced: CurveSharing;
  readonly full: CurveSharing;
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
  /** AICc of the reduced fit minus that of the full one: below 0 the reduced one is preferred. */
  readonly aiccDifference: number | null;
}
