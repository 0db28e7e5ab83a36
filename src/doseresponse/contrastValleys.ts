import type { CurveDesign } from './curveDesign.ts';
import { scatterAroundMean, writeContrasts } from './shareContrasts.ts';

/** A point of the start grid that none of its neighbours undercuts. */
export interface GridValley {
  readonly hillSlope: number;
  readonly logEc50: number;
  /** With the best plateaus; Σ W (ȳ − f)², rounded as a difference. */
  readonly sum: number;
}

/** Where neighbours differ by less than this part of the scatter they are one point: the first. */
const resolved = 1e-13;

let sums = new Float64Array(512);

/**
 * The valleys of the sum of squares on the start grid of a design.
 *
 * @param responses - means by dose
 * @returns in the order of the grid
 */
export function contrastValleys(design: CurveDesign, responses: Float64Array): GridValley[] {
  const { starts, slopes, locations, weight } = design;
  const { count } = starts;
  if (sums.length < count) sums = new Float64Array(2 * count);
  const scatter = scatterAroundMean(weight, responses);
  writeContrasts(starts, responses, sums);
  for (let i = 0; i < count; i++) {
    const contrast = sums[i] ?? 0;
    sums[i] = scatter - contrast * contrast;
  }
  const room = resolved * scatter;
  const valleys: GridValley[] = [];
  const columns = slopes.length;
  for (let i = 0, column = 0; i < count; i++, column = column + 1 === columns ? 0 : column + 1) {
    const sum = sums[i] ?? 0;
    const isValley =
      (i < columns || (sums[i - columns] ?? 0) > sum + room) &&
      (i + columns >= count || (sums[i + columns] ?? 0) >= sum - room) &&
      (column === 0 || (sums[i - 1] ?? 0) > sum + room) &&
      (column === columns - 1 || (sums[i + 1] ?? 0) >= sum - room);
    if (isValley) {
      const logEc50 = locations[(i - column) / columns] ?? 0;
      valleys.push({ hillSlope: slopes[column] ?? 0, logEc50, sum });
    }
  }
  return valleys;
}
