import { approachMinimum, type ApproachOptions } from '#optimize/approachMinimum';
import { polishToMinimum, type PolishedPoint } from '#optimize/polishToMinimum';
import { isCrossed, plateausAreFree, type CurveProblem } from './curveProblem.ts';
import { mirrored, type CurveVector } from './models/doseResponseModel.ts';
import { startValues } from './startValues.ts';

/** The lowest sum of squares that was found, and whether it is a proven minimum. */
export interface Optimum {
  readonly curve: CurveVector;
  /** Σ W (ȳ − f)² over dose means, scaled. */
  readonly sum: number;
  readonly point: PolishedPoint;
  readonly converged: boolean;
}

/** Valleys of the start grid that are looked into beside the deepest; more where a fifth parameter makes more of them. */
const otherValleys = { four: 3, five: 9 };
export const mostValleys = 1 + otherValleys.four;

/**
 * The least-squares optimum of a curve: from the deepest valley of a grid through Levenberg–Marquardt and Newton; other valleys are
 * polished as well where they could be deeper.
 *
 * A point that ran away with a lower sum of squares than every proven minimum wins: then no curve is the best one.
 */
export function findOptimum(problem: CurveProblem): Optimum | null {
  const hasShape = problem.model.shape !== null;
  const [first, ...others] = startValues(problem, 1 + (hasShape ? otherValleys.five : otherValleys.four));
  if (first === undefined) return null;
  let best = approached(problem, first.parameters);
  if (!hasShape && (others.length > 0 || !best.converged)) {
    // Levenberg–Marquardt goes uphill on its way and can end in another valley than the deepest one: Newton stays in it
    const stayed = optimumFrom(problem, problem.reduce(first.parameters));
    if (!isCrossed(problem, stayed.curve) && isBetter(stayed, best)) best = stayed;
  }
  for (const start of others) {
    if (!isWorthLookingInto(start.sum, best)) continue;
    const other = hasShape
      ? approached(problem, start.parameters)
      : optimumFrom(problem, problem.reduce(start.parameters));
    if (isCrossed(problem, other.curve)) continue;
    if (isCrossed(problem, best.curve) || isBetter(other, best)) best = other;
  }
  return upright(problem, best);
}

/** A proven minimum is not undercut from a start that leaves four times as much. */
export function isWorthLookingInto(startSum: number, best: Optimum): boolean {
  return startSum <= 4 * best.sum || !best.converged;
}

/** Newton takes over as soon as Levenberg–Marquardt is in the valley: it needs no floor to start from. */
const untilNewton: ApproachOptions = { iterationsPerBurst: 3, maxBursts: 1 };

/** Levenberg–Marquardt, then Newton; where that proves no minimum, once more with Levenberg–Marquardt to its end. */
function approached(problem: CurveProblem, start: CurveVector): Optimum {
  const from = problem.reduce(start);
  const near = optimumFrom(problem, approachMinimum(problem, from, untilNewton).parameters);
  if (near.converged) return near;
  const far = optimumFrom(problem, approachMinimum(problem, from).parameters);
  return isBetter(near, far) ? near : far;
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

/** Lower, or as low and proven. */
export function isBetter(a: Optimum, b: Optimum): boolean {
  const same = Math.abs(a.sum - b.sum) <= 1e-9 * Math.max(a.sum, b.sum);
  return same ? a.converged && !b.converged : a.sum < b.sum;
}

/** The same curve read with bottom below top; only where the reading is free. */
export function upright(problem: CurveProblem, optimum: Optimum): Optimum {
  const [, bottom = 0, top = 0] = optimum.curve;
  const readingIsFree = problem.held[0] === null && plateausAreFree(problem.held);
  if (!problem.model.symmetric || !readingIsFree || bottom <= top) return optimum;
  return optimumFrom(problem, problem.reduce(mirrored(optimum.curve)));
}
