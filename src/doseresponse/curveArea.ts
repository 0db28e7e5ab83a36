import type { CurveArea } from '#domain/fit';
import { parameterCountOf, type CurveVector, type DoseResponseModel } from './models/doseResponseModel.ts';
import { standardErrorOf, waldInterval, type Covariance } from './uncertainty.ts';

/** Nodes and weights of Gauss and Legendre's rule with 5 points on [−1, 1]. */
const nodes = [
  [0, 128 / 225],
  [Math.sqrt(5 - 2 * Math.sqrt(10 / 7)) / 3, (322 + 13 * Math.sqrt(70)) / 900],
  [Math.sqrt(5 + 2 * Math.sqrt(10 / 7)) / 3, (322 - 13 * Math.sqrt(70)) / 900],
] as const;

const pieces = 64;

/**
 * The area under a fitted curve over log₁₀(dose) from the lowest to the highest dose above 0, as the mean response over these doses
 *
 *   mean = ∫ y d log₁₀(dose) / (log₁₀ highest − log₁₀ lowest)
 *
 * and, on a scale on which the control is 100, the activity area ∫ (100 − y)/100 d log₁₀(dose): 1 for every decade of dose at which nothing is left.
 *
 * @param curve - proven optimum, plateaus in the user's units
 * @param doses - lowest and highest, in the unit of the EC50
 * @returns null when there is only one dose
 * @source Barretina et al. 2012, Nature 483:603 (activity area); Gauss–Legendre quadrature with 64 × 5 points
 */
export function curveArea(
  model: DoseResponseModel,
  curve: CurveVector,
  covariance: Covariance | null,
  t: number,
  doses: readonly [lowest: number, highest: number],
  scale: 'percent' | 'unknown',
): CurveArea | null {
  const [low, high] = [Math.log(doses[0]), Math.log(doses[1])];
  if (!(high > low)) return null;
  const gradient = new Float64Array(parameterCountOf(model));
  const meanGradient = new Array<number>(gradient.length).fill(0);
  let meanResponse = 0;
  const add = (logDose: number, weight: number): void => {
    meanResponse += weight * model.derivatives(curve, logDose, gradient, null);
    gradient.forEach((slope, j) => (meanGradient[j] = (meanGradient[j] ?? 0) + weight * slope));
  };
  const half = (high - low) / (2 * pieces);
  for (let piece = 0; piece < pieces; piece++) {
    const middle = low + (2 * piece + 1) * half;
    for (const [node, weight] of nodes) {
      for (const side of node === 0 ? [0] : [-1, 1]) add(middle + side * node * half, weight / (2 * pieces));
    }
  }
  const se = covariance === null ? null : standardErrorOf(covariance, meanGradient);
  const decades = (high - low) / Math.LN10;
  return {
    meanResponse,
    standardError: se,
    confidence95: waldInterval(meanResponse, se, t),
    decades,
    activityArea: scale === 'percent' ? ((100 - meanResponse) / 100) * decades : null,
  };
}
