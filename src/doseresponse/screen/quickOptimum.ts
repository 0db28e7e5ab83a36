import { contrastValleys, type GridValley } from '../contrastValleys.ts';
import { designOf, type CurveDesign } from '../curveDesign.ts';
import type { CurveProblem } from '../curveProblem.ts';
import {
  findOptimum,
  isBetter,
  isWorthLookingInto,
  mostValleys,
  optimumFrom,
  upright,
  type Optimum,
} from '../findOptimum.ts';
import { projectPlateaus } from '../projectPlateaus.ts';

const free = { bottom: null, top: null };

/**
 * The optimum that `findOptimum` finds, by Newton from the valleys of the start grid alone: without Levenberg–Marquardt, which only leads
 * into the valley that the grid has found already. Where a valley does not end in a proven minimum, `findOptimum` decides.
 */
export function quickOptimum(problem: CurveProblem): Optimum | null {
  const design = designOf(problem);
  const best = design === null ? null : fromValleys(problem, design);
  return best === null ? findOptimum(problem) : upright(problem, best);
}

function fromValleys(problem: CurveProblem, design: CurveDesign): Optimum | null {
  const { mean } = problem.data.columns;
  const valleys = contrastValleys(design, mean).sort((a, b) => a.sum - b.sum);
  let best: Optimum | null = null;
  for (const valley of valleys.slice(0, mostValleys)) {
    if (best !== null && !isWorthLookingInto(valley.sum, best)) continue;
    const found = polished(problem, valley);
    if (!found.converged) return null;
    if (best === null || isBetter(found, best)) best = found;
  }
  return best;
}

function polished(problem: CurveProblem, { hillSlope, logEc50 }: GridValley): Optimum {
  const { bottom, top } = projectPlateaus(problem.data, problem.model, hillSlope, logEc50, 0, free);
  return optimumFrom(problem, [hillSlope, bottom, top, logEc50]);
}
