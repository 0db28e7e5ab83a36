import type { DoseResponseModel } from './doseResponseModel.ts';
import { modelFromShares } from './modelFromShares.ts';
import { argumentSlots as at, sharesFromArgument, type ArgumentFamily } from './sharesFromArgument.ts';

/** From here on e^(e^v) leaves no trace. */
const extreme = 700;

/** exp(−e^−v) */
function gompertz(v: number): number {
  return Math.exp(-Math.exp(-v));
}

/** 1 − exp(−e^−v) */
function gompertzRest(v: number): number {
  return -Math.expm1(-Math.exp(-v));
}

/** −ln of a share whose rest is given as well. */
function minusLog(share: number, rest: number): number {
  return share > 0.5 ? -Math.log1p(-rest) : -Math.log(share);
}

const half = -Math.log(Math.LN2);

const first: ArgumentFamily = {
  shape: null,
  symmetric: false,
  isCentred: false,
  share: gompertz,
  rest: gompertzRest,
  derivatives(v, _shape, out) {
    const e = Math.exp(-v);
    const share = Math.exp(-e);
    const vanished = e > extreme;
    out[at.share] = share;
    out[at.rest] = -Math.expm1(-e);
    out[at.byV] = vanished ? 0 : share * e;
    out[at.byVV] = vanished ? 0 : share * e * (e - 1);
  },
  argumentAt: (share, rest) => -Math.log(minusLog(share, rest)),
  half: () => [half, 0, 0],
  slopeAtHalf: () => Math.LN2 / 2,
};

/** The mirror of the first: S₂(v) = 1 − S₁(−v). */
const second: ArgumentFamily = {
  shape: null,
  symmetric: false,
  isCentred: false,
  share: (v) => gompertzRest(-v),
  rest: (v) => gompertz(-v),
  derivatives(v, _shape, out) {
    first.derivatives(-v, 0, out);
    const [share = 0, rest = 0, byV = 0, byVV = 0] = out;
    out[at.share] = rest;
    out[at.rest] = share;
    out[at.byV] = byV;
    out[at.byVV] = -byVV;
  },
  argumentAt: (share, rest) => Math.log(minusLog(rest, share)),
  half: () => [-half, 0, 0],
  slopeAtHalf: () => Math.LN2 / 2,
};

/**
 * The Weibull curve of type 1: leaves the plateau at low doses slowly and reaches the other one quickly when it falls.
 *
 *   y = bottom + (top − bottom)·exp(−e^−v),  v = hillSlope·ln(dose/e),  EC50 = e·(1/ln 2)^(1/hillSlope)
 *
 * @source Seber & Wild 1989, Nonlinear Regression, p. 338; Ritz 2010, Environ Toxicol Chem 29:220; drc W1.4 with b = −hillSlope, e = e
 */
export const weibullOne: DoseResponseModel = modelFromShares(sharesFromArgument(first));

/**
 * The Weibull curve of type 2: leaves the plateau at low doses quickly and reaches the other one slowly when it falls.
 *
 *   y = bottom + (top − bottom)·(1 − exp(−e^v)),  v = hillSlope·ln(dose/e),  EC50 = e·(ln 2)^(1/hillSlope)
 *
 * @source as type 1; drc W2.4 with b = hillSlope, e = e
 */
export const weibullTwo: DoseResponseModel = modelFromShares(sharesFromArgument(second));
