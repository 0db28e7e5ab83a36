/**
 * The parameters of a curve as it is fitted, in the order of vectors, gradients and matrices: ln EC50 in place of EC50, because its error is
 * symmetric on that scale and it can take any value. hillSlope < 0 when the response falls with dose (Prism's sign; drc's b =
 * −hillSlope); `bottom` and `top` may stand on any scale.
 */
export const curveParameterNames = ['hillSlope', 'bottom', 'top', 'logEc50'] as const;

/** Values in the order of `curveParameterNames`. */
export type CurveVector = readonly number[];

/**
 * A family of curves between two plateaus. All a model has to say: response, inverse, derivatives, and the shares of bottom and top in
 * a response, in which bottom and top are linear (so that starts need a grid over the other parameters only).
 */
export interface DoseResponseModel {
  /** Share of the top in the response, 0 to 1: y = shareOfBottom·bottom + shareOfTop·top; `logDose` is ln(dose), −∞ for dose 0. */
  shareOfTop(hillSlope: number, logEc50: number, logDose: number): number;
  /** 1 − shareOfTop, with its own digits where it is tiny. */
  shareOfBottom(hillSlope: number, logEc50: number, logDose: number): number;
  /** Response at ln(dose). */
  response(parameters: CurveVector, logDose: number): number;
  /** Writes the 4 first derivatives by parameter, and the 16 second ones if asked; returns the response. */
  derivatives(
    parameters: CurveVector,
    logDose: number,
    gradient: Float64Array,
    hessian: Float64Array | null,
  ): number;
  /** ln(dose) at which the curve has a response, or null where it never has (at or beyond a plateau). */
  logDoseAt(parameters: CurveVector, response: number): number | null;
  /** The derivatives of `logDoseAt` by parameter; only where that is not null. */
  logDoseGradient(parameters: CurveVector, response: number): readonly number[];
}
