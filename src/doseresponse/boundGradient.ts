import type { CurveParameters, FitOptions, FitParameter, FitPoint } from '#domain/fit';
import { modelOfName } from './models/modelOfName.ts';
import { parameterCountOf } from './models/doseResponseModel.ts';

const places: Readonly<Partial<Record<FitParameter, number>>> = {
  hillSlope: 0,
  bottom: 1,
  top: 2,
  ec50: 3,
  asymmetry: 4,
};

/**
 * How the sum of squares changes when a parameter of a curve grows: the sign of −Σ w (y − ŷ) ∂ŷ/∂θ, with the EC50 and the asymmetry on the log
 * scale, which grow with their logarithm.
 *
 * @param points - all that the fit was given
 */
export function boundGradient(
  points: readonly FitPoint[],
  options: FitOptions,
  parameters: CurveParameters,
  parameter: FitParameter,
): number {
  const model = modelOfName[options.model];
  const { hillSlope, bottom, top, ec50 } = parameters;
  const four = [hillSlope, bottom, top, Math.log(ec50)];
  const curve = model.shape === null ? four : [...four, model.shapeOf(parameters)];
  const gradient = new Float64Array(parameterCountOf(model));
  let sum = 0;
  for (const { dose, response, weight = 1 } of points) {
    if (options.omitZero && dose === 0) continue;
    const residual = response - model.derivatives(curve, Math.log(dose), gradient, null);
    sum -= weight * residual * (gradient[places[parameter] ?? 0] ?? 0);
  }
  return sum;
}
