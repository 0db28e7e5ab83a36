import type { FitOptions, FitOutcome, Interval, ModelName } from './fit.ts';

/** What is done with bottom and top: both free, held at 0 and 100 % of control, or as protocol or command ask where that is neither. */
export type PlateauChoice = 'free' | 'constrained' | 'asAsked';

/** Whether dose 0 is a point of the fit; `none`: there is no dose 0. */
export type DoseZeroChoice = 'in' | 'out' | 'none';

/** An EC50 as one cell of the table has it: a number only for outcome `estimated`. */
export interface SensitivityEstimate {
  readonly outcome: FitOutcome;
  readonly ec50: number | null;
  /** Of experiments the t-interval; of one fit that of the standard error, or open where the profile likelihood is. */
  readonly confidence95: Interval | null;
  readonly bound: { readonly relation: '<' | '>'; readonly dose: number } | null;
  readonly flags: readonly string[];
}

/** The one fit through the points of all experiments. */
export interface SensitivityFit extends SensitivityEstimate {
  readonly hillSlope: number | null;
  readonly bottom: number | null;
  readonly top: number | null;
}

/** One way to make the EC50 of a curve. */
export interface SensitivityCell {
  readonly plateaus: PlateauChoice;
  readonly model: ModelName;
  readonly held: FitOptions['fixed'];
  readonly doseZero: DoseZeroChoice;
  /** The experiment that is left out; null: none is. */
  readonly leftOut: string | null;
  /** As protocol or command ask for it. */
  readonly own: boolean;
  /** Experiments in this cell. */
  readonly experiments: number;
  /** What stands for the curve; see `Ec50Sensitivity.headlineOf`. */
  readonly headline: SensitivityEstimate;
  /** All points as independent. */
  readonly pooled: SensitivityFit;
  /** Of the proven curves of experiments and of the pooled one, where they are free; null where they are held or nothing is proven. */
  readonly lowestBottom: number | null;
  readonly highestTop: number | null;
  /** Whose free plateaus are implausible: names of experiments, and `pooled`. */
  readonly implausible: readonly string[];
  /** Of the F test of the pooled fit with held plateaus against the same one with free ones; null where none is held. */
  readonly heldP: number | null;
  /** The data contradict the plateaus that are held (`heldP` < 0.05). */
  readonly contradicted: boolean;
}

/** How far one choice alone moves the EC50 at most, everything else as it is. */
export interface Ec50Move {
  readonly choice: 'plateaus' | 'doseZero' | 'experiment';
  /** For `experiment`: which one is left out. */
  readonly experiment: string | null;
  /** ≥ 1 */
  readonly fold: number;
  /** EC50 before and after: held after free, dose 0 out after in, without the experiment after with it. */
  readonly from: number;
  readonly to: number;
}

/** How far an EC50 moves over the cells of the table. */
export interface Ec50Range {
  readonly lowest: number | null;
  readonly highest: number | null;
  /** highest/lowest; null where fewer than two cells have an EC50 */
  readonly fold: number | null;
  /** Each choice once, the one that moves most first. */
  readonly moves: readonly Ec50Move[];
  readonly cellsWithoutEc50: number;
  /** Cells whose EC50 lies outside the 95 % interval of the own cell; null where that has no closed interval. */
  readonly cellsOutsideInterval: number | null;
}

/** One EC50 made in every way that a careful person might have chosen. */
export interface Ec50Sensitivity {
  /**
   * What `headline` is: the geometric mean over `experiments`, the fit of the one `experiment` there is, or, where nobody named
   * experiments, the fit of all `points`.
   */
  readonly headlineOf: 'experiments' | 'experiment' | 'points';
  readonly cells: readonly SensitivityCell[];
  readonly headline: Ec50Range;
  /** The headline over the cells whose plateaus are neither implausible nor contradicted by the data. */
  readonly believable: Ec50Range;
  readonly pooled: Ec50Range;
  /** In words a bench scientist understands: how far it moves, what moves it, and what is not to be believed. */
  readonly verdict: string;
}
