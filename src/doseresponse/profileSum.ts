import { sumOfSquares } from '#optimize/leastSquaresProblem';
import { minimizeOnLine } from '#optimize/minimizeOnLine';
import { minimizeOnPlane } from '#optimize/minimizeOnPlane';
import { allowedDirections } from './allowedDirections.ts';
import { curveProblem, farWithHeld, heldAt, heldPlateaus, type CurveProblem } from './curveProblem.ts';
import type { CurveData } from './curveData.ts';
import { optimumFrom } from './findOptimum.ts';
import type { CurveVector } from './models/doseResponseModel.ts';
import { projectPlateaus } from './projectPlateaus.ts';
import { logEc50Grid, profiledLogSlopes } from './searchGrids.ts';
import { startValues } from './startValues.ts';

/** The lowest sum of squares (over dose means, scaled) that is left when one parameter is held at a value. */
export type ProfileSum = (value: number) => number;

const lineTolerance = 1e-7;

/** ln|hillSlope| with steps that a search in two directions can afford. */
const coarseLogSlopes = profiledLogSlopes.filter((_, i) => i % 2 === 0);

/**
 * The profile of ln EC50: for each value the best slope by a search over all slopes (and over all of the fifth parameter), with the best
 * plateaus for each. Nothing is carried over from value to value, so the profile is global and does not depend on where it started.
 */
export function profileOfLogEc50(problem: CurveProblem): ProfileSum {
  return (logEc50) => lowestOverSlopeAndShape(problem, () => logEc50);
}

/** The profile of ln e, drc's location, in the same way. */
export function profileOfLogE(problem: CurveProblem): ProfileSum {
  const offset = problem.model.logEOffset ?? (() => 0);
  // for an e that is given the EC50 moves with the fifth parameter: its steps must be fine
  const [low, high] = problem.model.shape?.limits ?? [0, 0];
  const shapes = Array.from({ length: 1 + Math.round((high - low) / 0.25) }, (_, i) => low + i * 0.25);
  return (logE) =>
    lowestOverSlopeAndShape(problem, (hillSlope, shape) => logE - offset(hillSlope, shape), shapes);
}

/** The profile of hillSlope: for each value the best EC50 by a search through and beyond the doses. */
export function profileOfHillSlope(problem: CurveProblem): ProfileSum {
  const { data, held, model } = problem;
  const shape = heldShape(problem);
  const logEc50 = held[3] ?? null;
  const scan = logEc50Scan(data);
  const near = logEc50 === null ? logEc50Grid(data.logDoses) : [logEc50];
  return (hillSlope) => {
    if (shape === null) {
      const sumAt = (x: number, y: number): number => projectedSum(problem, hillSlope, x, y);
      return minimizeOnPlane(sumAt, near, model.shape?.scanFor(hillSlope) ?? [0], lineTolerance);
    }
    const sumAt = (value: number): number => projectedSum(problem, hillSlope, value, shape);
    return logEc50 === null ? minimizeOnLine(sumAt, scan(hillSlope), lineTolerance).value : sumAt(logEc50);
  };
}

/** The profile of the fifth parameter: over all EC50s and slopes. */
export function profileOfShape(problem: CurveProblem): ProfileSum {
  const { data, held } = problem;
  const logEc50 = held[3] ?? null;
  const locations = logEc50 === null ? wideLogEc50Grid(data) : [logEc50];
  return (shape) =>
    lowestOverSigns(problem, (slopeAt, slopes) => {
      const sumAt = (x: number, y: number): number => {
        const hillSlope = slopeAt(y, shape);
        return hillSlope === null ? Infinity : projectedSum(problem, hillSlope, x, shape);
      };
      return minimizeOnPlane(sumAt, locations, slopes, lineTolerance);
    });
}

/** The lowest sum over slopes, and over the fifth parameter where it is free, with the EC50 that goes with each. */
function lowestOverSlopeAndShape(
  problem: CurveProblem,
  logEc50Of: (hillSlope: number, shape: number) => number,
  shapes: readonly number[] = shapeScan(problem),
): number {
  const shape = heldShape(problem);
  const sumOf = (hillSlope: number | null, y: number): number =>
    hillSlope === null ? Infinity : projectedSum(problem, hillSlope, logEc50Of(hillSlope, y), y);
  return lowestOverSigns(problem, (slopeAt, slopes) =>
    shape === null
      ? minimizeOnPlane((x, y) => sumOf(slopeAt(y, x), x), shapes, slopes, lineTolerance)
      : minimizeOnLine((x) => sumOf(slopeAt(x, shape), shape), slopes, lineTolerance).value,
  );
}

/** The lower of the sums for falling and for rising curves; a slope that is held is the only one to look at. */
function lowestOverSigns(
  problem: CurveProblem,
  lowest: (
    slopeAt: (logSlope: number, shape: number) => number | null,
    logSlopes: readonly number[],
  ) => number,
): number {
  const slope = problem.held[0] ?? null;
  if (slope !== null) return lowest(() => slope, [0]);
  const scan = problem.model.shape === null ? profiledLogSlopes : coarseLogSlopes;
  const sums = allowedDirections(problem).map((sign) =>
    lowest((logSlope, shape) => problem.model.hillSlopeOf(sign * Math.exp(logSlope), shape), scan),
  );
  return Math.min(...sums);
}

