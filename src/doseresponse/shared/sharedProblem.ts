import type { CurveSharing } from '#domain/sharedFit';
import type { LeastSquaresProblem, Vector } from '#optimize/leastSquaresProblem';
import { farBeyondDoses, jumpSteepness, type HeldParameters } from '../curveProblem.ts';
import type { CurveData } from '../curveData.ts';
import { parameterCountOf, type CurveVector, type DoseResponseModel } from '../models/doseResponseModel.ts';

/** Several curves to be fitted at once; responses on one scale for all. */
export interface SharedProblem extends LeastSquaresProblem {
  readonly model: DoseResponseModel;
  readonly held: HeldParameters;
  /** For each curve and parameter the index of the free parameter that it is, or null where it is held. */
  readonly places: readonly (readonly (number | null)[])[];
  /** The vector of one curve from the free parameters. */
  curveOf(parameters: Vector, curve: number): CurveVector;
  /** Free parameters from the vectors of the curves; a shared one from the values that the curves have for it. */
  freeOf(curves: readonly CurveVector[], shared: (values: readonly number[]) => number): number[];
}

/** Which parameters (in the order of vectors) curves share. */
const sharedParameters: Readonly<Record<CurveSharing | 'blocks', readonly number[]>> = {
  separate: [],
  sharedLimits: [1, 2],
  parallel: [0, 1, 2, 4],
  common: [0, 1, 2, 3, 4],
  // experiments of one curve: each has its own plateaus
  blocks: [0, 3, 4],
};

/**
 * The least-squares problem of several curves with some parameters in common.
 *
 * @param data - of each curve, all on one scale
 * @param held - for each parameter the value at which it is held in every curve, or null
 */
export function sharedProblem(
  data: readonly CurveData[],
  model: DoseResponseModel,
  held: HeldParameters,
  sharing: CurveSharing | 'blocks',
): SharedProblem {
  const n = parameterCountOf(model);
  const places = placesOf(data.length, held, sharing);
  const p = 1 + Math.max(-1, ...places.flat().map((place) => place ?? -1));
  const points = data.flatMap(({ levels }, curve) => levels.map((level) => ({ ...level, curve })));
  const gradientOfCurve = new Float64Array(n);
  const hessianOfCurve = new Float64Array(n * n);
  const curveOf = (parameters: Vector, curve: number): CurveVector =>
    held.map((value, j) => value ?? parameters[places[curve]?.[j] ?? -1] ?? 0);

  const derivatives = (
    parameters: Vector,
    i: number,
    gradient: Float64Array,
    hessian: Float64Array | null,
  ): number => {
    const { curve = 0, logDose = 0 } = points[i] ?? {};
    const all = hessian === null ? null : hessianOfCurve;
    const value = model.derivatives(curveOf(parameters, curve), logDose, gradientOfCurve, all);
    gradient.fill(0, 0, p);
    hessian?.fill(0, 0, p * p);
    places[curve]?.forEach((place, j) => {
      if (place === null) return;
      gradient[place] = gradientOfCurve[j] ?? 0;
      places[curve]?.forEach((other, k) => {
        if (other !== null && hessian !== null) hessian[place * p + other] = hessianOfCurve[j * n + k] ?? 0;
      });
    });
    return value;
  };

  return {
    model,
    held,
    places,
    curveOf,
    freeOf: (curves, shared) =>
      Array.from({ length: p }, (_, place) =>
        shared(
          curves.flatMap((curve, c) => curve.filter((_value, parameter) => places[c]?.[parameter] === place)),
        ),
      ),
    observationCount: points.length,
    parameterCount: p,
    observed: (i) => points[i]?.mean ?? 0,
    weight: (i) => points[i]?.weight ?? 0,
    value: (parameters, i) => {
      const { curve = 0, logDose = 0 } = points[i] ?? {};
      return model.response(curveOf(parameters, curve), logDose);
    },
    valueAndGradient: (parameters, i, gradient) => derivatives(parameters, i, gradient, null),
    valueAndHessian: (parameters, i, gradient, hessian) => derivatives(parameters, i, gradient, hessian),
    scales: (parameters) => {
      const scales = new Array<number>(p).fill(1);
      data.forEach((_, c) => {
        const [hillSlope = 0, bottom = 0, top = 0] = curveOf(parameters, c);
        const height = Math.abs(top - bottom) || 1;
        [Math.abs(hillSlope) || 1, height, height].forEach((scale, j) => {
          const place = places[c]?.[j] ?? null;
          if (place !== null) scales[place] = scale;
        });
      });
      return scales;
    },
    hasRunAway: (parameters) =>
      data.some((own, c) => isFar(curveOf(parameters, c), own, model, places[c] ?? [])),
  };
}

function placesOf(
  curveCount: number,
  held: HeldParameters,
  sharing: CurveSharing | 'blocks',
): (number | null)[][] {
  let next = 0;
  const shared = held.map((value, j) =>
    value === null && sharedParameters[sharing].includes(j) ? next++ : null,
  );
  return Array.from({ length: curveCount }, () =>
    held.map((value, j) => (value === null ? (shared[j] ?? next++) : null)),
  );
}

function isFar(
  [hillSlope = 0, , , logEc50 = 0, shape = 0]: CurveVector,
  { logDoses, smallestLogStep }: CurveData,
  model: DoseResponseModel,
  places: readonly (number | null)[],
): boolean {
  const low = (logDoses[0] ?? 0) - farBeyondDoses;
  const high = (logDoses.at(-1) ?? 0) + farBeyondDoses;
  const [lowest, highest] = model.shape?.limits ?? [-Infinity, Infinity];
  return (
    (places[3] !== null && !(logEc50 > low && logEc50 < high)) ||
    (places[0] !== null && !(model.steepness(hillSlope, shape) * smallestLogStep < jumpSteepness)) ||
    (places[4] != null && !(shape > lowest && shape < highest))
  );
}
