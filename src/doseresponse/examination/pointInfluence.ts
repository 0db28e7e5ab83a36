import type { FitPoint, PointInfluence } from '#domain/fit';
import { collapseReplicates } from '../curveData.ts';
import { curveProblem, type CurveProblem } from '../curveProblem.ts';
import { findOptimum, optimumFrom, type Optimum } from '../findOptimum.ts';
import { tooFewDoses } from '../fitInput.ts';

/**
 * The point that moves the EC50 most, in standard errors, when it is left out; or a replicate without which no curve is the best one.
 *
 *   DFBETAS = (ln EC50 − ln EC50₍ᵢ₎)/(SE(ln EC50)·s₍ᵢ₎/s)
 *
 * The fit without a point starts from the curve of all and is made to the end, not approximated.
 *
 * @param points - of the fit, weights above 0, without what it leaves out
 * @param optimum - of all of them
 * @param logSe - standard error of ln EC50 of the fit
 * @returns null when the EC50 is held or there are too few points to leave one out
 * @source Belsley, Kuh & Welsch 1980, Regression Diagnostics, 2.1
 */
export function pointInfluence(
  points: readonly FitPoint[],
  problem: CurveProblem,
  optimum: Optimum,
  logSe: number,
): PointInfluence | null {
  const { data, model, held } = problem;
  const df = data.pointCount - problem.parameterCount;
  if (held[3] !== null || df < 2) return null;
  const logEc50 = optimum.curve[3] ?? 0;
  const variance = (optimum.sum + data.pureError) / df;
  const start = problem.reduce(optimum.curve);
  let most: PointInfluence | null = null;
  let unproven: PointInfluence | null = null;
  for (const point of distinctPoints(points)) {
    const { dose, response } = point;
    const without = collapseReplicates(points.toSpliced(points.indexOf(point), 1), data);
    const reduced = curveProblem(without, model, held);
    if (tooFewDoses(reduced) !== null) continue;
    const near = optimumFrom(reduced, start);
    const found = near.converged ? near : findOptimum(reduced);
    if (found === null || !found.converged) {
      // a dose that is needed is not a point that drives
      if (without.distinctDoses === data.distinctDoses)
        unproven ??= { dose, response, ec50: null, standardErrors: null };
      continue;
    }
    const left = found.curve[3] ?? 0;
    const scatter = Math.sqrt((found.sum + without.pureError) / (df - 1) / variance);
    const standardErrors = (logEc50 - left) / (logSe * scatter);
    if (most === null || Math.abs(standardErrors) > Math.abs(most.standardErrors ?? 0))
      most = { dose, response, ec50: Math.exp(left), standardErrors };
  }
  return unproven ?? most;
}

/** Equal points at one dose have equal influence. */
function distinctPoints(points: readonly FitPoint[]): FitPoint[] {
  const met = new Map(points.map((point) => [`${point.dose} ${point.response} ${point.weight ?? 1}`, point]));
  return [...met.values()];
}
