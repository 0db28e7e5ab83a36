import type { CurveParameters, ModelName } from '#domain/fit';
import { modelOfName } from './models/modelOfName.ts';

/**
 * The response of a fitted curve at a dose.
 *
 *   4PL: y = bottom + (top − bottom)/(1 + (EC50/dose)^hillSlope)
 *
 * @param dose - ≥ 0, in the unit of the EC50; 0 gives the limit
 * @returns in the unit of bottom and top
 */
export function responseAt(name: ModelName, parameters: CurveParameters, dose: number): number {
  const { hillSlope, bottom, top, ec50 } = parameters;
  const model = modelOfName[name];
  return model.response([hillSlope, bottom, top, Math.log(ec50), model.shapeOf(parameters)], Math.log(dose));
}
