/** A point of a function. */
export interface FunctionPoint {
  readonly x: number;
  readonly f: number;
}

/**
 * Where a function crosses zero between two points at which it has different signs.
 *
 * Ridders' method: an exponential is divided out so that the three points lie on a line; at least halves the bracket in each round, so
 * a jump across zero is found as well as a root.
 *
 * @param inside - a point with f ≤ 0
 * @param outside - a point with f > 0, on either side of `inside`; f may be infinite there
 * @param tolerance - absolute, in x
 * @source Ridders 1979, IEEE Trans Circuits Syst 26:979
 */
export function findCrossing(
  f: (x: number) => number,
  inside: FunctionPoint,
  outside: FunctionPoint,
  tolerance: number,
): number {
  let [a, b] = [inside, outside];
  let previous = Infinity;
  for (let round = 0; round < 200 && Math.abs(b.x - a.x) > tolerance; round++) {
    const middle = pointAt(f, (a.x + b.x) / 2);
    const root = Math.sqrt(middle.f * middle.f - a.f * b.f);
    const guess = middle.x + ((a.x - middle.x) * middle.f) / root;
    if (!Number.isFinite(guess)) {
      [a, b] = narrowed(a, b, middle);
      continue;
    }
    const next = pointAt(f, guess);
    if (next.f === 0 || Math.abs(next.x - previous) <= tolerance) return next.x;
    previous = next.x;
    [a, b] = narrowed(...narrowed(a, b, middle), next);
  }
  return (a.x + b.x) / 2;
}

function pointAt(f: (x: number) => number, x: number): FunctionPoint {
  return { x, f: f(x) };
}

/** The bracket with a new point in it; a point outside of it changes nothing. */
function narrowed(
  inside: FunctionPoint,
  outside: FunctionPoint,
  point: FunctionPoint,
): [FunctionPoint, FunctionPoint] {
  const between = (point.x - inside.x) * (point.x - outside.x) <= 0;
  if (!between) return [inside, outside];
  return point.f > 0 ? [inside, point] : [point, outside];
}
