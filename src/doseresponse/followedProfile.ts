import { polishToMinimum } from '#optimize/polishToMinimum';
import { curveProblem, farWithHeld, heldAt, plateausAreFree, type CurveProblem } from './curveProblem.ts';
import type { CurveForm, CurveVector } from './models/doseResponseModel.ts';
import type { PartialProfile } from './profileInterval.ts';

/** From a neighbour Newton is there in some five steps, or on its way to a limit. */
const mostSteps = 30;

/**
 * The profile of a parameter in the valley of the optimum: for each value Newton steps, with exact derivatives, from where the other parameters
 * were at the value before.
 *
 * @param index - of the parameter in the vector
 * @param best - all parameters at the optimum, in the form of the problem
 */
export function followedProfile(
  problem: CurveProblem<CurveForm>,
  index: number,
  best: CurveVector,
): PartialProfile {
  let last = best;
  const direction = Math.sign(best[0] ?? 0);
  return (value) => {
    const held = heldAt(problem, index, value);
    const restricted = curveProblem(problem.data, problem.model, held, farWithHeld);
    const found = polishToMinimum(restricted, restricted.reduce(last), mostSteps);
    const curve = restricted.complete(found.parameters);
    // a plateau pushed past the other one would be the other one of the mirrored curve
    const isMirrored = plateausAreFree(held)
      ? (curve[1] ?? 0) <= (curve[2] ?? 0) !== (best[1] ?? 0) <= (best[2] ?? 0)
      : Math.sign(curve[0] ?? 0) !== direction;
    if (!found.converged || isMirrored) return null;
    last = curve;
    return found.curvature.sum;
  };
}
