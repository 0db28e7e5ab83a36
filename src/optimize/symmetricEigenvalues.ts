/** Enough for any matrix of a few rows: sweeps converge quadratically. */
const maxSweeps = 60;
/** An entry below this part of its two diagonal entries' mean is none. */
const negligible = 1e-18;

/**
 * The eigenvalues of a small symmetric matrix, in no order, by Jacobi's rotations: small ones keep their digits beside large ones of a
 * matrix with a unit diagonal.
 *
 * @param rows - all of them; only the lower triangle is read
 * @source Jacobi 1846; Golub & Van Loan, Matrix Computations, 4th ed., 8.5 (cyclic by rows)
 */
export function symmetricEigenvalues(rows: readonly (readonly number[])[]): number[] {
  const n = rows.length;
  const a: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) a.push((j <= i ? rows[i]?.[j] : rows[j]?.[i]) ?? 0);
  }
  for (let sweep = 0; sweep < maxSweeps; sweep++) {
    let rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) rotated = rotate(a, n, p, q) || rotated;
    }
    if (!rotated) break;
  }
  return rows.map((_, i) => a[i * n + i] ?? 0);
}

/** The rotation in the plane of p and q that makes their entry zero; says whether there was anything to do. */
function rotate(a: number[], n: number, p: number, q: number): boolean {
  const across = a[p * n + q] ?? 0;
  const [ofP, ofQ] = [a[p * n + p] ?? 0, a[q * n + q] ?? 0];
  if (across * across <= negligible * negligible * Math.abs(ofP * ofQ)) return false;
  const theta = (ofQ - ofP) / (2 * across);
  // θ² may overflow: then t is 1/(2θ) as far as digits go
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cos = 1 / Math.sqrt(t * t + 1);
  const sin = t * cos;
  for (let k = 0; k < n; k++) {
    if (k === p || k === q) continue;
    const [x, y] = [a[k * n + p] ?? 0, a[k * n + q] ?? 0];
    a[k * n + p] = a[p * n + k] = cos * x - sin * y;
    a[k * n + q] = a[q * n + k] = sin * x + cos * y;
  }
  a[p * n + p] = ofP - t * across;
  a[q * n + q] = ofQ + t * across;
  a[p * n + q] = a[q * n + p] = 0;
  return true;
}
