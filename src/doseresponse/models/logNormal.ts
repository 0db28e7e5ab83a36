import { normalQuantile, normalUpperTail } from '#stats/normal';
import type { DoseResponseModel } from './doseResponseModel.ts';
import { modelFromShares } from './modelFromShares.ts';
import { argumentSlots as at, sharesFromArgument, type ArgumentFamily } from './sharesFromArgument.ts';

/** Beyond this many standard deviations nothing is left of the normal distribution. */
const extreme = 38;
const sqrt2Pi = Math.sqrt(2 * Math.PI);

/** Φ(v) with its own digits on both sides. */
function normal(v: number): number {
  return v > extreme ? 1 : v < -extreme ? 0 : normalUpperTail(-v);
}

const family: ArgumentFamily = {
  shape: null,
  symmetric: true,
  isCentred: true,
  share: (v) => normal(v),
  rest: (v) => normal(-v),
  derivatives(v, _shape, out) {
    const density = Math.exp(-0.5 * v * v) / sqrt2Pi;
    out[at.share] = normal(v);
    out[at.rest] = normal(-v);
    out[at.byV] = density;
    out[at.byVV] = density === 0 ? 0 : -v * density;
  },
  argumentAt: (share, rest) => (share < rest ? normalQuantile(share) : -normalQuantile(rest)),
  half: () => [0, 0, 0],
  slopeAtHalf: () => 1 / sqrt2Pi,
};

/**
 * The log-normal curve: doses at which single cells give way are log-normally distributed.
 *
 *   y = bottom + (top − bottom)·Φ(v),  v = hillSlope·ln(dose/EC50)
 *
 * @source Bruce & Versteeg 1992, Environ Toxicol Chem 11:1485; drc LN.4 with b = hillSlope, e = EC50
 */
export const logNormal: DoseResponseModel = modelFromShares(sharesFromArgument(family));
