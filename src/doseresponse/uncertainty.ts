import type { Interval } from '#domain/fit';
import { invertPositiveDefinite } from '#optimize/symmetricMatrix';
import type { CurveData } from './curveData.ts';
import type { CurveProblem } from './curveProblem.ts';
import type { Optimum } from './findOptimum.ts';

/** Covariance of the curve parameters in the order of vectors, plateaus in the user's units; 0 for those that are held. */
export type Covariance = readonly (readonly number[])[];

/**
 * The covariance of the parameters at the optimum.
 *
 *   s² M⁻¹,  s² = RSS/df,  M = JᵀWJ (`jtj`, as Prism, nls, scipy) or Σ w [∇f ∇fᵀ − r ∇²f] (`observed`, as drc)
 *
 * @returns null when df is 0 or the matrix is not positive definite
 */
export function parameterCovariance(
  problem: Pick<CurveProblem, 'data' | 'free' | 'held' | 'parameterCount'>,
  optimum: Optimum,
  df: number,
  matrix: 'jtj' | 'observed',
): Covariance | null {
  const { data, free, parameterCount } = problem;
  if (df <= 0 || parameterCount === 0) return null;
  const { jtj, hessian } = optimum.point.curvature;
  const inverse = invertPositiveDefinite(matrix === 'jtj' ? jtj : hessian);
  if (inverse === null) return null;
  const variance = (optimum.sum + data.pureError) / df;
  const units = parameterUnits(data);
  const covariance = problem.held.map(() => problem.held.map(() => 0));
  free.forEach((index, j) => {
    free.forEach((other, k) => {
      const value = variance * (inverse[j]?.[k] ?? 0) * (units[index] ?? 1) * (units[other] ?? 1);
      const row = covariance[index];
      if (row !== undefined) row[other] = value;
    });
  });
  return covariance;
}

/** √(gᵀ C g): the standard error of a function of the parameters with gradient g (delta method). */
export function standardErrorOf(covariance: Covariance, gradient: ArrayLike<number>): number | null {
  let variance = 0;
  for (let j = 0; j < covariance.length; j++) {
    const row = covariance[j] ?? [];
    const slope = gradient[j] ?? 0;
    for (let k = 0; k < row.length; k++) variance += slope * (row[k] ?? 0) * (gradient[k] ?? 0);
  }
  return variance >= 0 ? Math.sqrt(variance) : null;
}

/** estimate ± t·se, on the scale of the estimate. */
export function waldInterval(estimate: number, se: number | null, t: number): Interval | null {
  return se === null ? null : [estimate - t * se, estimate + t * se];
}

/** exp(ln estimate ± t·se of the logarithm): stays positive, and symmetric as a ratio. */
export function logScaleInterval(logEstimate: number, logSe: number | null, t: number): Interval | null {
  return logSe === null ? null : [Math.exp(logEstimate - t * logSe), Math.exp(logEstimate + t * logSe)];
}

/** What the parameters of a scaled fit are multiplied by to have them in the user's units, in the order of vectors. */
export function parameterUnits({ span }: CurveData): readonly number[] {
  return [1, span, span, 1, 1];
}
