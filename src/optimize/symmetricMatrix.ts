import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** Rows of a symmetric matrix. */
export type SymmetricRows = readonly (readonly number[])[];

/**
 * The solution x of (A + λ·diag(d)) x = b, through Cholesky with rows and columns scaled to a unit diagonal.
 *
 * @param damping - λ ≥ 0, and the positive d it multiplies
 * @returns null when the matrix is not positive definite
 */
export function solvePositiveDefinite(
  rows: SymmetricRows,
  right: readonly number[],
  damping: { readonly lambda: number; readonly diagonal: readonly number[] } | null = null,
): number[] | null {
  const damped = rows.map((row, i) =>
    row.map((value, j) =>
      i === j && damping !== null ? value + damping.lambda * (damping.diagonal[i] ?? 0) : value,
    ),
  );
  const decomposed = decompose(damped);
  if (decomposed === null) return null;
  const { cholesky, scale } = decomposed;
  const solution = cholesky.solve(Matrix.columnVector(right.map((value, i) => value * (scale[i] ?? 0))));
  return scale.map((factor, i) => factor * solution.get(i, 0));
}

/**
 * The inverse of a positive definite matrix.
 *
 * @returns null when the matrix is not positive definite
 */
export function invertPositiveDefinite(rows: SymmetricRows): number[][] | null {
  const decomposed = decompose(rows);
  if (decomposed === null) return null;
  const { cholesky, scale } = decomposed;
  const inverse = cholesky.solve(Matrix.eye(rows.length));
  return scale.map((rowFactor, i) =>
    scale.map((columnFactor, j) => rowFactor * columnFactor * inverse.get(i, j)),
  );
}

/**
 * Smallest over largest eigenvalue after scaling to a unit diagonal: 1 for independent parameters, towards 0 when some combination of
 * them cannot be told from the data.
 *
 * @returns dimensionless; ≤ 0 when the matrix is not positive definite
 */
export function reciprocalCondition(rows: SymmetricRows): number {
  const scale = unitDiagonalScale(rows);
  if (scale === null) return 0;
  const { realEigenvalues } = new EigenvalueDecomposition(scaled(rows, scale), { assumeSymmetric: true });
  return Math.min(...realEigenvalues) / Math.max(...realEigenvalues);
}

function decompose(
  rows: SymmetricRows,
): { readonly cholesky: CholeskyDecomposition; readonly scale: readonly number[] } | null {
  const scale = unitDiagonalScale(rows);
  if (scale === null) return null;
  const cholesky = new CholeskyDecomposition(scaled(rows, scale));
  return cholesky.isPositiveDefinite() ? { cholesky, scale } : null;
}

function unitDiagonalScale(rows: SymmetricRows): number[] | null {
  const scale = rows.map((row, i) => 1 / Math.sqrt(row[i] ?? 0));
  return scale.every((factor) => Number.isFinite(factor) && factor > 0) ? scale : null;
}

/** Only the lower triangle is read, so that rounding cannot make the matrix look unsymmetric. */
function scaled(rows: SymmetricRows, scale: readonly number[]): Matrix {
  const matrix = new Matrix(rows.length, rows.length);
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j <= i; j++) {
      const value = (rows[i]?.[j] ?? 0) * (scale[i] ?? 0) * (scale[j] ?? 0);
      matrix.set(i, j, value);
      matrix.set(j, i, value);
    }
  }
  return matrix;
}
