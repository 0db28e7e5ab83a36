import type { ParameterName } from '#domain/fit';
import { fourParameterLogistic } from './models/fourParameterLogistic.ts';

/**
 * The response of a fitted curve at a dose.
 *
 *   y = bottom + (top − bottom)/(1 + (EC50/dose)^hillSlope)
 *
 * @param dose - ≥ 0, in the unit of the EC50; 0 gives the limit
 * @returns in the unit of bottom and top
 */
export function responseAt(parameters: Readonly<Record<ParameterName, number>>, dose: number): number {
  const { hillSlope, bottom, top, ec50 } = parameters;
  return fourParameterLogistic.response([hillSlope, bottom, top, Math.log(ec50)], Math.log(dose));
}
