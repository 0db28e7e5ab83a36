import type { LeastSquaresProblem, Vector } from '#optimize/leastSquaresProblem';
import { Jet } from './jet.ts';
import { nistModels } from './nistModels.ts';
import type { NistSet } from './nistSet.ts';

/** A regression of NIST as the engine wants it: parameters as NIST writes them, nothing scaled beforehand. */
export function nistProblem({ id, params, data }: NistSet): LeastSquaresProblem {
  const model = nistModels[id]!;
  const p = params.length;
  const at = (parameters: Vector, i: number): Jet =>
    model(
      parameters.map((value, j) => Jet.parameter(value, j, p)),
      data.x[i]!,
    );
  return {
    observationCount: data.x.length,
    parameterCount: p,
    observed: (i) => data.y[i]!,
    weight: () => 1,
    value: (parameters, i) =>
      model(
        parameters.map((value) => Jet.constant(value, 0)),
        data.x[i]!,
      ).value,
    valueAndGradient: (parameters, i, gradient) => {
      const jet = at(parameters, i);
      gradient.set(jet.gradient);
      return jet.value;
    },
    valueAndHessian: (parameters, i, gradient, hessian) => {
      const jet = at(parameters, i);
      gradient.set(jet.gradient);
      hessian.set(jet.hessian);
      return jet.value;
    },
    scales: (parameters) => parameters.map((value) => Math.abs(value) || 1),
    hasRunAway: (parameters) => parameters.some((value) => !(Math.abs(value) < 1e12)),
  };
}
