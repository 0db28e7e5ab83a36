/** Parameter values in the order of the problem. */
export type Vector = readonly number[];

/** The sum of squares at a point with its derivatives; factors of 2 are left out throughout. */
export interface Curvature {
  readonly sum: number;
  /** −Σ w r ∂f/∂θ, half the gradient of the sum of squares */
  readonly gradient: readonly number[];
  /** Σ w (∂f/∂θ)(∂f/∂θ)ᵀ: what Gauss–Newton takes for the Hessian */
  readonly jtj: readonly (readonly number[])[];
  /** Σ w [(∂f/∂θ)(∂f/∂θ)ᵀ − r ∂²f/∂θ²]: the observed Hessian, exact */
  readonly hessian: readonly (readonly number[])[];
}

/**
 * What is to be minimised over the free parameters: the weighted sum of squared residuals Σ wᵢ (yᵢ − f(i; θ))².
 */
export interface LeastSquaresProblem {
  readonly observationCount: number;
  readonly parameterCount: number;
  observed(i: number): number;
  /** Multiplies the squared residual; > 0 */
  weight(i: number): number;
  /** The model at observation i. */
  value(parameters: Vector, i: number): number;
  /** The model at observation i; writes ∂f/∂θ into `gradient` (p numbers). */
  valueAndGradient(parameters: Vector, i: number, gradient: Float64Array): number;
  /** The same, and ∂²f/∂θ² into `hessian` (p × p, row by row, both triangles). */
  valueAndHessian(parameters: Vector, i: number, gradient: Float64Array, hessian: Float64Array): number;
  /** Everything of `curvatureAt` at once, where the model has a way to do it faster. */
  readonly curvature?: ((parameters: Vector) => Curvature) | undefined;
  /** What a change of each parameter is measured against: a step is tiny when it is a tiny part of this. */
  scales(parameters: Vector): number[];
  /** True where a parameter has run so far that no minimum can be behind it; the search stops there. */
  hasRunAway(parameters: Vector): boolean;
}

/**
 * The weighted sum of squared residuals.
 *
 * @returns in squared units of y times weight; Infinity where the model has no value
 */
export function sumOfSquares(problem: LeastSquaresProblem, parameters: Vector): number {
  let sum = 0;
  for (let i = 0; i < problem.observationCount; i++) {
    const residual = problem.observed(i) - problem.value(parameters, i);
    sum += problem.weight(i) * residual * residual;
  }
  return Number.isNaN(sum) ? Infinity : sum;
}
