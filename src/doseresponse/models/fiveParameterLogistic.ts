import type { DoseResponseModel } from './doseResponseModel.ts';
import { logistic } from './fourParameterLogistic.ts';
import { modelFromShares } from './modelFromShares.ts';
import { argumentSlots as at, sharesFromArgument, type ArgumentFamily } from './sharesFromArgument.ts';

/** ln(1 + e^v) without overflow. */
function softplus(v: number): number {
  return Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)));
}

/** ln(e^a − 1), a > 0. */
function logExpm1(a: number): number {
  return a > 1 ? a + Math.log1p(-Math.exp(-a)) : Math.log(Math.expm1(a));
}

const scan = [-16, -12, -9, -7, -5, -3.5, -2, -1, 0, 1, 2, 3.5, 5, 7, 9, 12, 16];
/** Slopes that curves look like having. */
const looks = Array.from({ length: 16 }, (_, i) => 0.05 * 1.6 ** i);

/** S = (1 + e^−v)^−f, f = e^shape. */
const family: ArgumentFamily = {
  // beyond e^±16 the curve is a Weibull curve of type 1, or bends at a point
  shape: {
    name: 'asymmetry',
    grid: [-3.5, -2, -1, -0.4, 0, 0.6, 1.5, 3],
    scan,
    scanFor(hillSlope) {
      // a steep hillSlope goes with a small f: hillSlope·f is how steep the curve looks
      const steep = looks.map((slope) => Math.log(slope / Math.abs(hillSlope))).filter((shape) => shape < 0);
      return [...scan, ...steep].sort((a, b) => a - b);
    },
    limits: [-16, 16],
  },
  symmetric: false,
  isCentred: false,
  share: (v, shape) => Math.exp(-Math.exp(shape) * softplus(-v)),
  rest: (v, shape) => -Math.expm1(-Math.exp(shape) * softplus(-v)),

  derivatives(v, shape, out) {
    const f = Math.exp(shape);
    const p = f * softplus(-v);
    const share = Math.exp(-p);
    const q = logistic(-v);
    out[at.share] = share;
    out[at.rest] = -Math.expm1(-p);
    out[at.byV] = share * f * q;
    out[at.byVV] = share * f * q * (f * q - logistic(v));
    out[at.byShape] = share === 0 ? 0 : -share * p;
    out[at.byVShape] = share === 0 ? 0 : share * f * q * (1 - p);
    out[at.byShapeShape] = share === 0 ? 0 : share * p * (p - 1);
  },

  argumentAt(share, rest, shape) {
    const minusLog = share > 0.5 ? -Math.log1p(-rest) : -Math.log(share);
    return -logExpm1(minusLog * Math.exp(-shape));
  },

  half(shape) {
    // v = −ln(2^(1/f) − 1) with a = ln 2/f, da/dshape = −a
    const a = Math.LN2 * Math.exp(-shape);
    const g = -1 / Math.expm1(-a);
    return [-logExpm1(a), a * g, -a * (g - a * Math.exp(-a) * g * g)];
  },

  // S′ = S·f·(1 − S^(1/f)) at S = ½
  slopeAtHalf: (shape) => -(Math.exp(shape) * Math.expm1(-Math.LN2 * Math.exp(-shape))) / 2,
  // the curve leaves one plateau by e^−|v|, the other one by e^−f|v|
  flatterEnd: (shape) => Math.min(1, Math.exp(shape)),
  toUser: (shape) => Math.exp(shape),
  fromUser: (value) => Math.log(value),
};

/**
 * The five-parameter logistic curve: its asymmetry f lets it bend more sharply at one plateau than at the other.
 *
 *   y = bottom + (top − bottom)/(1 + (e/dose)^hillSlope)^f,  EC50 = e/(2^(1/f) − 1)^(1/hillSlope)
 *
 * The EC50 is the dose half way between the plateaus, as Prism gives it; e is drc's.
 *
 * @source Gottschalk & Dunn 2005, Anal Biochem 343:54; drc LL.5 with b = −hillSlope; GraphPad Prism "asymmetrical sigmoidal, 5PL"
 */
export const fiveParameterLogistic: DoseResponseModel = modelFromShares(sharesFromArgument(family));
