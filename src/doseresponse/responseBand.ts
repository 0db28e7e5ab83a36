import type { BandPoint } from '#domain/fit';
import { parameterCountOf, type CurveVector, type DoseResponseModel } from './models/doseResponseModel.ts';
import { standardErrorOf, type Covariance } from './uncertainty.ts';

/** What makes a band around a curve. */
export interface BandRequest {
  readonly model: DoseResponseModel;
  /** Proven optimum, plateaus in the user's units. */
  readonly curve: CurveVector;
  readonly covariance: Covariance;
  /** Two-sided 95 %. */
  readonly t: number;
  /** RSS/df: the variance of a single response of weight 1. */
  readonly residualVariance: number;
}

/**
 * The 95 % confidence band of a curve (where the mean response lies) and its prediction band (where a further response of weight 1 lies).
 *
 *   ŷ ± t·√(gᵀCg)  and  ŷ ± t·√(gᵀCg + RSS/df),  g = ∂y/∂θ, C the covariance of the parameters
 *
 * Point by point, not for the whole curve at once.
 *
 * @param doses - ≥ 0, in the unit of the EC50
 * @source Seber & Wild 1989, Nonlinear Regression, 5.1; drc predict(interval = "confidence" | "prediction")
 */
export function responseBand(request: BandRequest, doses: readonly number[]): BandPoint[] {
  const { model, curve, covariance, t, residualVariance } = request;
  const gradient = new Float64Array(parameterCountOf(model));
  return doses.map((dose): BandPoint => {
    const response = model.derivatives(curve, Math.log(dose), gradient, null);
    const se = standardErrorOf(covariance, gradient) ?? 0;
    const further = Math.sqrt(se * se + residualVariance);
    return {
      dose,
      response,
      confidence95: [response - t * se, response + t * se],
      prediction95: [response - t * further, response + t * further],
    };
  });
}
