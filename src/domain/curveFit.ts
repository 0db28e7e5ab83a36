import type { Fit, FitOutcome, Ic50State, Interval } from './fit.ts';
import type { GroupKey } from './replicateValue.ts';

/** Where a point of a fit comes from: a well, or the mean of an experiment. */
export interface PointSource {
  readonly experiment: string;
  readonly plate: string | null;
  readonly well: string | null;
}

/** Absolute IC50 over experiments: geometric mean with a t-interval on n − 1, on the log scale; no number where 50 % is not reached. */
export interface CombinedIc50 {
  readonly n: number;
  readonly dose: number | null;
  readonly confidence95: Interval | null;
  readonly state: Ic50State;
  readonly reason: string;
}

/** EC50 over experiments: geometric mean with a t-interval on n − 1, on the log scale. */
export interface CombinedEc50 {
  readonly n: number;
  readonly ec50: number | null;
  readonly confidence95: Interval | null;
  readonly outcome: FitOutcome;
  readonly flags: readonly string[];
  readonly reason: string;
  /** For outcome `bound`: the geometric mean lies beyond this dose. */
  readonly bound?: { readonly relation: '<' | '>'; readonly dose: number } | null;
  readonly ic50Absolute?: CombinedIc50;
}

/** A fit in its study: which panel, which curve, which experiment (`1`, `2` …, `combined`, `pooled`). */
export interface CurveFit {
  readonly panel: string;
  readonly set: string;
  readonly group: Omit<GroupKey, 'dose'>;
  readonly facet: string;
  readonly curve: string;
  readonly experiment: string;
  readonly doseUnit: string;
  readonly fit: Fit | null;
  /** Only for `experiment: combined`. */
  readonly combined: CombinedEc50 | null;
  /** Where the outliers of the fit come from, in their order. */
  readonly outlierSources?: readonly PointSource[];
}
