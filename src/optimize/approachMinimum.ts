import { levenbergMarquardt } from 'ml-levenberg-marquardt';
import { jacobianNorms } from './jacobianNorms.ts';
import { sumOfSquares, type LeastSquaresProblem, type Vector } from './leastSquaresProblem.ts';

/** How long to go on; the defaults reach every certified set of the reference within a few bursts. */
export interface ApproachOptions {
  readonly iterationsPerBurst?: number;
  readonly maxBursts?: number;
  /** Stop when a burst lowers the sum of squares by less than this part of it. */
  readonly relativeGain?: number;
  /**
   * The start may be far away and parameters of any size: they are measured against the columns of the Jacobian, no burst leaves a box of
   * one scale around where it began, and after a burst without gain damping grows. Curves, which are scaled and start in a valley, need none of it.
   */
  readonly fromAfar?: boolean;
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
  const { iterationsPerBurst = 12, relativeGain = 1e-9, fromAfar = false } = options;
  const { maxBursts = fromAfar ? 100 : 8 } = options;
  const weighted = weightedData(problem);
  let best: Approach = { parameters: [...start], sum: sumOfSquares(problem, start) };
  let damping = firstDamping;
  for (let burst = 0; burst < maxBursts && Number.isFinite(best.sum) && best.sum > 0; burst++) {
    const box = fromAfar ? boxAround(problem, best.parameters) : null;
    const next = oneBurst(problem, weighted, best.parameters, {
      iterations: iterationsPerBurst,
      damping,
      box,
    });
    if (next === null || !(next.sum < best.sum)) {
      damping *= 10;
      if (!fromAfar || damping > mostDamping) break;
      continue;
    }
    const gain = (best.sum - next.sum) / best.sum;
    best = next;
    damping = Math.max(firstDamping, damping / 10);
    if (gain < relativeGain || problem.hasRunAway(best.parameters)) break;
  }
  return best;
}

/** λ in units of what it is added to: JᵀWJ of scaled parameters. */
const firstDamping = 1e-3;
const mostDamping = 1e7;

/** What a burst counts a parameter in, and how far it may take it. */
interface Box {
  readonly units: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** One scale to each side; the library's λI damping is Marquardt's where the columns of the Jacobian have norm 1. */
function boxAround(problem: LeastSquaresProblem, parameters: Vector): Box {
  const units = jacobianNorms(problem, parameters).map((norm) =>
    norm > 0 && Number.isFinite(norm) ? 1 / norm : 1,
  );
  const scales = problem.scales(parameters);
  return {
    units,
    low: parameters.map((value, j) => value - (scales[j] ?? 1)),
    high: parameters.map((value, j) => value + (scales[j] ?? 1)),
  };
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

/** How a burst goes. */
interface Burst {
  readonly iterations: number;
  readonly damping: number;
  readonly box: Box | null;
}

function oneBurst(
  problem: LeastSquaresProblem,
  { x, y, rootWeights }: WeightedData,
  start: Vector,
  { iterations, damping, box }: Burst,
): Approach | null {
  const gradient = new Float64Array(problem.parameterCount);
  const slopes = new Array<number>(problem.parameterCount).fill(0);
  const unit = (j: number): number => box?.units[j] ?? 1;
  const counted = (values: Vector): number[] => values.map((value, j) => value / unit(j));
  const uncounted = (counts: Vector): Vector =>
    box === null ? counts : counts.map((count, j) => count * unit(j));
  try {
    const { parameterValues } = levenbergMarquardt(
      { x, y },
      (counts) => {
        const parameters = uncounted(counts);
        return (i) => (rootWeights[i] ?? 0) * problem.value(parameters, i);
      },
      {
        initialValues: box === null ? start : counted(start),
        ...(box === null ? {} : { minValues: counted(box.low), maxValues: counted(box.high) }),
        jacobianFunction: (counts) => {
          const parameters = uncounted(counts);
          return (i) => {
            problem.valueAndGradient(parameters, i, gradient);
            for (let j = 0; j < slopes.length; j++)
              slopes[j] = (gradient[j] ?? 0) * unit(j) * (rootWeights[i] ?? 0);
            // the library reads them before it asks for the next ones
            return slopes;
          };
        },
        maxIterations: iterations,
        errorTolerance: 0,
        damping,
      },
    );
    const parameters = [...uncounted(parameterValues)];
    return { parameters, sum: sumOfSquares(problem, parameters) };
  } catch (error) {
    // the library inverts a matrix that can be singular, or no number at all, far from the data; the best point so far stands
    if (error instanceof Error && /singular|positive definite|symmetric/i.test(error.message)) return null;
    throw error;
  }
}
