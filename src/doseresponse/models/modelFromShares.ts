import type { DoseResponseModel } from './doseResponseModel.ts';
import { shareSlotCount, shareSlots as at, type ShareCurve } from './shareCurve.ts';

/**
 * A model from the share of its top: y = bottom·(1 − T) + top·T with T(hillSlope, ln dose − ln EC50, shape).
 *
 * The shares of the two plateaus are computed apart, so that neither loses digits when the other is huge. Dose 0 is the limit: bottom for a
 * rising curve, top for a falling one, flat in every parameter but that plateau.
 */
export function modelFromShares(curve: ShareCurve): DoseResponseModel {
  const out = new Float64Array(shareSlotCount);
  const n = curve.shape === null ? 4 : 5;

  const shareOfTop = (hillSlope: number, logEc50: number, logDose: number, shape: number): number =>
    logDose === -Infinity ? atZero(hillSlope) : curve.share(hillSlope, logDose - logEc50, shape);
  const shareOfBottom = (hillSlope: number, logEc50: number, logDose: number, shape: number): number =>
    logDose === -Infinity ? 1 - atZero(hillSlope) : curve.rest(hillSlope, logDose - logEc50, shape);

  return {
    shape: curve.shape,
    symmetric: curve.symmetric,
    directions: curve.directions,
    monotone: curve.monotone,
    logEOffset: curve.logEOffset,
    drcForm: curve.drcForm,
    hillSlopeOf: (slopeAtEc50, shape) => curve.hillSlopeOf(slopeAtEc50, shape),
    steepness: (hillSlope, shape) => curve.steepness(hillSlope, shape),
    shareOfTop,
    shareOfBottom,
    sharesAtDoses: curve.sharesAtDoses ?? doseByDose(shareOfBottom, shareOfTop),

    response(parameters, logDose) {
      const hillSlope = parameters[0] ?? 0;
      const bottom = parameters[1] ?? 0;
      const top = parameters[2] ?? 0;
      const logEc50 = parameters[3] ?? 0;
      const shape = parameters[4] ?? 0;
      return (
        bottom * shareOfBottom(hillSlope, logEc50, logDose, shape) +
        top * shareOfTop(hillSlope, logEc50, logDose, shape)
      );
    },

    derivatives(parameters, logDose, gradient, hessian) {
      const hillSlope = parameters[0] ?? 0;
      const bottom = parameters[1] ?? 0;
      const top = parameters[2] ?? 0;
      const logEc50 = parameters[3] ?? 0;
      const shape = parameters[4] ?? 0;
      if (logDose === -Infinity) {
        const share = atZero(hillSlope);
        gradient.fill(0, 0, n);
        gradient[1] = 1 - share;
        gradient[2] = share;
        hessian?.fill(0, 0, n * n);
        return bottom * (1 - share) + top * share;
      }
      curve.derivatives(hillSlope, logDose - logEc50, shape, out);
      const height = top - bottom;
      const share = out[at.share] ?? 0;
      const rest = out[at.rest] ?? 0;
      // ∂z/∂ln EC50 = −1
      gradient[0] = height * (out[at.bySlope] ?? 0);
      gradient[1] = rest;
      gradient[2] = share;
      gradient[3] = -height * (out[at.byZ] ?? 0);
      if (n === 5) gradient[4] = height * (out[at.byShape] ?? 0);
      if (hessian !== null) writeHessian(out, height, n, hessian);
      return bottom * rest + top * share;
    },

    slopeByLogDose(parameters, logDose) {
      const [hillSlope = 0, bottom = 0, top = 0, logEc50 = 0, shape = 0] = parameters;
      if (logDose === -Infinity) return 0;
      curve.derivatives(hillSlope, logDose - logEc50, shape, out);
      return (top - bottom) * (out[at.byZ] ?? 0);
    },

    logDoseAt(parameters, response) {
      const [hillSlope = 0, bottom = 0, top = 0, logEc50 = 0, shape = 0] = parameters;
      const height = top - bottom;
      const share = (response - bottom) / height;
      const rest = (top - response) / height;
      if (hillSlope === 0 || !Number.isFinite(share) || !Number.isFinite(rest)) return null;
      const z = curve.zAt(hillSlope, share, rest, shape);
      return z === null || !Number.isFinite(z) ? null : logEc50 + z;
    },

    derived: (parameters) => curve.derived(parameters),
    shapeOf: (parameters) => curve.shapeOf(parameters),
  };
}

/** The shares add up to 1, but far outside the doses one of them is tiny and must keep its digits. */
function doseByDose(
  shareOfBottom: DoseResponseModel['shareOfBottom'],
  shareOfTop: DoseResponseModel['shareOfTop'],
): DoseResponseModel['sharesAtDoses'] {
  return (hillSlope, logEc50, shape, logDoses, bottoms, tops) => {
    for (let i = 0; i < logDoses.length; i++) {
      const logDose = logDoses[i] ?? 0;
      bottoms[i] = shareOfBottom(hillSlope, logEc50, logDose, shape);
      tops[i] = shareOfTop(hillSlope, logEc50, logDose, shape);
    }
  };
}

/** The share of the top at dose 0. */
function atZero(hillSlope: number): number {
  return hillSlope > 0 ? 0 : hillSlope < 0 ? 1 : 0.5;
}

/** Second derivatives of y by (hillSlope, bottom, top, ln EC50[, shape]), row by row. */
function writeHessian(out: Float64Array, height: number, n: number, hessian: Float64Array): void {
  const bySlope = out[at.bySlope] ?? 0;
  const byZ = out[at.byZ] ?? 0;
  const set = (j: number, k: number, value: number): void => {
    hessian[j * n + k] = value;
    hessian[k * n + j] = value;
  };
  set(0, 0, height * (out[at.bySlopeSlope] ?? 0));
  set(0, 1, -bySlope);
  set(0, 2, bySlope);
  set(0, 3, -height * (out[at.bySlopeZ] ?? 0));
  set(1, 1, 0);
  set(1, 2, 0);
  set(1, 3, byZ);
  set(2, 2, 0);
  set(2, 3, -byZ);
  set(3, 3, height * (out[at.byZZ] ?? 0));
  if (n < 5) return;
  const byShape = out[at.byShape] ?? 0;
  set(0, 4, height * (out[at.bySlopeShape] ?? 0));
  set(1, 4, -byShape);
  set(2, 4, byShape);
  set(3, 4, -height * (out[at.byZShape] ?? 0));
  set(4, 4, height * (out[at.byShapeShape] ?? 0));
}
