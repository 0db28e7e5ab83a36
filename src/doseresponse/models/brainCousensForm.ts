import type { CurveForm, DrcForm } from './doseResponseModel.ts';
import { logistic } from './fourParameterLogistic.ts';

/** Dose 0: the limit of a falling curve. */
const atZero = [0, 0, 1, 0, 0] as const;

/**
 * Brain–Cousens curves in their published form, by (hillSlope, bottom, top, ln e, f·unit):
 *
 *   y = bottom + (top − bottom + f·dose)·L(v),  v = hillSlope·ln(dose/e),  L(v) = 1/(1 + e^−v)
 *
 * @param logUnit - ln of the dose that f counts in: with the EC50 of a curve its f is about as large as its plateaus
 * @source Brain & Cousens 1989, Weed Res 29:93; drc BC.5 with b = −hillSlope
 */
export function brainCousensForm(logUnit: number): DrcForm {
  return {
    curves: { ...curvesIn(logUnit), shape: { limits: [-Infinity, Infinity] } },
    vectorOf([hillSlope = 0, bottom = 0, top = 0, logEc50 = 0, logK = 0]) {
      // e = EC50·K^(1/hillSlope), f = (K − 1)(top − bottom)/(2·EC50)
      const f = (Math.expm1(logK) * (top - bottom)) / (2 * Math.exp(logEc50 - logUnit));
      return [hillSlope, bottom, top, logEc50 + logK / hillSlope, f];
    },
  };
}

function curvesIn(logUnit: number): Omit<CurveForm, 'shape'> {
  return {
    steepness: (hillSlope) => Math.abs(hillSlope),

    response([hillSlope = 0, bottom = 0, top = 0, logE = 0, f = 0], logDose) {
      if (logDose === -Infinity) return top;
      const v = hillSlope * (logDose - logE);
      const stimulus = f * Math.exp(logDose - logUnit);
      return bottom * logistic(-v) + (top + stimulus) * logistic(v);
    },

    derivatives([hillSlope = 0, bottom = 0, top = 0, logE = 0, f = 0], logDose, gradient, hessian) {
      hessian?.fill(0, 0, 25);
      if (logDose === -Infinity) {
        gradient.set(atZero);
        return top;
      }
      const z = logDose - logE;
      const dose = Math.exp(logDose - logUnit);
      const share = logistic(hillSlope * z);
      const rest = logistic(-hillSlope * z);
      const slope = share * rest;
      const bend = slope * (rest - share);
      const height = top - bottom + f * dose;
      gradient.set([height * slope * z, rest, share, -height * slope * hillSlope, dose * share]);
      if (hessian !== null) {
        const set = (j: number, k: number, value: number): void => {
          hessian[5 * j + k] = value;
          hessian[5 * k + j] = value;
        };
        set(0, 0, height * bend * z * z);
        set(0, 1, -slope * z);
        set(0, 2, slope * z);
        set(0, 3, -height * (bend * z * hillSlope + slope));
        set(0, 4, dose * slope * z);
        set(1, 3, slope * hillSlope);
        set(2, 3, -slope * hillSlope);
        set(3, 3, height * bend * hillSlope * hillSlope);
        set(3, 4, -dose * slope * hillSlope);
      }
      return bottom * rest + (top + f * dose) * share;
    },
  };
}
