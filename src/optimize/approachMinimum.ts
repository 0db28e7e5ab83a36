import { levenbergMarquardt } from 'ml-levenberg-marquardt';
import { sumOfSquares, type LeastSquaresProblem, type Vector } from './leastSquaresProblem.ts';

/** How long to go on; the defaults reach every certified set of the reference within a few bursts. */
export interface ApproachOptions {
  readonly iterationsPerBurst?: number;
  readonly maxBursts?: number;
  /** Stop when a burst lowers the sum of squares by less than this part of it. */
  readonly relativeGain?: number;
}

/** The best point that Levenberg–Marquardt came to. */
export interface Approach {
  readonly parameters: number[];
  readonly sum: number;
}

/**
 * Walks from a start towards a minimum with ml-levenberg-marquardt, in bursts, keeping the best point.
 *
 * The library (5.1.0) is used around its measured traps: its `weights` are wrong, so y and model are multiplied by √w; its damping is
 * λI, so the caller scales y to 0–1 and uses ln(dose); its `errorTolerance` is absolute and its only stop, so it is 0 and bursts are
 * compared here; its `gradientDifference` is absolute, so the Jacobian is given; NaN hands back the start, so a burst without gain ends.
 *
 * @returns the start itself when no step improved it; nothing is proven by it, see `polishToMinimum`
 * @source Levenberg 1944, Marquardt 1963; npm ml-levenberg-marquardt 5.1.0
 */
export function approachMinimum(
  problem: LeastSquaresProblem,
  start: Vector,
  options: ApproachOptions = {},
): Approach {
  const { iterationsPerBurst = 12, maxBursts = 8, relativeGain = 1e-9 } = options;
  const weighted = weightedData(problem);
  let best: Approach = { parameters: [...start], sum: sumOfSquares(problem, start) };
  for (let burst = 0; burst < maxBursts && Number.isFinite(best.sum) && best.sum > 0; burst++) {
    const next = oneBurst(problem, weighted, best.parameters, iterationsPerBurst);
    if (next === null || !(next.sum < best.sum)) break;
    const gain = (best.sum - next.sum) / best.sum;
    best = next;
    if (gain < relativeGain || problem.hasRunAway(best.parameters)) break;
  }
  return best;
}

interface WeightedData {
  /** The library hands x back to the model, so x is the index of the observation. */
  readonly x: number[];
  readonly y: number[];
  readonly rootWeights: number[];
}

function weightedData(problem: LeastSquaresProblem): WeightedData {
  const x = Array.from({ length: problem.observationCount }, (_, i) => i);
  const rootWeights = x.map((i) => Math.sqrt(problem.weight(i)));
  return { x, y: x.map((i) => (rootWeights[i] ?? 0) * problem.observed(i)), rootWeights };
}

function oneBurst(
  problem: LeastSquaresProblem,
  { x, y, rootWeights }: WeightedData,
  start: Vector,
  iterations: number,
): Approach | null {
  const gradient = new Float64Array(problem.parameterCount);
  const slopes = new Array<number>(problem.parameterCount).fill(0);
  try {
    const { parameterValues } = levenbergMarquardt(
      { x, y },
      (parameters) => (i) => (rootWeights[i] ?? 0) * problem.value(parameters, i),
      {
        initialValues: start,
        jacobianFunction: (parameters) => (i) => {
          problem.valueAndGradient(parameters, i, gradient);
          for (let j = 0; j < slopes.length; j++) slopes[j] = (gradient[j] ?? 0) * (rootWeights[i] ?? 0);
          // the library reads them before it asks for the next ones
          return slopes;
        },
        maxIterations: iterations,
        errorTolerance: 0,
        damping: 1e-3,
      },
    );
    return { parameters: parameterValues, sum: sumOfSquares(problem, parameterValues) };
  } catch (error) {
    // the library inverts a matrix that can be singular far from the data; the best point so far stands
    if (error instanceof Error && /singular|positive definite/i.test(error.message)) return null;
    throw error;
  }
}
