import type { Curvature, LeastSquaresProblem, Vector } from './leastSquaresProblem.ts';

/**
 * Gradient, JᵀWJ and observed Hessian of half the sum of squares at a point.
 *
 * @param parameters - free parameters, in the order of the problem
 */
export function curvatureAt(problem: LeastSquaresProblem, parameters: Vector): Curvature {
  if (problem.curvature !== undefined) return problem.curvature(parameters);
  const p = problem.parameterCount;
  const { gradient: gradientOfModel, hessian: hessianOfModel } = scratchFor(p);
  const gradient = new Array<number>(p).fill(0);
  const jtj = squareOfZeros(p);
  const hessian = squareOfZeros(p);
  let sum = 0;
  for (let i = 0; i < problem.observationCount; i++) {
    const weight = problem.weight(i);
    const residual =
      problem.observed(i) - problem.valueAndHessian(parameters, i, gradientOfModel, hessianOfModel);
    sum += weight * residual * residual;
    for (let j = 0; j < p; j++) {
      const slope = gradientOfModel[j] ?? 0;
      gradient[j] = (gradient[j] ?? 0) - weight * residual * slope;
      const jtjRow = jtj[j] ?? [];
      const hessianRow = hessian[j] ?? [];
      for (let k = 0; k <= j; k++) {
        const product = slope * (gradientOfModel[k] ?? 0);
        const bend = hessianOfModel[j * p + k] ?? 0;
        jtjRow[k] = (jtjRow[k] ?? 0) + weight * product;
        hessianRow[k] = (hessianRow[k] ?? 0) + weight * (product - residual * bend);
      }
    }
  }
  mirrorLowerTriangle(jtj);
  mirrorLowerTriangle(hessian);
  return { sum: Number.isNaN(sum) ? Infinity : sum, gradient, jtj, hessian };
}

/** Derivatives of the model at one observation; used again from call to call. */
let scratch = { gradient: new Float64Array(5), hessian: new Float64Array(25) };

function scratchFor(p: number): typeof scratch {
  if (scratch.gradient.length < p)
    scratch = { gradient: new Float64Array(p), hessian: new Float64Array(p * p) };
  return scratch;
}

function squareOfZeros(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}

function mirrorLowerTriangle(rows: readonly number[][]): void {
  for (let j = 0; j < rows.length; j++) {
    const row = rows[j] ?? [];
    for (let k = j + 1; k < rows.length; k++) row[k] = rows[k]?.[j] ?? 0;
  }
}
