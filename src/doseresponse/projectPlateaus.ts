import type { CurveData, LevelColumns } from './curveData.ts';
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

interface Plateaus {
  readonly bottom: number;
  readonly top: number;
}

/** Shares of bottom and top by dose; used again from call to call, because searches project thousands of times. */
let bottoms = new Float64Array(32);
let tops = new Float64Array(32);

/**
 * Bottom and top by linear least squares, for a slope, an EC50 and a shape that are given: variable projection.
 *
 * @source Golub & Pereyra 1973, SIAM J Numer Anal 10:413
 */
export function projectPlateaus(
  { columns }: Pick<CurveData, 'columns'>,
  model: DoseResponseModel,
  hillSlope: number,
  logEc50: number,
  shape: number,
  held: HeldPlateaus,
): Projection {
  const { logDose, mean, weight } = columns;
  if (bottoms.length < logDose.length) {
    bottoms = new Float64Array(2 * logDose.length);
    tops = new Float64Array(2 * logDose.length);
  }
  model.sharesAtDoses(hillSlope, logEc50, shape, logDose, bottoms, tops);
  let { bottom, top } = plateaus(columns, held);
  // a family without mirror images has no curve with its bottom above its top: the nearest one is flat
  if (bottom > top && !model.symmetric && held.bottom === null && held.top === null)
    bottom = top = grandMean(columns);
  let sum = 0;
  for (let i = 0; i < mean.length; i++) {
    const residual = (mean[i] ?? 0) - bottom * (bottoms[i] ?? 0) - top * (tops[i] ?? 0);
    sum += (weight[i] ?? 0) * residual * residual;
  }
  return { bottom, top, sum: Number.isNaN(sum) ? Infinity : sum };
}

function plateaus(columns: LevelColumns, { bottom, top }: HeldPlateaus): Plateaus {
  if (bottom !== null && top !== null) return { bottom, top };
  if (bottom !== null) return { bottom, top: besideHeld(columns, tops, bottoms, bottom) };
  if (top !== null) return { bottom: besideHeld(columns, bottoms, tops, top), top };
  return bothFree(columns);
}

function grandMean({ weight, mean }: LevelColumns): number {
  let [weights, sum] = [0, 0];
  for (let i = 0; i < mean.length; i++) {
    weights += weight[i] ?? 0;
    sum += (weight[i] ?? 0) * (mean[i] ?? 0);
  }
  return sum / weights;
}

/** y ≈ near + (far − near)·share, regressed on whichever share is the small one. */
function bothFree({ weight, mean }: LevelColumns): Plateaus {
  let [weights, allBottoms, allTops, meanY] = [0, 0, 0, 0];
  for (let i = 0; i < mean.length; i++) {
    const w = weight[i] ?? 0;
    weights += w;
    allBottoms += w * (bottoms[i] ?? 0);
    allTops += w * (tops[i] ?? 0);
    meanY += w * (mean[i] ?? 0);
  }
  meanY /= weights;
  const ofTop = allTops < allBottoms;
  const small = ofTop ? tops : bottoms;
  const meanShare = (ofTop ? allTops : allBottoms) / weights;
  let [xx, xy] = [0, 0];
  for (let i = 0; i < mean.length; i++) {
    const w = weight[i] ?? 0;
    const x = (small[i] ?? 0) - meanShare;
    xx += w * x * x;
    xy += w * x * ((mean[i] ?? 0) - meanY);
  }
  const slope = xx > 0 && Number.isFinite(xy / xx) ? xy / xx : 0;
  const near = meanY - slope * meanShare;
  const far = near + slope;
  return ofTop ? { bottom: near, top: far } : { bottom: far, top: near };
}

/** The free plateau when the other one is held: y − held·(its share) ≈ free·(own share). */
function besideHeld(
  { weight, mean }: LevelColumns,
  own: Float64Array,
  other: Float64Array,
  heldValue: number,
): number {
  let [xx, xy] = [0, 0];
  for (let i = 0; i < mean.length; i++) {
    const x = own[i] ?? 0;
    xx += (weight[i] ?? 0) * x * x;
    xy += (weight[i] ?? 0) * x * ((mean[i] ?? 0) - heldValue * (other[i] ?? 0));
  }
  const value = xy / xx;
  return xx > 0 && Number.isFinite(value) ? value : heldValue;
}
