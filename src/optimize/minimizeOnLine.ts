/** The lowest point found on a line. */
export interface LinePoint {
  readonly x: number;
  readonly value: number;
}

const goldenPart = (3 - Math.sqrt(5)) / 2;

/**
 * The lowest value of a function of one variable over a scan, refined between the neighbours of the best point.
 *
 * @param scan - ascending x; close enough together that the lowest valley holds one of them
 * @param tolerance - absolute, in x
 * @source Brent 1973, Algorithms for Minimization without Derivatives, chapter 5 (parabola steps with golden section as the guard)
 */
export function minimizeOnLine(
  objective: (x: number) => number,
  scan: readonly number[],
  tolerance: number,
): LinePoint {
  let best = -1;
  let lowest = Infinity;
  scan.forEach((x, i) => {
    const value = objective(x);
    if (value < lowest) {
      lowest = value;
      best = i;
    }
  });
  const x = scan[best];
  if (x === undefined) return { x: scan[0] ?? 0, value: Infinity };
  const left = scan[best - 1] ?? x;
  const right = scan[best + 1] ?? x;
  return left === right
    ? { x, value: lowest }
    : brent(objective, left, { x, value: lowest }, right, tolerance);
}

function brent(
  objective: (x: number) => number,
  from: number,
  start: LinePoint,
  to: number,
  tolerance: number,
): LinePoint {
  let [left, right] = [from, to];
  let best = start;
  let second = start;
  let third = start;
  let step = 0;
  let stepBefore = 0;
  for (let iteration = 0; iteration < 100; iteration++) {
    const middle = (left + right) / 2;
    if (Math.abs(best.x - middle) <= 2 * tolerance - (right - left) / 2) break;
    const parabola = parabolaStep(best, second, third);
    const tooLong = Math.abs(parabola) >= Math.abs(stepBefore / 2);
    const outside = best.x + parabola <= left || best.x + parabola >= right;
    stepBefore = step;
    if (Number.isNaN(parabola) || tooLong || outside) {
      stepBefore = (best.x < middle ? right : left) - best.x;
      step = goldenPart * stepBefore;
    } else step = parabola;
    const move = Math.abs(step) >= tolerance ? step : tolerance * (step < 0 ? -1 : 1);
    const next = { x: best.x + move, value: objective(best.x + move) };
    if (next.value <= best.value) {
      if (next.x < best.x) right = best.x;
      else left = best.x;
      [third, second, best] = [second, best, next];
    } else {
      if (next.x < best.x) left = next.x;
      else right = next.x;
      if (next.value <= second.value || second.x === best.x) [third, second] = [second, next];
      else if (next.value <= third.value || third.x === best.x || third.x === second.x) third = next;
    }
  }
  return best;
}

/** From `best` to the lowest point of the parabola through three points; NaN when they do not make one. */
function parabolaStep(best: LinePoint, second: LinePoint, third: LinePoint): number {
  const r = (best.x - second.x) * (best.value - third.value);
  const q = (best.x - third.x) * (best.value - second.value);
  const numerator = (best.x - third.x) * q - (best.x - second.x) * r;
  return -numerator / (2 * (q - r));
}
