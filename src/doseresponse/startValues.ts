import { heldPlateaus, type CurveProblem } from './curveProblem.ts';
import { allowedDirections } from './allowedDirections.ts';
import type { CurveVector } from './models/doseResponseModel.ts';
import { projectPlateaus } from './projectPlateaus.ts';
import { logEc50Grid, startSlopes } from './searchGrids.ts';
import { contrastValleys } from './contrastValleys.ts';
import { designOf } from './curveDesign.ts';

/** A start with what it is worth. */
export interface Start {
  readonly parameters: CurveVector;
  /** Σ W (ȳ − f)² over dose means, scaled. */
  readonly sum: number;
}

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
  const design = designOf(problem);
  if (design !== null) {
    const found = contrastValleys(design, data.columns.mean).map(({ hillSlope, logEc50 }): Start => {
      const { bottom, top, sum } = projectPlateaus(data, model, hillSlope, logEc50, 0, plateaus);
      return { parameters: [hillSlope, bottom, top, logEc50], sum };
    });
    return found.sort((a, b) => a.sum - b.sum).slice(0, count);
  }
  const locations = held[3] === null ? logEc50Grid(data.logDoses) : [held[3] ?? 0];
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

function slopeGrids(problem: CurveProblem): number[][] {
  const slope = problem.held[0] ?? null;
  if (slope !== null) return [[slope]];
  return allowedDirections(problem).map((sign) => startSlopes.map((size) => sign * size));
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
