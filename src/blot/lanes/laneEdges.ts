import type { ColumnCurve } from './columnCurve.ts';
import type { FoundLanes } from './findLanes.ts';

/** A lane from its left to its right edge, px; `right` is the first column outside. */
export interface LaneEdges {
  readonly left: number;
  readonly right: number;
  readonly center: number;
}

/** How far from half way an edge is looked for, in pitches, and what going there costs against the height of the lanes. */
const reach = 0.3;
const stiffness = 0.15;
/** A lane without a neighbour ends this far from its middle, in pitches. */
const outside = 0.6;

/**
 * Where one lane ends and the next begins: the lowest place between two bands, half way where there is nothing to see.
 *
 * @param curve - of the strip that is measured; all its lanes are in it
 */
export function laneEdges(curve: ColumnCurve, { centers, pitch }: FoundLanes): LaneEdges[] {
  const { left: first, values } = curve;
  const smooth = values.map((_, x) => {
    const half = Math.max(1, Math.round(0.03 * pitch));
    let sum = 0;
    let count = 0;
    for (let near = Math.max(0, x - half); near <= Math.min(values.length - 1, x + half); near += 1) {
      sum += values[near] ?? 0;
      count += 1;
    }
    return sum / count;
  });
  const highest = Math.max(Number.MIN_VALUE, ...smooth);
  const between = centers.slice(1).map((center, lane) => {
    const middle = (center + (centers[lane] ?? 0)) / 2;
    let best = Math.round(middle);
    let least = Infinity;
    for (let x = Math.ceil(middle - reach * pitch); x <= middle + reach * pitch; x += 1) {
      const cost =
        (smooth[x - first] ?? highest) / highest + stiffness * ((x - middle) / (reach * pitch)) ** 2;
      if (cost < least) {
        least = cost;
        best = x;
      }
    }
    return best;
  });
  return centers.map((center, lane) => {
    const inner = { left: between[lane - 1], right: between[lane] };
    const refined =
      middleOfBand(
        smooth,
        first,
        inner.left ?? Math.round(center - outside * pitch),
        inner.right ?? Math.round(center + outside * pitch),
      ) ?? center;
    return {
      left: Math.max(first, inner.left ?? Math.round(refined - outside * pitch)),
      right: Math.min(first + values.length, inner.right ?? Math.round(refined + outside * pitch)),
      center: refined,
    };
  });
}

/** Half way between the two places where a band falls to half its height; null where there is no clear band. */
function middleOfBand(smooth: Float64Array, first: number, left: number, right: number): number | null {
  let highest = 0;
  for (let x = left; x < right; x += 1) highest = Math.max(highest, smooth[x - first] ?? 0);
  if (highest < 1) return null;
  let from = left;
  let to = right - 1;
  while (from < to && (smooth[from - first] ?? 0) < highest / 2) from += 1;
  while (to > from && (smooth[to - first] ?? 0) < highest / 2) to -= 1;
  return (from + to) / 2;
}
