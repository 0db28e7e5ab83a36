import type { FitOptions, FitParameter, FitPoint } from '#domain/fit';
import type { CurveData } from './curveData.ts';
import type { CurveProblem, HeldParameters } from './curveProblem.ts';
import { heldByModel } from '#domain/modelHeld';
import { parameterCountOf } from './models/doseResponseModel.ts';
import { modelOfName } from './models/modelOfName.ts';

/**
 * The parameters that model and user hold, in the user's units.
 *
 * What the user holds wins over what the model holds (`3PL` with `bottom` held at 5 has bottom 5).
 */
export function heldByName(options: FitOptions): Readonly<Partial<Record<FitParameter, number>>> {
  return { ...heldByModel[options.model], ...options.fixed };
}

/** The held parameters in the order and on the scale of the fit. */
export function heldParameters(options: FitOptions, data: CurveData): HeldParameters {
  const { hillSlope = null, bottom = null, top = null, ec50 = null, asymmetry } = heldByName(options);
  const scaled = (value: number | null): number | null =>
    value === null ? null : (value - data.offset) / data.span;
  const four = [hillSlope, scaled(bottom), scaled(top), ec50 === null ? null : Math.log(ec50)];
  if (modelOfName[options.model].shape === null) return four;
  return [...four, asymmetry === undefined ? null : Math.log(asymmetry)];
}

/** In words, what makes points or options unusable; null when nothing does. */
export function whatIsWrong(points: readonly FitPoint[], options: FitOptions): string | null {
  for (const { dose, response, weight = 1 } of points) {
    if (!(dose >= 0) || !Number.isFinite(dose)) return `A dose is ${dose}; doses are numbers from 0 up.`;
    if (!Number.isFinite(response)) return `A response at dose ${dose} is not a number.`;
    if (!(weight >= 0) || !Number.isFinite(weight))
      return `A weight is ${weight}; weights are numbers from 0 up.`;
  }
  const held = heldByName(options);
  const { bottom, top, ec50, hillSlope } = held;
  const model = modelOfName[options.model];
  if (Object.values(held).some((value) => !Number.isFinite(value)))
    return 'A parameter is held at something that is not a number.';
  if (held.hormesis !== undefined || held.e !== undefined)
    return `${held.e === undefined ? 'hormesis' : 'e'} cannot be held; hold bottom, top, hillSlope or ec50.`;
  if (held.asymmetry !== undefined && model.shape?.name !== 'asymmetry')
    return `${options.model} has no asymmetry that could be held; 5PL has one.`;
  if (held.asymmetry !== undefined && !(held.asymmetry > 0))
    return `The asymmetry is held at ${held.asymmetry}; it must be above 0.`;
  if (options.model === 'BC' && hillSlope !== undefined && hillSlope > 0)
    return 'A Brain–Cousens curve falls in the end: its hillSlope is below 0.';
  if (Object.keys(held).length === parameterCountOf(model))
    return 'Every parameter is held; there is nothing to fit.';
  if (ec50 !== undefined && !(ec50 > 0)) return `The EC50 is held at ${ec50}; it must be above 0.`;
  if (hillSlope === 0) return 'The hillSlope is held at 0, which makes every curve flat.';
  if (bottom !== undefined && top !== undefined && !(bottom < top))
    return `The bottom (${bottom}) is held at or above the top (${top}).`;
  return null;
}

/** In words, why these doses cannot carry this model; null when they can. */
export function tooFewDoses({ data, parameterCount }: CurveProblem): string | null {
  const { distinctDoses, pointCount } = data;
  const doses = distinctDoses === 1 ? '1 dose' : `${distinctDoses} different doses`;
  if (distinctDoses < Math.max(2, parameterCount))
    return `${doses} cannot carry a curve with ${parameterCount} free parameters; show bars instead, or hold parameters.`;
  if (pointCount <= parameterCount)
    return `${pointCount} points cannot carry ${parameterCount} free parameters and say how sure they are.`;
  return null;
}
