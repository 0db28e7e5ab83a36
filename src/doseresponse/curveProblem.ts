import type { Curvature, LeastSquaresProblem, Vector } from '#optimize/leastSquaresProblem';
import type { CurveData, LevelColumns } from './curveData.ts';
import {
  parameterCountOf,
  type CurveForm,
  type CurveVector,
  type DoseResponseModel,
} from './models/doseResponseModel.ts';
import { curvatureSlots as at, curvatureOfSums } from './models/logisticCurvature.ts';
import type { HeldPlateaus } from './projectPlateaus.ts';

/** For each curve parameter, in order, the value it is held at (scaled), or null where it is free. */
export type HeldParameters = readonly (number | null)[];

/** A curve to be fitted: data and model with some parameters held, and the way between free and all parameters. */
export interface CurveProblem<Form extends CurveForm = DoseResponseModel> extends LeastSquaresProblem {
  readonly data: CurveData;
  readonly model: Form;
  readonly held: HeldParameters;
  /** Indices of the free parameters. */
  readonly free: readonly number[];
  /** All parameters from the free ones. */
  complete(parameters: Vector): CurveVector;
  /** The free ones of all parameters. */
  reduce(curve: CurveVector): number[];
}

/** ln-units beyond the doses (a factor of 10⁹) at which an EC50 is as good as infinitely far. */
export const farBeyondDoses = Math.log(1e9);

/** A parameter that is held far out takes the EC50 with it, which is no reason to stop: ln-units beyond the doses. */
export const farWithHeld = 200;

/** hillSlope × smallest ln-step at which a curve is a jump as far as any dose can tell. */
export const jumpSteepness = 60;

/**
 * The least-squares problem of fitting a model to the dose means of a curve, over the parameters that are not held.
 *
 * @param far - ln-units beyond the doses at which an EC50 has run away
 */
export function curveProblem<Form extends CurveForm>(
  data: CurveData,
  model: Form,
  held: HeldParameters,
  far: number = farBeyondDoses,
): CurveProblem<Form> {
  const free = held.flatMap((value, index) => (value === null ? [index] : []));
  const p = free.length;
  const n = parameterCountOf(model);
  // without held parameters all of them are the free ones
  const allGradient = new Float64Array(p === n ? 0 : n);
  const allHessian = new Float64Array(p === n ? 0 : n * n);
  const { logDose, mean, weight } = data.columns;
  const lowest = (data.logDoses[0] ?? 0) - far;
  const highest = (data.logDoses.at(-1) ?? 0) + far;
  const [lowestShape, highestShape] = model.shape?.limits ?? [-Infinity, Infinity];

  const complete = (parameters: Vector): CurveVector => {
    if (p === n) return parameters;
    const curve = held.map((value) => value ?? 0);
    free.forEach((index, j) => (curve[index] = parameters[j] ?? 0));
    return curve;
  };
  const logDoseOf = (i: number): number => logDose[i] ?? 0;

  const derivatives = (
    parameters: Vector,
    i: number,
    gradient: Float64Array,
    hessian: Float64Array | null,
  ): number => {
    if (p === n) return model.derivatives(parameters, logDoseOf(i), gradient, hessian);
    const all = hessian === null ? null : allHessian;
    const value = model.derivatives(complete(parameters), logDoseOf(i), allGradient, all);
    for (let j = 0; j < p; j++) {
      const index = free[j] ?? 0;
      gradient[j] = allGradient[index] ?? 0;
      if (hessian === null) continue;
      for (let k = 0; k < p; k++) hessian[j * p + k] = allHessian[index * n + (free[k] ?? 0)] ?? 0;
    }
    return value;
  };

  return {
    curvature:
      p === n && model.curvature !== undefined ? curvatureFrom(data.columns, model.curvature) : undefined,
    data,
    model,
    held,
    free,
    complete,
    reduce: (curve) => free.map((index) => curve[index] ?? 0),
    observationCount: mean.length,
    parameterCount: p,
    observed: (i) => mean[i] ?? 0,
    weight: (i) => weight[i] ?? 0,
    value: (parameters, i) => model.response(complete(parameters), logDoseOf(i)),
    valueAndGradient: (parameters, i, gradient) => derivatives(parameters, i, gradient, null),
    valueAndHessian: (parameters, i, gradient, hessian) => derivatives(parameters, i, gradient, hessian),
    scales: (parameters) => {
      // a slope against itself, plateaus against their distance, ln EC50 and shape against a factor of e
      const [hillSlope = 0, bottom = 0, top = 0] = complete(parameters);
      const height = Math.abs(top - bottom) || 1;
      const scales = [Math.abs(hillSlope) || 1, height, height, 1, 1];
      return free.map((index) => scales[index] ?? 1);
    },
    hasRunAway: (parameters) => {
      const [hillSlope = 0, , , logEc50 = 0, shape = 0] = complete(parameters);
      const isFar = held[3] === null && !(logEc50 > lowest && logEc50 < highest);
      const isJump =
        held[0] === null && !(model.steepness(hillSlope, shape) * data.smallestLogStep < jumpSteepness);
      const isLimit = held[4] === null && !(shape > lowestShape && shape < highestShape);
      return isFar || isJump || isLimit;
    },
  };
}

/** The held plateaus of a problem. */
export function heldPlateaus(held: HeldParameters): HeldPlateaus {
  return { bottom: held[1] ?? null, top: held[2] ?? null };
}

/** Whether bottom and top can change places: then a curve and its mirror are the same one. */
export function plateausAreFree(held: HeldParameters): boolean {
  return held[1] === null && held[2] === null;
}

/** What is held when one parameter more is held at a value. */
export function heldAt({ held }: Pick<CurveProblem, 'held'>, index: number, value: number): HeldParameters {
  return held.map((was, i) => (i === index ? value : was));
}

/** Bottom above top in a family that has no mirror images: not one of its curves. */
export function isCrossed({ model, held }: CurveProblem, curve: CurveVector): boolean {
  return !model.symmetric && plateausAreFree(held) && (curve[1] ?? 0) > (curve[2] ?? 0);
}

/** Used again from call to call. */
const sums = new Float64Array(at.count);

/** The sums of a model that makes them in one pass, as matrices. */
function curvatureFrom(
  { logDose, mean, weight }: LevelColumns,
  write: NonNullable<CurveForm['curvature']>,
): (parameters: Vector) => Curvature {
  return (parameters) => {
    const [hillSlope = 0, bottom = 0, top = 0, logEc50 = 0] = parameters;
    write(logDose, mean, weight, hillSlope, bottom, top, logEc50, sums);
    return curvatureOfSums(sums);
  };
}
