import { curvatureSlots as at, logisticCurvature } from '../models/logisticCurvature.ts';

/** The means of one curve by dose, and how far a search may go. */
export interface LogisticSearch {
  readonly logDose: Float64Array;
  readonly mean: Float64Array;
  readonly weight: Float64Array;
  /** Beyond these ln EC50 has run away. */
  readonly lowest: number;
  readonly highest: number;
  /** At this |hillSlope| a curve is a jump. */
  readonly steepest: number;
}

/** A minimum that was reached. */
export interface LogisticMinimum {
  /** hillSlope, bottom, top, ln EC50 */
  readonly parameters: Float64Array;
  /** As `logisticCurvature` writes them. */
  readonly sums: Float64Array;
  /** Of the Hessian with a unit diagonal; bounds its condition from below. */
  determinant: number;
}

export function emptyMinimum(): LogisticMinimum {
  return { parameters: new Float64Array(4), sums: new Float64Array(at.count), determinant: 0 };
}

const maxIterations = 60;
/** A step below this is squared by the next one, which is below what a double can tell. */
const lastStep = 1e-9;
/** The sum of squares cannot tell whether an undamped step below this is any good: it is taken. */
const nearStep = 1e-6;

const step = new Float64Array(4);
const factor = new Float64Array(10);
const scale = new Float64Array(4);
const trial = { parameters: new Float64Array(4), sums: new Float64Array(at.count) };

/**
 * Newton's steps of `polishToMinimum` for a four-parameter logistic, with nothing made anew on the way.
 *
 * @param minimum - its parameters are the start; both are written over
 * @returns false where no minimum was reached this way, which proves nothing
 */
export function newtonLogistic(search: LogisticSearch, minimum: LogisticMinimum): boolean {
  const { parameters, sums } = minimum;
  sumsAt(search, parameters, sums);
  let lambda = 0;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    if (hasRunAway(search, parameters) || !Number.isFinite(sums[at.sum] ?? 0)) return false;
    let determinant = newtonStep(sums, 0);
    const size = determinant > 0 ? relativeSize(parameters) : Infinity;
    const isNear = size < nearStep;
    if (!isNear && lambda > 0) determinant = newtonStep(sums, lambda);
    if (determinant > 0) {
      for (let j = 0; j < 4; j++) trial.parameters[j] = (parameters[j] ?? 0) + (step[j] ?? 0);
      sumsAt(search, trial.parameters, trial.sums);
    }
    if (!(determinant > 0) || !(isNear || (trial.sums[at.sum] ?? 0) <= (sums[at.sum] ?? 0))) {
      lambda = raised(lambda);
      if (lambda > 1e8) return false;
      continue;
    }
    parameters.set(trial.parameters);
    sums.set(trial.sums);
    if (size <= lastStep) {
      minimum.determinant = determinant;
      return !hasRunAway(search, parameters);
    }
    lambda = lambda < 1e-6 ? 0 : lambda / 10;
  }
  return false;
}

/** The same curve read with bottom below top. */
export function mirrorMinimum(search: LogisticSearch, { parameters, sums }: LogisticMinimum): void {
  const [hillSlope = 0, bottom = 0, top = 0] = parameters;
  parameters[0] = -hillSlope;
  parameters[1] = top;
  parameters[2] = bottom;
  sumsAt(search, parameters, sums);
}

function sumsAt(
  { logDose, mean, weight }: LogisticSearch,
  parameters: Float64Array,
  sums: Float64Array,
): void {
  logisticCurvature(
    logDose,
    mean,
    weight,
    parameters[0] ?? 0,
    parameters[1] ?? 0,
    parameters[2] ?? 0,
    parameters[3] ?? 0,
    sums,
  );
}

function hasRunAway({ lowest, highest, steepest }: LogisticSearch, parameters: Float64Array): boolean {
  const logEc50 = parameters[3] ?? 0;
  return !(logEc50 > lowest && logEc50 < highest) || !(Math.abs(parameters[0] ?? 0) < steepest);
}

/** The step of (H + λ diag(JᵀWJ)) δ = −g by Cholesky with a unit diagonal; returns the determinant, 0 where it is not positive definite. */
function newtonStep(sums: Float64Array, lambda: number): number {
  for (let i = 0; i < 4; i++) {
    const corner = (i * (i + 3)) / 2;
    const diagonal = (sums[at.hessian + corner] ?? 0) + lambda * (sums[at.jtj + corner] ?? 0);
    if (!(diagonal > 0)) return 0;
    scale[i] = 1 / Math.sqrt(diagonal);
  }
  let determinant = 1;
  for (let i = 0, row = 0; i < 4; row += ++i) {
    for (let j = 0, other = 0; j <= i; other += ++j) {
      let value = i === j ? 1 : (sums[at.hessian + row + j] ?? 0) * (scale[i] ?? 0) * (scale[j] ?? 0);
      for (let k = 0; k < j; k++) value -= (factor[row + k] ?? 0) * (factor[other + k] ?? 0);
      if (i !== j) factor[row + j] = value / (factor[other + j] ?? 1);
      else {
        if (!(value > 0)) return 0;
        determinant *= value;
        factor[row + i] = Math.sqrt(value);
      }
    }
  }
  for (let i = 0, row = 0; i < 4; row += ++i) {
    let value = -(sums[at.gradient + i] ?? 0) * (scale[i] ?? 0);
    for (let k = 0; k < i; k++) value -= (factor[row + k] ?? 0) * (step[k] ?? 0);
    step[i] = value / (factor[row + i] ?? 1);
  }
  for (let i = 3; i >= 0; i--) {
    let value = step[i] ?? 0;
    for (let k = i + 1; k < 4; k++) value -= (factor[(k * (k + 1)) / 2 + i] ?? 0) * (step[k] ?? 0);
    step[i] = value / (factor[(i * (i + 3)) / 2] ?? 1);
  }
  for (let i = 0; i < 4; i++) step[i] = (step[i] ?? 0) * (scale[i] ?? 0);
  return determinant;
}

/** As `scales` of `curveProblem` measure it: slope against itself, plateaus against their distance, ln EC50 against a factor of e. */
function relativeSize(parameters: Float64Array): number {
  const height = Math.abs((parameters[2] ?? 0) - (parameters[1] ?? 0)) || 1;
  return Math.max(
    Math.abs(step[0] ?? 0) / (Math.abs(parameters[0] ?? 0) || 1),
    Math.abs(step[1] ?? 0) / height,
    Math.abs(step[2] ?? 0) / height,
    Math.abs(step[3] ?? 0),
  );
}

function raised(lambda: number): number {
  return lambda === 0 ? 1e-3 : lambda * 10;
}
