import type { CurveVector, DoseResponseModel } from './doseResponseModel.ts';

/**
 * The four-parameter logistic curve, in Prism's sign.
 *
 *   y = bottom + (top − bottom) / (1 + (EC50/dose)^hillSlope) = bottom + (top − bottom)·S(u),  u = hillSlope·(ln dose − ln EC50)
 *
 * with S(u) = 1/(1 + e^−u). Dose 0 is the limit: bottom for a rising curve, top for a falling one.
 *
 * @source Sebaugh 2011, Pharm Stat 10:128 (the model); GraphPad Prism "log(agonist) vs. response -- Variable slope"; drc LL.4 with
 * b = −hillSlope, c = bottom, d = top, e = EC50
 */
export const fourParameterLogistic: DoseResponseModel = {
  shareOfTop(hillSlope, logEc50, logDose) {
    return logistic(argument(hillSlope, logEc50, logDose));
  },

  shareOfBottom(hillSlope, logEc50, logDose) {
    return logistic(-argument(hillSlope, logEc50, logDose));
  },

  response(parameters, logDose) {
    const [hillSlope, bottom, top, logEc50] = parameters as readonly [number, number, number, number];
    const u = argument(hillSlope, logEc50, logDose);
    // the weights of the two plateaus are computed apart, so that neither loses digits when the other is huge
    return bottom * logistic(-u) + top * logistic(u);
  },

  derivatives(parameters, logDose, gradient, hessian) {
    const [hillSlope, bottom, top, logEc50] = parameters as readonly [number, number, number, number];
    const atZero = logDose === -Infinity;
    const z = atZero ? 0 : logDose - logEc50;
    const u = argument(hillSlope, logEc50, logDose);
    const s = logistic(u);
    const q = logistic(-u);
    // S′(u) and S″(u); at dose 0 the curve is flat in hillSlope and EC50
    const slope = atZero ? 0 : s * q;
    const bend = slope * (q - s);
    const height = top - bottom;
    gradient[0] = height * slope * z;
    gradient[1] = q;
    gradient[2] = s;
    gradient[3] = -height * slope * hillSlope;
    if (hessian !== null) {
      const byHillSlopeAndLogEc50 = -height * (bend * hillSlope * z + slope);
      hessian.set([
        ...[height * bend * z * z, -slope * z, slope * z, byHillSlopeAndLogEc50],
        ...[-slope * z, 0, 0, slope * hillSlope],
        ...[slope * z, 0, 0, -slope * hillSlope],
        ...[byHillSlopeAndLogEc50, slope * hillSlope, -slope * hillSlope, height * bend * hillSlope ** 2],
      ]);
    }
    return bottom * q + top * s;
  },

  logDoseAt(parameters, response) {
    const [hillSlope, bottom, top, logEc50] = parameters as readonly [number, number, number, number];
    const odds = (response - bottom) / (top - response);
    if (!(odds > 0) || !Number.isFinite(odds) || hillSlope === 0) return null;
    return logEc50 + Math.log(odds) / hillSlope;
  },

  logDoseGradient(parameters, response) {
    const [hillSlope, bottom, top] = parameters as readonly [number, number, number, number];
    const logOdds = Math.log((response - bottom) / (top - response));
    return [
      -logOdds / hillSlope ** 2,
      -1 / (hillSlope * (response - bottom)),
      -1 / (hillSlope * (top - response)),
      1,
    ];
  },
};

function argument(hillSlope: number, logEc50: number, logDose: number): number {
  if (logDose === -Infinity) return hillSlope > 0 ? -Infinity : hillSlope < 0 ? Infinity : 0;
  return hillSlope * (logDose - logEc50);
}

/** 1/(1 + e^−u) with full relative precision on both tails. */
function logistic(u: number): number {
  if (u >= 0) return 1 / (1 + Math.exp(-u));
  const e = Math.exp(u);
  return e / (1 + e);
}

/** The same curve with rising and falling read the other way round: (−hillSlope, top, bottom); used to keep bottom below top. */
export function mirrored(parameters: CurveVector): CurveVector {
  const [hillSlope, bottom, top, logEc50] = parameters as readonly [number, number, number, number];
  return [-hillSlope, top, bottom, logEc50];
}
