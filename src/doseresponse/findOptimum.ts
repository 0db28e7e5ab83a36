import { approachMinimum } from '#optimize/approachMinimum';
import { polishToMinimum, type PolishedPoint } from '#optimize/polishToMinimum';
import { type CurveProblem } from './curveProblem.ts';
import { mirrored } from './models/fourParameterLogistic.ts';
import type { CurveVector } from './models/doseResponseModel.ts';
import { startValues } from './startValues.ts';

/** The lowest sum of squares that was found, and whether it is a proven minimum. */
export interface Optimum {
  readonly curve: CurveVector;
  /** Σ W (ȳ − f)² over dose means, scaled. */
  readonly sum: number;
  readonly point: PolishedPoint;
  readonly converged: boolean;
}

/** Valleys of the start grid that are looked into beside the deepest. */
const otherValleys = 3;

/**
 * The least-squares optimum of a curve: from the deepest valley of a grid through Levenberg–Marquardt and Newton; other valleys are
 * polished as well where they could be deeper.
 *
 * A point that ran away with a lower sum of squares than every proven minimum wins: then no curve is the best one.
 */
export function findOptimum(problem: CurveProblem): Optimum | null {
  const [first, ...others] = startValues(problem, 1 + otherValleys);
  if (first === undefined) return null;
  const approach = approachMinimum(problem, problem.reduce(first.parameters));
  let best = optimumFrom(problem, approach.parameters);
  for (const start of others) {
    if (start.sum > 4 * best.sum && best.converged) continue;
    const other = optimumFrom(problem, problem.reduce(start.parameters));
    if (isBetter(other, best)) best = other;
  }
  return upright(problem, best);
}

/** Newton from a point near a minimum. */
export function optimumFrom(problem: CurveProblem, start: readonly number[]): Optimum {
  const point = polishToMinimum(problem, start);
  return {
    curve: problem.complete(point.parameters),
    sum: point.curvature.sum,
    point,
    converged: point.converged,
  };
}

function isBetter(a: Optimum, b: Optimum): boolean {
  const same = Math.abs(a.sum - b.sum) <= 1e-9 * Math.max(a.sum, b.sum);
  return same ? a.converged && !b.converged : a.sum < b.sum;
}

/** The same curve read with bottom below top; only where the reading is free. */
function upright(problem: CurveProblem, optimum: Optimum): Optimum {
  const [, bottom = 0, top = 0] = optimum.curve;
  const readingIsFree = [0, 1, 2].every((index) => problem.held[index] === null);
  if (!readingIsFree || bottom <= top) return optimum;
  return optimumFrom(problem, problem.reduce(mirrored(optimum.curve)));
}
