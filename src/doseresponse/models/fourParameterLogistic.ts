import type { DoseResponseModel } from './doseResponseModel.ts';
import { logisticCurvature } from './logisticCurvature.ts';
import { modelFromShares } from './modelFromShares.ts';
import { argumentSlots as at, sharesFromArgument, type ArgumentFamily } from './sharesFromArgument.ts';

/** 1/(1 + e^−v) with full relative precision on both tails. */
export function logistic(v: number): number {
  if (v >= 0) return 1 / (1 + Math.exp(-v));
  const e = Math.exp(v);
  return e / (1 + e);
}

const centred = [0, 0, 0] as const;

const family: ArgumentFamily = {
  shape: null,
  symmetric: true,
  isCentred: true,
  share: (v) => logistic(v),
  rest: (v) => logistic(-v),
  derivatives(v, _shape, out) {
    const e = Math.exp(-Math.abs(v));
    const large = 1 / (1 + e);
    const small = e * large;
    const share = v < 0 ? small : large;
    const rest = v < 0 ? large : small;
    out[at.share] = share;
    out[at.rest] = rest;
    out[at.byV] = share * rest;
    out[at.byVV] = share * rest * (rest - share);
  },
  argumentAt: (share, rest) => Math.log(share / rest),
  half: () => centred,
  slopeAtHalf: () => 0.25,
};

/**
 * The four-parameter logistic curve, in Prism's sign.
 *
 *   y = bottom + (top − bottom) / (1 + (EC50/dose)^hillSlope) = bottom + (top − bottom)·S(v),  v = hillSlope·ln(dose/EC50)
 *
 * with S(v) = 1/(1 + e^−v). Dose 0 is the limit: bottom for a rising curve, top for a falling one.
 *
 * @source Sebaugh 2011, Pharm Stat 10:128 (the model); GraphPad Prism "log(agonist) vs. response -- Variable slope"; drc LL.4 with
 * b = −hillSlope, c = bottom, d = top, e = EC50
 */
export const fourParameterLogistic: DoseResponseModel = {
  ...modelFromShares({ ...sharesFromArgument(family), sharesAtDoses: logisticShares }),
  curvature: logisticCurvature,
};

/** Both shares from one exponential. */
function logisticShares(
  hillSlope: number,
  logEc50: number,
  _shape: number,
  logDoses: Float64Array,
  bottoms: Float64Array,
  tops: Float64Array,
): void {
  for (let i = 0; i < logDoses.length; i++) {
    // at dose 0 v is ±∞, and 0·∞ for a slope of 0
    const v = hillSlope === 0 ? 0 : hillSlope * ((logDoses[i] ?? 0) - logEc50);
    const e = Math.exp(-Math.abs(v));
    const large = 1 / (1 + e);
    const small = e * large;
    bottoms[i] = v < 0 ? large : small;
    tops[i] = v < 0 ? small : large;
  }
}
