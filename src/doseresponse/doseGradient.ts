import type { CurveVector, DoseResponseModel } from './models/doseResponseModel.ts';
import { parameterCountOf } from './models/doseResponseModel.ts';

/**
 * How ln(dose) at which a curve has a response moves with its parameters, by the implicit function theorem:
 *
 *   ∂ln x/∂θ = −(∂y/∂θ − ∂target/∂θ) / (∂y/∂ln x)
 *
 * @param logDose - where the curve has the response
 * @param target - the derivatives of the response itself by bottom and top: 0 for one that is given, shares for one that lies between them
 */
export function doseGradient(
  model: DoseResponseModel,
  curve: CurveVector,
  logDose: number,
  target: { readonly bottom: number; readonly top: number } = { bottom: 0, top: 0 },
): ArrayLike<number> {
  const gradient = new Float64Array(parameterCountOf(model));
  model.derivatives(curve, logDose, gradient, null);
  const slope = model.slopeByLogDose(curve, logDose);
  gradient[1] = (gradient[1] ?? 0) - target.bottom;
  gradient[2] = (gradient[2] ?? 0) - target.top;
  for (let j = 0; j < gradient.length; j++) gradient[j] = -(gradient[j] ?? 0) / slope;
  return gradient;
}
