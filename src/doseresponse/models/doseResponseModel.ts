import type { ShapeName } from '#domain/fit';
import type { logisticCurvature } from './logisticCurvature.ts';

/**
 * The parameters of a curve as it is fitted, in the order of vectors, gradients and matrices: ln EC50 in place of EC50, because its error is
 * symmetric on that scale and it can take any value. hillSlope < 0 when the response falls with dose (Prism's sign); `bottom` and
 * `top` may stand on any scale. A model that has a fifth parameter has it last, as `shape`.
 */
export const curveParameterNames = ['hillSlope', 'bottom', 'top', 'logEc50', 'shape'] as const;

/** Values in the order of `curveParameterNames`: 4 of them, or 5. */
export type CurveVector = readonly number[];

/** The fifth parameter of a model, on the scale of the fit (a logarithm). */
export interface ShapeParameter {
  /** What people call it. */
  readonly name: ShapeName;
  /** Values that a search for starts looks at. */
  readonly grid: readonly number[];
  /** Ascending values close enough together that a profile over it holds its lowest valley. */
  readonly scan: readonly number[];
  /** The same for a hillSlope that is given. */
  readonly scanFor: (hillSlope: number) => readonly number[];
  /** Where it has run away: the curve is as good as its limit there. */
  readonly limits: readonly [low: number, high: number];
}

/** A number that people read off a fitted curve beside its four parameters, with its derivatives by the curve's vector. */
export interface DerivedParameter {
  readonly name: ShapeName | 'e';
  readonly value: number;
  readonly gradient: readonly number[];
}

/** What is the same of a family of curves whether or not its plateaus are known. */
export interface CurveFamily {
  readonly shape: ShapeParameter | null;
  /** The curve with bottom and top exchanged and the slope reversed is one of the family too. */
  readonly symmetric: boolean;
  /** Signs of hillSlope that the family has. */
  readonly directions: readonly (-1 | 1)[];
  /** Between the plateaus throughout, falling or rising all the way. */
  readonly monotone: boolean;
  /** ln e − ln EC50 with drc's e; null where they are the same number. */
  readonly logEOffset: ((hillSlope: number, shape: number) => number) | null;
  /** How steep a curve is at its flatter end, for telling a jump: |hillSlope| as long as nothing but the slope makes it steep. */
  steepness(hillSlope: number, shape: number): number;
  /**
   * The hillSlope of a curve that is as steep at its EC50 as a four-parameter logistic of this slope; searches go over it, because it says
   * little about the fifth parameter. null where the family has no such curve.
   */
  hillSlopeOf(slopeAtEc50: number, shape: number): number | null;
  /**
   * The family as drc writes it, null where that is no other form.
   *
   * @param logUnit - ln of the dose that f counts in
   */
  readonly drcForm: ((logUnit: number) => DrcForm) | null;
  /** The numbers beside the four parameters: the fifth as people write it, and drc's e where that is not the EC50. */
  derived(parameters: CurveVector): readonly DerivedParameter[];
  /** The fifth parameter on the scale of the fit, from the numbers as people write them. */
  shapeOf(parameters: Readonly<Record<string, number>>): number;
}

/** What a least-squares problem needs of curves: values and derivatives by their vector, in whatever form they are written. */
export interface CurveForm {
  readonly shape: Pick<ShapeParameter, 'limits'> | null;
  steepness(hillSlope: number, shape: number): number;
  /** Response at ln(dose). */
  response(parameters: CurveVector, logDose: number): number;
  /** Writes the n first derivatives by parameter, and the n² second ones if asked; returns the response. */
  derivatives(
    parameters: CurveVector,
    logDose: number,
    gradient: Float64Array,
    hessian: Float64Array | null,
  ): number;
  /** The sums of `logisticCurvature` for a model that has them. */
  readonly curvature?: typeof logisticCurvature;
}

/**
 * The same curves as drc writes them: ln e stands in the place of ln EC50, and for BC f·unit in the place of ln K, so that a profile of e or f
 * holds one parameter.
 */
export interface DrcForm {
  readonly curves: CurveForm;
  /** The vector in this form. */
  vectorOf(parameters: CurveVector): CurveVector;
}

/**
 * A family of curves between two plateaus. All a model has to say: response, inverse, derivatives, and the shares of bottom and top in
 * a response, in which bottom and top are linear (so that starts need a grid over the other parameters only).
 */
export interface DoseResponseModel extends CurveFamily, CurveForm {
  readonly shape: ShapeParameter | null;
  /** Share of the top in the response: y = shareOfBottom·bottom + shareOfTop·top; `logDose` is ln(dose), −∞ for dose 0. */
  shareOfTop(hillSlope: number, logEc50: number, logDose: number, shape: number): number;
  /** 1 − shareOfTop, with its own digits where it is tiny. */
  shareOfBottom(hillSlope: number, logEc50: number, logDose: number, shape: number): number;
  /** Both shares at many doses, written into `bottoms` and `tops`: what searches spend their time on. */
  sharesAtDoses(
    hillSlope: number,
    logEc50: number,
    shape: number,
    logDoses: Float64Array,
    bottoms: Float64Array,
    tops: Float64Array,
  ): void;
  /** ∂y/∂ln(dose). */
  slopeByLogDose(parameters: CurveVector, logDose: number): number;
  /** ln(dose) at which the curve has a response (where it leaves it for good), or null where it never has (at or beyond a plateau). */
  logDoseAt(parameters: CurveVector, response: number): number | null;
}

/** How many parameters the curves of a model have. */
export function parameterCountOf(model: Pick<CurveForm, 'shape'>): number {
  return model.shape === null ? 4 : 5;
}

/** The same curve with rising and falling read the other way round: (−hillSlope, top, bottom); for symmetric models. */
export function mirrored(parameters: CurveVector): CurveVector {
  const [hillSlope = 0, bottom = 0, top = 0, ...others] = parameters;
  return [-hillSlope, top, bottom, ...others];
}
