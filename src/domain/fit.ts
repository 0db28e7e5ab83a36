export const modelNames = ['4PL', '3PL', '2PL', '5PL', 'W1', 'W2', 'LN', 'BC'] as const;

/** Logistic with 4, 3, 2 or 5 parameters, Weibull of type 1 and 2, log-normal, Brain–Cousens (hormesis). */
export type ModelName = (typeof modelNames)[number];

export type FitOutcome = 'estimated' | 'bound' | 'notIdentified' | 'noResponse' | 'failed';

/** A side that the data do not close is null. */
export type Interval = readonly [low: number | null, high: number | null];

/** What every curve has. */
export type ParameterName = 'hillSlope' | 'bottom' | 'top' | 'ec50';

/** The fifth parameter of 5PL (drc's f; 1 is a 4PL) and of BC (drc's f: response per dose by which low doses stimulate). */
export type ShapeName = 'asymmetry' | 'hormesis';

/** What can be fitted, held, and have an interval; `e` is drc's, where it is not the EC50. */
export type FitParameter = ParameterName | ShapeName | 'e';

/** The parameters of one curve; the fifth and `e` only where the model has them. */
export type CurveParameters = Readonly<Record<ParameterName, number>> &
  Readonly<Partial<Record<ShapeName | 'e', number>>>;

/** One point of a curve; dose 0 is the limit of the model. */
export interface FitPoint {
  readonly dose: number;
  readonly response: number;
  /** Multiplies the squared residual; 1 when not given. */
  readonly weight?: number;
}

/** Bounds of parameters, in the units that people write. */
export type ParameterBounds = Readonly<Partial<Record<FitParameter, Interval>>>;

/** A parameter whose best value within its bounds is one of them. */
export interface ParameterAtBound {
  readonly parameter: FitParameter;
  readonly side: 'lower' | 'upper';
  readonly value: number;
}

/**
 * What the numbers of a response mean, which says where half of the control is and which plateaus can be believed: percent of control,
 * growth rates (1 the control, 0 cytostasis, −1 no cell left), or nobody knows.
 */
export type ResponseScale = 'percent' | 'growth rate' | 'unknown';

export const weightings = ['1/y', '1/y2', '1/sd2'] as const;

/** What a squared residual is multiplied by: 1/y and 1/y² with y of the curve, 1/SD² of the replicates at its dose. */
export type Weighting = (typeof weightings)[number];

export interface FitOptions {
  readonly model: ModelName;
  /** Parameters held at a value. */
  readonly fixed: Readonly<Partial<Record<FitParameter, number>>>;
  /** Between which values a parameter is looked for; a side without a bound is null. */
  readonly bounds?: ParameterBounds;
  readonly omitZero: boolean;
  /** Times the weights of the points; left out: these alone. */
  readonly weighting?: Weighting;
  /** `jtj`: s²(JᵀJ)⁻¹, as Prism; `observed`: from the observed Hessian, as drc. */
  readonly standardErrors: 'jtj' | 'observed';
  readonly confidence: 'wald' | 'profile';
  readonly scale: ResponseScale;
  /** Printed after doses in `reason`. */
  readonly doseUnit?: string;
}

export type Ic50State = 'estimated' | 'notReached' | 'outsideDoses' | 'notApplicable';

/** The dose at which a curve has gone a part of its way between the plateaus. */
export interface EffectiveDose {
  /** 10, 50, 90 */
  readonly percent: number;
  readonly dose: number;
  /** In the unit of the dose. */
  readonly standardError: number | null;
  /** On the log scale. */
  readonly confidence95: Interval | null;
}

/** A curve at a dose, where its mean lies and where a further response would lie, point by point at 95 %. */
export interface BandPoint {
  readonly dose: number;
  readonly response: number;
  readonly confidence95: readonly [number, number];
  readonly prediction95: readonly [number, number];
}

/** The response of a curve at the highest dose that was measured: what the drug does at most, as far as was looked. */
export interface Emax {
  readonly dose: number;
  readonly response: number;
  /** Of the mean response; null without an error. */
  readonly confidence95: readonly [number, number] | null;
}

/** The area under a curve over the doses that were measured. */
export interface CurveArea {
  /** Area over log₁₀(dose), divided by its width: in the unit of the response. */
  readonly meanResponse: number;
  readonly standardError: number | null;
  readonly confidence95: Interval | null;
  /** log₁₀ of the highest dose over the lowest above 0. */
  readonly decades: number;
  /** On a scale of percent of control: 1 for each decade of dose at which nothing is left. */
  readonly activityArea: number | null;
}

