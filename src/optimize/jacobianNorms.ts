import type { LeastSquaresProblem, Vector } from './leastSquaresProblem.ts';

/**
 * √(Σ w (∂f/∂θⱼ)²) for each parameter: how much a model moves with it.
 *
 * @returns in units of √weight·y over those of the parameter
 */
export function jacobianNorms(problem: LeastSquaresProblem, parameters: Vector): number[] {
  const gradient = new Float64Array(problem.parameterCount);
  const squares = new Array<number>(problem.parameterCount).fill(0);
  for (let i = 0; i < problem.observationCount; i++) {
    problem.valueAndGradient(parameters, i, gradient);
    const weight = problem.weight(i);
    gradient.forEach((slope, j) => (squares[j] = (squares[j] ?? 0) + weight * slope * slope));
  }
  return squares.map(Math.sqrt);
}
