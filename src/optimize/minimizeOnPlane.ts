import { minimizeOnLine } from './minimizeOnLine.ts';

/**
 * The lowest value of a function of two variables over a grid, refined around the best point of the grid: for each x the best y, followed
 * along the valley.
 *
 * @param xs - ascending; close enough together that the lowest valley crosses one of them at its foot
 * @param ys - ascending, likewise
 * @param tolerance - absolute, in x and y
 */
export function minimizeOnPlane(
  objective: (x: number, y: number) => number,
  xs: readonly number[],
  ys: readonly number[],
  tolerance: number,
): number {
  let [bestX, bestY, lowest] = [0, 0, Infinity];
  xs.forEach((x, i) => {
    ys.forEach((y, j) => {
      const value = objective(x, y);
      if (value < lowest) [bestX, bestY, lowest] = [i, j, value];
    });
  });
  if (lowest === Infinity) return Infinity;
  let nearY = bestY;
  const bestOverY = (x: number): number => {
    const best = followed(ys, nearY, (y) => objective(x, y), tolerance);
    nearY = best.index;
    return best.value;
  };
  return followed(xs, bestX, bestOverY, tolerance).value;
}

/** The lowest value around a point of a scan; goes on to the side as long as it is lower there. */
function followed(
  scan: readonly number[],
  from: number,
  objective: (x: number) => number,
  tolerance: number,
): { readonly index: number; readonly value: number } {
  let index = from;
  for (;;) {
    const first = Math.max(0, index - 1);
    const window = scan.slice(first, index + 2);
    const { x, value } = minimizeOnLine(objective, window, tolerance);
    const nearest = window.reduce(
      (best, at, i) => (Math.abs(at - x) < Math.abs((window[best] ?? 0) - x) ? i : best),
      0,
    );
    const next = first + nearest;
    const isEdge = x === window[0] || x === window.at(-1);
    if (!isEdge || next === index) return { index: next, value };
    index = next;
  }
}
