import type { CurveParameters, FitOptions, FitPoint, ParameterAtBound, ParameterBounds } from '#domain/fit';
import { collapseReplicates } from '../curveData.ts';
import { curveProblem, isCrossed } from '../curveProblem.ts';
import { findOptimum, optimumFrom, type Optimum } from '../findOptimum.ts';
import { fitCurve } from '../fitCurve.ts';
import { parametersOf } from '../fitResult.ts';
import { isWithin } from '../fitWithBounds.ts';
import { heldParameters } from '../fitInput.ts';
import { modelOfName } from '../models/modelOfName.ts';
import { responseAt } from '../responseAt.ts';

/** A curve as a function of dose. */
export interface LeastSquaresCurve {
  /** The response at a dose, in the unit of the responses. */
  readonly at: (dose: number) => number;
  readonly parameters: CurveParameters;
  /** Where the next search may start; null: it has to look everywhere. */
  readonly optimum: Optimum | null;
  /** Parameters that were left on the bounds they were on, without asking whether they still belong there. */
  readonly assumed: readonly ParameterAtBound[];
  readonly atBounds: readonly ParameterAtBound[];
}

/** Finds the least-squares curve of weighted points, from a curve near it where there is one; null: none is proven. */
export type CurveSearch = (
  weighted: readonly FitPoint[],
  near: LeastSquaresCurve | null,
) => LeastSquaresCurve | null;

/**
 * How to fit the same points again and again with other weights: no errors, intervals or verdicts are made.
 *
 * With bounds a search near a curve leaves on their bounds the parameters that were there (`assumed`); one near nothing asks anew.
 *
 * @param points - of weights above 0; they set the scale
 */
export function leastSquaresCurve(points: readonly FitPoint[], options: FitOptions): CurveSearch {
  const { bounds = {}, ...unbounded } = options;
  return Object.keys(bounds).length === 0
    ? searchFree(points, unbounded)
    : searchWithin(points, bounds, { ...unbounded, confidence: 'wald' });
}

function searchFree(points: readonly FitPoint[], options: FitOptions): CurveSearch {
  const scale = collapseReplicates(points);
  const model = modelOfName[options.model];
  const held = heldParameters(options, scale);
  return (weighted, near) => {
    const problem = curveProblem(collapseReplicates(weighted, scale), model, held);
    const close = near?.optimum ? optimumFrom(problem, problem.reduce(near.optimum.curve)) : null;
    const isGood = close?.converged === true && !isCrossed(problem, close.curve);
    const optimum = isGood ? close : findOptimum(problem);
    if (optimum?.converged !== true) return null;
    return {
      at: (dose) => scale.offset + scale.span * model.response(optimum.curve, Math.log(dose)),
      parameters: parametersOf({ problem, optimum }, options),
      optimum,
      assumed: [],
      atBounds: [],
    };
  };
}

function searchWithin(
  points: readonly FitPoint[],
  bounds: ParameterBounds,
  options: FitOptions,
): CurveSearch {
  const searches = new Map<string, CurveSearch>();
  const searchOn = (atBounds: readonly ParameterAtBound[]): CurveSearch => {
    const key = JSON.stringify(atBounds);
    const held = Object.fromEntries(atBounds.map(({ parameter, value }) => [parameter, value]));
    const known =
      searches.get(key) ?? searchFree(points, { ...options, fixed: { ...options.fixed, ...held } });
    searches.set(key, known);
    return known;
  };
  return (weighted, near) => {
    if (near !== null) {
      const { atBounds } = near;
      const found = searchOn(atBounds)(weighted, near);
      if (found !== null && isWithin(found, bounds, atBounds))
        return { ...found, assumed: atBounds, atBounds };
    }
    const { parameters, atBounds = [] } = fitCurve(weighted, { ...options, bounds });
    if (parameters === null) return null;
    const at = (dose: number): number => responseAt(options.model, parameters, dose);
    return { at, parameters, optimum: null, assumed: [], atBounds };
  };
}