function projectedSum(
  { data, model, held }: CurveProblem,
  hillSlope: number,
  logEc50: number,
  shape: number,
): number {
  return projectPlateaus(data, model, hillSlope, logEc50, shape, heldPlateaus(held)).sum;
}

/** The value of the fifth parameter where it is held, 0 where there is none, null where it is free. */
function heldShape({ model, held }: CurveProblem): number | null {
  return model.shape === null ? 0 : (held[4] ?? null);
}

function shapeScan({ model }: CurveProblem): readonly number[] {
  return model.shape?.scan ?? [0];
}

/** As for starts, and on to where an EC50 is as good as infinitely far. */
function wideLogEc50Grid(data: CurveData): number[] {
  const grid = logEc50Grid(data.logDoses);
  const far = [3, 6, 10, 14];
  const [first, last] = [grid[0] ?? 0, grid.at(-1) ?? 0];
  return [...far.map((step) => first - step).reverse(), ...grid, ...far.map((step) => last + step)];
}

/** ln EC50 to look through for a slope: a curve turns within some 1/|hillSlope|, close to a dose when it is steep, far outside when it is flat. */
function logEc50Scan(data: CurveData): (hillSlope: number) => number[] {
  const near = logEc50Grid(data.logDoses);
  const beyond = [1, 2, 3, 5, 8, 12, 17, 23, 30];
  const first = near[0] ?? 0;
  const last = near.at(-1) ?? 0;
  return (hillSlope) => {
    const turn = 1 / Math.abs(hillSlope);
    const turning = data.logDoses.flatMap((logDose) => [-3, -1, 1, 3].map((part) => logDose + part * turn));
    const outside = beyond.flatMap((part) => [first - part * turn, last + part * turn]);
    return [...near, ...turning, ...outside].sort((a, b) => a - b);
  };
}

/** More room where the curve can bend long before its EC50: ln-units beyond the doses. */
const farWithShape = 1e8;

/**
 * The profile of a plateau: for each value the other parameters are polished from where they were at the value before, and
 * searched for where that does not end in a minimum.
 *
 * @param index - of bottom (1) or top (2)
 * @param best - all parameters at the optimum
 */
export function profileOfPlateau(problem: CurveProblem, index: 1 | 2, best: CurveVector): ProfileSum {
  let last = best;
  const direction = Math.sign(best[0] ?? 0);
  return (value) => {
    const held = heldAt(problem, index, value);
    const far = problem.model.shape === null ? farWithHeld : farWithShape;
    const restricted = curveProblem(problem.data, problem.model, held, far);
    const starts = [last, stretched(problem, last, index, value)].map((curve) => restricted.reduce(curve));
    const sums = starts.map((start) => sumOfSquares(restricted, start));
    const start = starts[(sums[1] ?? Infinity) < (sums[0] ?? Infinity) ? 1 : 0] ?? [];
    const found = optimumFrom(restricted, start);
    // a plateau pushed past the other one would be the other one of the mirrored curve
    const keepsDirection = Math.sign(found.curve[0] ?? 0) === direction;
    if (keepsDirection && found.converged) last = found.curve;
    if (keepsDirection && found.converged) return found.sum;
    const elsewhere = lowestOverSlopes(restricted, direction);
    return keepsDirection ? Math.min(found.sum, elsewhere) : elsewhere;
  };
}

/**
 * A curve whose plateau moves far away but which looks the same near the doses: its asymmetry shrinks as its height grows, and e stays.
 */
function stretched(
  { model, held }: CurveProblem,
  curve: CurveVector,
  index: 1 | 2,
  value: number,
): CurveVector {
  const [hillSlope = 0, bottom = 0, top = 0, logEc50 = 0, shape = 0] = curve;
  const ratio = index === 1 ? (value - top) / (bottom - top) : (value - bottom) / (top - bottom);
  const offset = model.logEOffset;
  if (model.shape?.name !== 'asymmetry' || offset === null || held[3] !== null || !(ratio > 0)) return curve;
  const asymmetry = shape - (held[4] === null ? Math.log(ratio) : 0);
  const moved = logEc50 + offset(hillSlope, shape) - offset(hillSlope, asymmetry);
  return [hillSlope, bottom, top, moved, asymmetry];
}

/** Where no minimum exists (the other plateau runs away), its limit by a search over slopes and EC50. */
function lowestOverSlopes(problem: CurveProblem, direction: number): number {
  if (problem.model.shape !== null) return lowestFromStarts(problem, direction);
  const profile = profileOfHillSlope(problem);
  const scan = [-14, -12, -10, -8, -7, -6, -5, -4, ...Array.from({ length: 18 }, (_, i) => -3 + i * 0.5)];
  const sumAt = (logSlope: number): number => profile(direction * Math.exp(logSlope));
  return minimizeOnLine(sumAt, scan, lineTolerance).value;
}

/** Starts that are improved where nothing else leads to a minimum. */
const improvedStarts = 6;

/** With a fifth parameter a search over all the others would take too long: the best starts of a grid, improved. */
function lowestFromStarts(problem: CurveProblem, direction: number): number {
  const sums = startValues(problem, improvedStarts)
    .filter(({ parameters }) => Math.sign(parameters[0] ?? 0) === direction)
    .map(({ parameters, sum }) => Math.min(sum, optimumFrom(problem, problem.reduce(parameters)).sum));
  return Math.min(Infinity, ...sums);
}
