import type { CurveData } from './curveData.ts';
import type { DoseResponseModel } from './models/doseResponseModel.ts';

/** Plateaus that are held at a value (scaled), or null where they are free. */
export interface HeldPlateaus {
  readonly bottom: number | null;
  readonly top: number | null;
}

/** The best plateaus for a given slope and EC50, all scaled. */
export interface Projection {
  readonly bottom: number;
  readonly top: number;
  /** Σ W (ȳ − f)² over dose means: without the scatter within doses. */
  readonly sum: number;
}

/** Shares of bottom and top dose by dose; written anew by each call, which a search makes by the ten thousand. */
let scratch = new Float64Array(64);

/**
 * Bottom and top by linear least squares, for a slope, an EC50 and a shape that are given: variable projection.
 *
 * @source Golub & Pereyra 1973, SIAM J Numer Anal 10:413
 */
export function projectPlateaus(
  data: CurveData,
  model: DoseResponseModel,
  hillSlope: number,
  logEc50: number,
  shape: number,
  held: HeldPlateaus,
): Projection {
  const { levels } = data;
  if (scratch.length < 2 * levels.length) scratch = new Float64Array(2 * levels.length);
  const shares = scratch;
  let i = 0;
  for (const { logDose } of levels) {
    // the shares add up to 1, but far outside the doses one of them is tiny and must keep its digits
    shares[i++] = model.shareOfBottom(hillSlope, logEc50, logDose, shape);
    shares[i++] = model.shareOfTop(hillSlope, logEc50, logDose, shape);
  }
  const free = held.bottom === null && held.top === null;
  let { bottom, top } = plateaus(data, shares, held);
  // a family without mirror images has no curve with its bottom above its top: the nearest one is flat
  if (free && bottom > top && !model.symmetric) bottom = top = grandMean(data);
  let sum = 0;
  i = 0;
  for (const { mean, weight } of levels) {
    const residual = mean - bottom * (shares[i++] ?? 0) - top * (shares[i++] ?? 0);
    sum += weight * residual * residual;
  }
  return { bottom, top, sum: Number.isNaN(sum) ? Infinity : sum };
}

function plateaus(
  data: CurveData,
  shares: Float64Array,
  { bottom, top }: HeldPlateaus,
): { readonly bottom: number; readonly top: number } {
  if (bottom !== null && top !== null) return { bottom, top };
  if (bottom !== null) return { bottom, top: besideHeld(data, shares, 1, bottom) };
  if (top !== null) return { bottom: besideHeld(data, shares, 0, top), top };
  return bothFree(data, shares);
}

function grandMean({ levels }: CurveData): number {
  let [weights, sum] = [0, 0];
  for (const { weight, mean } of levels) {
    weights += weight;
    sum += weight * mean;
  }
  return sum / weights;
}

/** y ≈ near + (far − near)·share, regressed on whichever share is the small one. */
function bothFree(
  { levels }: CurveData,
  shares: Float64Array,
): { readonly bottom: number; readonly top: number } {
  let [weights, bottoms, tops, meanY] = [0, 0, 0, 0];
  let i = 0;
  for (const { weight, mean } of levels) {
    weights += weight;
    bottoms += weight * (shares[i++] ?? 0);
    tops += weight * (shares[i++] ?? 0);
    meanY += weight * mean;
  }
  meanY /= weights;
  const small = tops < bottoms ? 1 : 0;
  const meanShare = (small === 1 ? tops : bottoms) / weights;
  let [xx, xy] = [0, 0];
  i = small;
  for (const { weight, mean } of levels) {
    const x = (shares[i] ?? 0) - meanShare;
    i += 2;
    xx += weight * x * x;
    xy += weight * x * (mean - meanY);
  }
  const slope = xx > 0 && Number.isFinite(xy / xx) ? xy / xx : 0;
  const near = meanY - slope * meanShare;
  const far = near + slope;
  return small === 1 ? { bottom: near, top: far } : { bottom: far, top: near };
}

/** The free plateau when the other one is held: y − held·(its share) ≈ free·(own share). */
function besideHeld({ levels }: CurveData, shares: Float64Array, own: 0 | 1, heldValue: number): number {
  let [xx, xy] = [0, 0];
  let i = 0;
  for (const { weight, mean } of levels) {
    const x = shares[i + own] ?? 0;
    xx += weight * x * x;
    xy += weight * x * (mean - heldValue * (shares[i + 1 - own] ?? 0));
    i += 2;
  }
  const value = xy / xx;
  return xx > 0 && Number.isFinite(value) ? value : heldValue;
}
