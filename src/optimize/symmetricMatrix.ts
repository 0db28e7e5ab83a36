import { symmetricEigenvalues } from './symmetricEigenvalues.ts';

/** Rows of a symmetric matrix; only the lower triangle is read, so that rounding cannot make it look unsymmetric. */
export type SymmetricRows = readonly (readonly number[])[];

/** What is added to a diagonal: λ times positive numbers. */
export interface Damping {
  readonly lambda: number;
  readonly diagonal: readonly number[];
}

/**
 * The solution x of (A + λ·diag(d)) x = b, through Cholesky with rows and columns scaled to a unit diagonal.
 *
 * @returns null when the matrix is not positive definite
 */
export function solvePositiveDefinite(
  rows: SymmetricRows,
  right: readonly number[],
  damping: Damping | null = null,
): number[] | null {
  const decomposed = decompose(rows, damping);
  return decomposed === null ? null : solve(decomposed, right);
}

/**
 * The inverse of a positive definite matrix.
 *
 * @returns null when the matrix is not positive definite
 */
export function invertPositiveDefinite(rows: SymmetricRows): number[][] | null {
  const decomposed = decompose(rows, null);
  if (decomposed === null) return null;
  const columns = rows.map((_, j) =>
    solve(
      decomposed,
      rows.map((_row, i) => (i === j ? 1 : 0)),
    ),
  );
  // the inverse is symmetric; its two halves differ by rounding
  return columns.map((column, i) => column.map((value, j) => (value + (columns[j]?.[i] ?? 0)) / 2));
}

/**
 * Smallest over largest eigenvalue after scaling to a unit diagonal: 1 for independent parameters, towards 0 when some combination of
 * them cannot be told from the data.
 *
 * @returns dimensionless; ≤ 0 when the matrix is not positive definite
 */
export function reciprocalCondition(rows: SymmetricRows): number {
  const scale = unitDiagonalScale(rows, null);
  if (scale === null) return 0;
  const scaled = rows.map((row, i) =>
    rows.map((other, j) => (j <= i ? (row[j] ?? 0) : (other[i] ?? 0)) * (scale[i] ?? 0) * (scale[j] ?? 0)),
  );
  const eigenvalues = symmetricEigenvalues(scaled);
  return Math.min(...eigenvalues) / Math.max(...eigenvalues);
}

/** L of A = S⁻¹ L Lᵀ S⁻¹ with S = diag(scale), row by row. */
interface Decomposed {
  readonly factor: readonly number[];
  readonly scale: readonly number[];
}

function decompose(rows: SymmetricRows, damping: Damping | null): Decomposed | null {
  const scale = unitDiagonalScale(rows, damping);
  if (scale === null) return null;
  const n = rows.length;
  const factor = new Array<number>(n * n).fill(0);
  for (let i = 0; i < n; i++) {
    const row = rows[i] ?? [];
    for (let j = 0; j <= i; j++) {
      let value = i === j ? 1 : (row[j] ?? 0) * (scale[i] ?? 0) * (scale[j] ?? 0);
      for (let k = 0; k < j; k++) value -= (factor[i * n + k] ?? 0) * (factor[j * n + k] ?? 0);
      if (i !== j) factor[i * n + j] = value / (factor[j * n + j] ?? 1);
      else if (value > 0) factor[i * n + i] = Math.sqrt(value);
      else return null;
    }
  }
  return { factor, scale };
}

function solve({ factor, scale }: Decomposed, right: readonly number[]): number[] {
  const n = scale.length;
  const x = new Array<number>(n).fill(0);
  for (let i = 0; i < n; i++) {
    let value = (right[i] ?? 0) * (scale[i] ?? 0);
    for (let k = 0; k < i; k++) value -= (factor[i * n + k] ?? 0) * (x[k] ?? 0);
    x[i] = value / (factor[i * n + i] ?? 1);
  }
  for (let i = n - 1; i >= 0; i--) {
    let value = x[i] ?? 0;
    for (let k = i + 1; k < n; k++) value -= (factor[k * n + i] ?? 0) * (x[k] ?? 0);
    x[i] = value / (factor[i * n + i] ?? 1);
  }
  for (let i = 0; i < n; i++) x[i] = (x[i] ?? 0) * (scale[i] ?? 0);
  return x;
}

function unitDiagonalScale(rows: SymmetricRows, damping: Damping | null): number[] | null {
  const scale = new Array<number>(rows.length).fill(0);
  for (let i = 0; i < rows.length; i++) {
    const extra = damping === null ? 0 : damping.lambda * (damping.diagonal[i] ?? 0);
    const factor = 1 / Math.sqrt((rows[i]?.[i] ?? 0) + extra);
    if (!(Number.isFinite(factor) && factor > 0)) return null;
    scale[i] = factor;
  }
  return scale;
}
