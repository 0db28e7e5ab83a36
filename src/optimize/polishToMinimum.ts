import { curvatureAt } from './curvature.ts';
import {
  type Curvature,
  sumOfSquares,
  type LeastSquaresProblem,
  type Vector,
} from './leastSquaresProblem.ts';
import { reciprocalCondition, solvePositiveDefinite } from './symmetricMatrix.ts';

/** Where the polish ended, and whether a minimum is proven there. */
export interface PolishedPoint {
  readonly parameters: readonly number[];
  readonly curvature: Curvature;
  /** Tiny undamped Newton step and positive definite, not numerically singular, Hessian. */
  readonly converged: boolean;
  readonly ended: 'converged' | 'ran away' | 'singular' | 'out of iterations';
  /** Of the observed Hessian scaled to a unit diagonal. */
  readonly reciprocalCondition: number;
}

/** An undamped step below this part of its scale is near the minimum: the sum of squares cannot tell whether it is any good. */
const nearStep = 1e-6;
/** A step below this part of its scale proves convergence. */
const tinyStep = 1e-8;
/** A step below this part cannot be improved in double precision. */
const finishedStep = 1e-14;
/** Below this the Hessian is singular as far as double precision can tell. */
const singular = 1e-11;

/**
 * Damped Newton steps with the exact Hessian, down to the last digit, and the proof that a minimum was reached.
 *
 *   (H + λ diag(JᵀWJ)) δ = −g
 *
 * A step that raises the sum of squares is rejected and λ grows; near the minimum, where the sum of squares cannot resolve a step any
 * more, undamped steps go on until they stop shrinking.
 *
 * @param start - from `approachMinimum`, or from a start that is already near
 * @param maxIterations - steps and rejected steps after which it gives up
 * @source Nocedal & Wright, Numerical Optimization, 2nd ed., chapters 3 and 6 (Newton with modified Hessian)
 */
export function polishToMinimum(
  problem: LeastSquaresProblem,
  start: Vector,
  maxIterations = 200,
): PolishedPoint {
  let parameters = [...start];
  let curvature = curvatureAt(problem, parameters);
  let lambda = 0;
  let previousStep = Infinity;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (problem.hasRunAway(parameters) || !Number.isFinite(curvature.sum))
      return ending(parameters, curvature, 'ran away');
    const newton = newtonStep(curvature, 0);
    const size = newton === null ? Infinity : relativeSize(newton, problem.scales(parameters));
    const isNear = newton !== null && size < nearStep;
    if (isNear && size <= tinyStep && (size <= finishedStep || size >= previousStep / 2))
      return ending(parameters, curvature, 'converged');
    const step = isNear || lambda === 0 ? newton : newtonStep(curvature, lambda);
    const next = step === null ? null : parameters.map((value, j) => value + (step[j] ?? 0));
    // a step that is all rounding cannot be judged by the sum of squares: it is taken undamped
    if (next === null || !(isNear || sumOfSquares(problem, next) <= curvature.sum)) {
      lambda = raised(lambda);
      if (lambda > 1e12) return ending(parameters, curvature, 'singular');
      continue;
    }
    previousStep = isNear ? size : Infinity;
    parameters = next;
    curvature = curvatureAt(problem, parameters);
    lambda = lambda < 1e-6 ? 0 : lambda / 10;
  }
  return ending(parameters, curvature, 'out of iterations');
}

function newtonStep(curvature: Curvature, lambda: number): number[] | null {
  const diagonal = curvature.jtj.map((row, i) => row[i] ?? 0);
  const downhill = curvature.gradient.map((slope) => -slope);
  return solvePositiveDefinite(curvature.hessian, downhill, { lambda, diagonal });
}

function raised(lambda: number): number {
  return lambda === 0 ? 1e-3 : lambda * 10;
}

function relativeSize(step: readonly number[], scales: readonly number[]): number {
  return step.reduce((most, change, j) => Math.max(most, Math.abs(change) / (scales[j] ?? 1)), 0);
}

function ending(
  parameters: readonly number[],
  curvature: Curvature,
  ended: PolishedPoint['ended'],
): PolishedPoint {
  const condition = Number.isFinite(curvature.sum) ? reciprocalCondition(curvature.hessian) : 0;
  const proven = ended === 'converged' && condition > singular;
  return {
    parameters,
    curvature,
    converged: proven,
    ended: ended === 'converged' && !proven ? 'singular' : ended,
    reciprocalCondition: condition,
  };
}
