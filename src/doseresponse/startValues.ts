import type { CurveData } from './curveData.ts';
import { heldPlateaus, type CurveProblem } from './curveProblem.ts';
import { allowedDirections } from './allowedDirections.ts';
import type { CurveVector } from './models/doseResponseModel.ts';
import { projectPlateaus } from './projectPlateaus.ts';

/** A start with what it is worth. */
export interface Start {
  readonly parameters: CurveVector;
  /** Σ W (ȳ − f)² over dose means, scaled. */
  readonly sum: number;
}

const slopeSizes = [0.2, 0.4, 0.7, 1, 1.5, 2.5, 4, 7, 13, 25];
/** More doses than this are thinned, so that the cost of a grid does not grow with the square of the doses. */
const mostGridDoses = 24;

/**
 * Starts for a fit: the valleys of the sum of squares over a grid of ln EC50 × hillSlope, with the best plateaus at each point.
 *
 * ln EC50 stands at the doses, at two points between neighbours, and up to a factor of 100 outside; slopes from 0.2 to 25, rising and
 * falling as far as that makes a difference; the fifth parameter, where there is one, at each of the model's own values.
 *
 * @returns the deepest first, at most `count`
 */
export function startValues(problem: CurveProblem, count: number): Start[] {
  const { data, model, held } = problem;
  const plateaus = heldPlateaus(held);
  const locations = held[3] === null ? logEc50Grid(data) : [held[3] ?? 0];
  const starts: Start[] = [];
  for (const shape of shapeGrid(problem)) {
    for (const slopes of slopeGrids(problem)) {
      const grid = locations.map((logEc50) =>
        slopes.map((slopeAtEc50): Start => {
          const hillSlope = held[0] ?? model.hillSlopeOf(slopeAtEc50, shape);
          if (hillSlope === null) return { parameters: [], sum: Infinity };
          const { bottom, top, sum } = projectPlateaus(data, model, hillSlope, logEc50, shape, plateaus);
          const four = [hillSlope, bottom, top, logEc50];
          return { parameters: model.shape === null ? four : [...four, shape], sum };
        }),
      );
      starts.push(...valleys(grid));
    }
  }
  return starts.sort((a, b) => a.sum - b.sum).slice(0, count);
}

/** ln EC50 at and between the doses, and outside them. */
export function logEc50Grid(data: CurveData): number[] {
  const doses = thinned(data.logDoses);
  const first = doses[0] ?? 0;
  const last = doses.at(-1) ?? 0;
  const outside = [0.7, 1.5, 3, 4.6];
  const inside = doses.flatMap((logDose, i) => {
    const next = doses[i + 1];
    return next === undefined
      ? [logDose]
      : [0, 1, 2].map((third) => logDose + ((next - logDose) * third) / 3);
  });
  return [...outside.map((step) => first - step).reverse(), ...inside, ...outside.map((step) => last + step)];
}

function thinned(logDoses: readonly number[]): readonly number[] {
  const step = Math.ceil(logDoses.length / mostGridDoses);
  return logDoses.filter((_, i) => i % step === 0 || i === logDoses.length - 1);
}

function slopeGrids(problem: CurveProblem): number[][] {
  const slope = problem.held[0] ?? null;
  if (slope !== null) return [[slope]];
  return allowedDirections(problem).map((sign) => slopeSizes.map((size) => sign * size));
}

function shapeGrid({ model, held }: CurveProblem): readonly number[] {
  if (model.shape === null) return [0];
  const shape = held[4] ?? null;
  return shape === null ? model.shape.grid : [shape];
}

/** Grid points that none of their neighbours undercuts. */
function valleys(grid: readonly (readonly Start[])[]): Start[] {
  return grid.flatMap((row, i) =>
    row.filter((start, j) => {
      const neighbours = [grid[i - 1]?.[j], grid[i + 1]?.[j], row[j - 1], row[j + 1]];
      return (
        Number.isFinite(start.sum) &&
        neighbours.every((other) => other === undefined || other.sum >= start.sum)
      );
    }),
  );
}
