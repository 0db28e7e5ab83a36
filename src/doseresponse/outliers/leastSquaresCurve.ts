import type { Fit, FitOptions, FitPoint, ParameterAtBound, ParameterBounds } from '#domain/fit';
import { collapseReplicates } from '../curveData.ts';
import { curveProblem, isCrossed } from '../curveProblem.ts';
import { findOptimum, optimumFrom, type Optimum } from '../findOptimum.ts';
import { fitCurve } from '../fitCurve.ts';
import { isWithin } from '../fitWithBounds.ts';
import { heldParameters } from '../fitInput.ts';
import { modelOfName } from '../models/modelOfName.ts';
import { responseAt } from '../responseAt.ts';

/** A curve as a function of dose. */
export interface LeastSquaresCurve {
  /** The response at a dose, in the unit of the responses. */
  readonly at: (dose: number) => number;
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
    : searchWithin(bounds, { ...unbounded, confidence: 'wald' });
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
      optimum,
      assumed: [],
      atBounds: [],
    };
  };
}

function searchWithin(bounds: ParameterBounds, options: FitOptions): CurveSearch {
  const asCurve = (
    { parameters }: Fit,
    atBounds: readonly ParameterAtBound[],
    assumed: readonly ParameterAtBound[],
  ): LeastSquaresCurve | null =>
    parameters === null
      ? null
      : { at: (dose) => responseAt(options.model, parameters, dose), optimum: null, assumed, atBounds };
  return (weighted, near) => {
    if (near !== null) {
      const fixed = { ...options.fixed, ...heldOn(near.atBounds) };
      const found = fitCurve(weighted, { ...options, fixed });
      if (isWithin(found, bounds, near.atBounds)) return asCurve(found, near.atBounds, near.atBounds);
    }
    const found = fitCurve(weighted, { ...options, bounds });
    return asCurve(found, found.atBounds ?? [], []);
  };
}

function heldOn(atBounds: readonly ParameterAtBound[]): FitOptions['fixed'] {
  return Object.fromEntries(atBounds.map(({ parameter, value }) => [parameter, value]));
}