/** Does a curve miss the mean responses by more than replicates scatter? F test of what is left at the doses against the scatter within them. */
export interface LackOfFit {
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** A model with one parameter more that describes the same points better, with the same plateaus held. */
export interface OtherModel {
  readonly model: ModelName;
  readonly ec50: number;
  readonly rss: number;
  /** AICc of the fit minus that of this one. */
  readonly aiccDifference: number;
}

/** What becomes of the EC50 when one point is left out. */
export interface PointInfluence {
  readonly dose: number;
  readonly response: number;
  /** Without the point; null: no curve is the best one without it. */
  readonly ec50: number | null;
  /** ln EC50 of all points minus ln EC50 without this one, in standard errors; null as above. */
  readonly standardErrors: number | null;
}

/** What is done with points that ROUT calls outliers: said aloud, or said aloud and left out of the fit. */
export type OutlierChoice = 'suggest' | 'exclude';

/** A point that lies too far from the robust curve. */
export interface FitOutlier {
  /** Among the points that were given, from 0. */
  readonly index: number;
  readonly dose: number;
  readonly response: number;
  /** Response minus robust curve; times the root of its weight where points have weights. */
  readonly residual: number;
  /** Two-sided, by t of residual/RSDR. */
  readonly p: number;
}

/** One of two fits that stand side by side. */
export interface FitInBrief {
  readonly outcome: FitOutcome;
  readonly n: number;
  /** null without a proven optimum. */
  readonly parameters: CurveParameters | null;
  /** For outcome `bound`: EC50 lies beyond this dose. */
  readonly bound: { readonly relation: '<' | '>'; readonly dose: number } | null;
  /** Of the EC50: from the profile of the likelihood where that was asked for; null: not estimated. */
  readonly ec50Confidence95: Interval | null;
}

/** A fit with its outliers and without them. */
export interface OutlierComparison {
  readonly test: 'ROUT';
  /** Wanted share of false ones among the flagged: 0.01. */
  readonly q: number;
  /** Robust standard deviation of the residuals. */
  readonly rsdr: number;
  readonly df: number;
  /** Whether the fit that counts is the one without them. */
  readonly applied: boolean;
  readonly with: FitInBrief;
  readonly without: FitInBrief;
}

/** A fit and how good it is. Prose, tables and figures print numbers only for `estimated`. */
export interface Fit {
  readonly model: ModelName;
  readonly outcome: FitOutcome;
  readonly flags: readonly string[];
  /** In words a bench scientist understands: why the outcome is what it is. */
  readonly reason: string;
  /** Prism's signs: hillSlope < 0 when the response falls with dose. null when there is no proven optimum. */
  readonly parameters: CurveParameters | null;
  /** Of the fitted parameters, with `logEc50` (natural log) beside `ec50`; fixed parameters are absent. */
  readonly standardErrors: Readonly<Record<string, number | null>>;
  readonly confidence95: Readonly<Record<string, Interval>>;
  readonly profile95: Readonly<Record<string, Interval>>;
  /** For outcome `bound`: EC50 lies beyond this dose. */
  readonly bound: { readonly relation: '<' | '>'; readonly dose: number } | null;
  /** Dose at which the curve crosses 50 % of control; of growth rates 0.5, which is GR50. */
  readonly ic50Absolute: number | null;
  readonly ic50AbsoluteConfidence95: Interval | null;
  readonly ic50State: Ic50State;
  readonly n: number;
  readonly df: number;
  readonly rss: number | null;
  readonly rSquared: number | null;
  /** Proven: tiny step and positive definite Hessian at the optimum. */
  readonly converged: boolean;
  /** EC10, EC50, EC90; none without a proven optimum. */
  readonly effectiveDoses?: readonly EffectiveDose[];
  /** At the doses that were measured; none without a proven optimum and an error. */
  readonly band?: readonly BandPoint[];
  readonly area?: CurveArea | null;
  /** null without a proven optimum. */
  readonly emax?: Emax | null;
  /** Only where one was asked for. */
  readonly weighting?: Weighting;
  /** Only where bounds were given: those on which the optimum lies; these parameters have no error of their own. */
  readonly atBounds?: readonly ParameterAtBound[];
  /** F test of the curve against a flat mean; null where there is none. */
  readonly responseP?: number | null;
  /** null without replicates, or with as many parameters as doses. */
  readonly lackOfFit?: LackOfFit | null;
  /** Of a logistic fit: 5PL and BC where they are proven and better by more than 6 in AICc. */
  readonly betterModels?: readonly OtherModel[];
  /** The point that moves the EC50 most; null where the EC50 is not estimated. */
  readonly influence?: PointInfluence | null;
  /** Points that ROUT calls outliers; null: there are too few points to ask, or they lie on a curve. */
  readonly outliers?: readonly FitOutlier[] | null;
  /** The fit with its outliers and without them; null: there are none. */
  readonly outlierComparison?: OutlierComparison | null;
}
