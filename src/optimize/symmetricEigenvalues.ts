/** Enough for any matrix of a few rows: sweeps converge quadratically. */
const maxSweeps = 60;

/**
 * The eigenvalues of a small symmetric matrix, in no order, by Jacobi's rotations: small ones keep their digits beside large ones of a
 * matrix with a unit diagonal.
 *
 * @param rows - all of them; both triangles are read
 * @source Jacobi 1846; Golub & Van Loan, Matrix Computations, 4th ed., 8.5 (cyclic by rows)
 */
export function symmetricEigenvalues(rows: readonly (readonly number[])[]): number[] {
  const a = rows.map((row) => [...row]);
  const at = (i: number, j: number): number => a[i]?.[j] ?? 0;
  for (let sweep = 0; sweep < maxSweeps; sweep++) {
    let rotated = false;
    for (let p = 0; p < a.length; p++) {
      for (let q = p + 1; q < a.length; q++) {
        const isTiny = Math.abs(at(p, q)) <= 1e-18 * Math.sqrt(Math.abs(at(p, p) * at(q, q)));
        if (at(p, q) === 0 || isTiny) continue;
        rotate(a, p, q);
        rotated = true;
      }
    }
    if (!rotated) break;
  }
  return a.map((row, i) => row[i] ?? 0);
}

/** The rotation in the plane of p and q that makes a[p][q] zero. */
function rotate(a: number[][], p: number, q: number): void {
  const [rowP = [], rowQ = []] = [a[p], a[q]];
  const across = rowP[q] ?? 0;
  const theta = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * across);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cos = 1 / Math.hypot(t, 1);
  const sin = t * cos;
  for (const [k, row] of a.entries()) {
    if (k === p || k === q) continue;
    const [ofP, ofQ] = [row[p] ?? 0, row[q] ?? 0];
    row[p] = cos * ofP - sin * ofQ;
    row[q] = sin * ofP + cos * ofQ;
    rowP[k] = row[p];
    rowQ[k] = row[q];
  }
  rowP[p] = (rowP[p] ?? 0) - t * across;
  rowQ[q] = (rowQ[q] ?? 0) + t * across;
  rowP[q] = 0;
  rowQ[p] = 0;
}
