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

    response(parameters, logDose) {
      const [hillSlope = 0, bottom = 0, top = 0, logEc50 = 0, shape = 0] = parameters;
      return (
        bottom * shareOfBottom(hillSlope, logEc50, logDose, shape) +
        top * shareOfTop(hillSlope, logEc50, logDose, shape)
      );
    },

    derivatives(parameters, logDose, gradient, hessian) {
      const [hillSlope = 0, bottom = 0, top = 0, logEc50 = 0, shape = 0] = parameters;
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
      const slot = (index: number): number => out[index] ?? 0;
      // ∂z/∂ln EC50 = −1
      gradient[0] = height * slot(at.bySlope);
      gradient[1] = slot(at.rest);
      gradient[2] = slot(at.share);
      gradient[3] = -height * slot(at.byZ);
      if (n === 5) gradient[4] = height * slot(at.byShape);
      if (hessian !== null) writeHessian(out, height, n, hessian);
      return bottom * slot(at.rest) + top * slot(at.share);
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

/** The share of the top at dose 0. */
function atZero(hillSlope: number): number {
  return hillSlope > 0 ? 0 : hillSlope < 0 ? 1 : 0.5;
}

/** Second derivatives of y by (hillSlope, bottom, top, ln EC50[, shape]), row by row. */
function writeHessian(out: Float64Array, height: number, n: number, hessian: Float64Array): void {
  const slot = (index: number): number => out[index] ?? 0;
  const first = [slot(at.bySlope), 0, 0, -slot(at.byZ), slot(at.byShape)];
  const second = (j: number, k: number): number => {
    if (j === 0) return [slot(at.bySlopeSlope), 0, 0, -slot(at.bySlopeZ), slot(at.bySlopeShape)][k] ?? 0;
    if (j === 3) return k === 3 ? slot(at.byZZ) : -slot(at.byZShape);
    return slot(at.byShapeShape);
  };
  for (let j = 0; j < n; j++) {
    for (let k = j; k < n; k++) {
      const ofBottom = j === 1 || k === 1;
      const ofTop = j === 2 || k === 2;
      let value = 0;
      if (ofBottom || ofTop) {
        const other = ofBottom ? (j === 1 ? k : j) : j === 2 ? k : j;
        value = ofBottom && ofTop ? 0 : (ofTop ? 1 : -1) * (first[other] ?? 0);
      } else value = height * second(j, k);
      hessian[j * n + k] = value;
      hessian[k * n + j] = value;
    }
  }
}
