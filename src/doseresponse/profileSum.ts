import { minimizeOnLine } from '#optimize/minimizeOnLine';
import { curveProblem, heldPlateaus, type CurveProblem } from './curveProblem.ts';
import { optimumFrom } from './findOptimum.ts';
import { projectPlateaus } from './projectPlateaus.ts';
import { logEc50Grid } from './startValues.ts';

/** The lowest sum of squares (over dose means, scaled) that is left when one parameter is held at a value. */
export type ProfileSum = (value: number) => number;

const lineTolerance = 1e-7;

/** ln|hillSlope| to look through: closely where slopes usually are, widely up to a jump at a dose. */
const logSlopes = [
  ...[-7, -6, -5, -4, -3.2, -2.6],
  ...Array.from({ length: 15 }, (_, i) => -2 + i * 0.4),
  ...Array.from({ length: 15 }, (_, i) => 4 + i),
];

/**
 * The profile of ln EC50: for each value the best slope by a search over all slopes, with the best plateaus for each slope. Nothing is
 * carried over from value to value, so the profile is global and does not depend on where it started.
 */
export function profileOfLogEc50(problem: CurveProblem): ProfileSum {
  const { data, model, held } = problem;
  const plateaus = heldPlateaus(held);
  const slope = held[0] ?? null;
  if (slope !== null) return (logEc50) => projectPlateaus(data, model, slope, logEc50, plateaus).sum;
  const signs = allowedDirections(problem);
  return (logEc50) =>
    Math.min(
      ...signs.map((sign) => {
        const sumAt = (logSlope: number): number =>
          projectPlateaus(data, model, sign * Math.exp(logSlope), logEc50, plateaus).sum;
        return minimizeOnLine(sumAt, logSlopes, lineTolerance).value;
      }),
    );
}

/** The profile of hillSlope: for each value the best EC50 by a search through and beyond the doses. */
export function profileOfHillSlope(problem: CurveProblem): ProfileSum {
  const { data, model, held } = problem;
  const plateaus = heldPlateaus(held);
  const logEc50 = held[3] ?? null;
  if (logEc50 !== null) return (hillSlope) => projectPlateaus(data, model, hillSlope, logEc50, plateaus).sum;
  const near = logEc50Grid(data);
  const beyond = [1, 2, 3, 5, 8, 12, 17, 23, 30];
  const first = near[0] ?? 0;
  const last = near.at(-1) ?? 0;
  return (hillSlope) => {
    // a curve turns within some 1/|hillSlope|: close to a dose when it is steep, far outside the doses when it is flat
    const turn = 1 / Math.abs(hillSlope);
    const turning = data.logDoses.flatMap((logDose) => [-3, -1, 1, 3].map((part) => logDose + part * turn));
    const outside = beyond.flatMap((part) => [first - part * turn, last + part * turn]);
    const scan = [...near, ...turning, ...outside].sort((a, b) => a - b);
    const sumAt = (value: number): number => projectPlateaus(data, model, hillSlope, value, plateaus).sum;
    return minimizeOnLine(sumAt, scan, lineTolerance).value;
  };
}

/** A plateau held far outside takes EC50 with it, which is no reason to stop: ln-units beyond the doses. */
const farWithHeldPlateau = 200;

/**
 * The profile of a plateau: for each value the other parameters are polished from where they were at the value before, and
 * searched for where that does not end in a minimum.
 *
 * @param index - of bottom (1) or top (2)
 * @param best - all parameters at the optimum
 */
export function profileOfPlateau(problem: CurveProblem, index: 1 | 2, best: readonly number[]): ProfileSum {
  let last = best;
  const direction = Math.sign(best[0] ?? 0);
  return (value) => {
    const held = problem.held.map((was, i) => (i === index ? value : was));
    const restricted = curveProblem(problem.data, problem.model, held, farWithHeldPlateau);
    const found = optimumFrom(restricted, restricted.reduce(last));
    // a plateau pushed past the other one would be the other one of the mirrored curve
    if (!found.converged || Math.sign(found.curve[0] ?? 0) !== direction)
      return lowestOverSlopes(restricted, direction);
    last = found.curve;
    return found.sum;
  };
}

/** Where no minimum exists (the other plateau runs away), its limit by a search over slopes and EC50. */
function lowestOverSlopes(problem: CurveProblem, direction: number): number {
  const profile = profileOfHillSlope(problem);
  const scan = Array.from({ length: 18 }, (_, i) => -3 + i * 0.5);
  const sumAt = (logSlope: number): number => profile(direction * Math.exp(logSlope));
  return minimizeOnLine(sumAt, scan, lineTolerance).value;
}

/** Signs of hillSlope that give different curves: one where both plateaus are free, as they can be swapped. */
export function allowedDirections(problem: CurveProblem): readonly (-1 | 1)[] {
  const { held } = problem;
  if (held[0] !== null && held[0] !== undefined) return [held[0] < 0 ? -1 : 1];
  return held[1] === null && held[2] === null ? [-1] : [-1, 1];
}
