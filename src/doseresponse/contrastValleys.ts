import type { CurveDesign } from './curveDesign.ts';
import { contrastOf, scatterAroundMean } from './shareContrasts.ts';

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
  if (sums.length < starts.rowCount) sums = new Float64Array(2 * starts.rowCount);
  const scatter = scatterAroundMean(weight, responses);
  for (let row = 0; row < starts.rowCount; row++) {
    const contrast = contrastOf(starts, row, responses);
    sums[row] = scatter - contrast * contrast;
  }
  const room = resolved * scatter;
  const valleys: GridValley[] = [];
  const columns = slopes.length;
  for (let row = 0; row < starts.rowCount; row++) {
    const sum = sums[row] ?? 0;
    const column = row % columns;
    const isValley =
      (row < columns || (sums[row - columns] ?? 0) > sum + room) &&
      (row + columns >= starts.rowCount || (sums[row + columns] ?? 0) >= sum - room) &&
      (column === 0 || (sums[row - 1] ?? 0) > sum + room) &&
      (column === columns - 1 || (sums[row + 1] ?? 0) >= sum - room);
    if (isValley) {
      const logEc50 = locations[(row - column) / columns] ?? 0;
      valleys.push({ hillSlope: slopes[column] ?? 0, logEc50, sum });
    }
  }
  return valleys;
}
