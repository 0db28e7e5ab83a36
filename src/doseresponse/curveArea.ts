import type { CurveArea, ResponseScale } from '#domain/fit';
import { parameterCountOf, type CurveVector, type DoseResponseModel } from './models/doseResponseModel.ts';
import { standardErrorOf, waldInterval, type Covariance } from './uncertainty.ts';

/** Nodes and weights of Gauss and Legendre's rule with 5 points on [−1, 1]. */
const nodes = [
  [0, 128 / 225],
  [Math.sqrt(5 - 2 * Math.sqrt(10 / 7)) / 3, (322 + 13 * Math.sqrt(70)) / 900],
  [Math.sqrt(5 + 2 * Math.sqrt(10 / 7)) / 3, (322 - 13 * Math.sqrt(70)) / 900],
] as const;

const pieces = 64;

/** The rule over all pieces: parts of the way, and weights that add up to 1. */
const quadrature = wholeRule();

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
  scale: ResponseScale,
): CurveArea | null {
  const [low, high] = [Math.log(doses[0]), Math.log(doses[1])];
  if (!(high > low)) return null;
  const gradient = new Float64Array(parameterCountOf(model));
  const meanGradient = new Float64Array(gradient.length);
  let meanResponse = 0;
  for (let i = 0; i < quadrature.part.length; i++) {
    const weight = quadrature.weight[i] ?? 0;
    const logDose = low + (high - low) * (quadrature.part[i] ?? 0);
    meanResponse += weight * model.derivatives(curve, logDose, gradient, null);
    for (let j = 0; j < gradient.length; j++)
      meanGradient[j] = (meanGradient[j] ?? 0) + weight * (gradient[j] ?? 0);
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

function wholeRule(): { readonly part: Float64Array; readonly weight: Float64Array } {
  const part: number[] = [];
  const weight: number[] = [];
  for (let piece = 0; piece < pieces; piece++) {
    for (const [node, share] of nodes) {
      for (const side of node === 0 ? [0] : [-1, 1]) {
        part.push((2 * piece + 1 + side * node) / (2 * pieces));
        weight.push(share / (2 * pieces));
      }
    }
  }
  return { part: Float64Array.from(part), weight: Float64Array.from(weight) };
}
