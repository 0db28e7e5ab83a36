/** Of the points, this share nearest to the curve is never called an outlier. */
const neverOutliers = 0.7;

/**
 * Which points are outliers, at a false discovery rate of q: the last step of ROUT.
 *
 * From the 70 % nearest outwards, the first point (i-th nearest) with p < q·(n − i + 1)/n and all beyond it.
 *
 * @param p - two-sided, of each point in its order
 * @param q - 0.01 for the customary 1 %
 * @returns their indices, ascending
 * @source Motulsky, Brown, BMC Bioinformatics 7:123 (2006)
 */
export function routOutliers(p: readonly number[], q: number): number[] {
  const n = p.length;
  const nearestFirst = p.map((_, index) => index).sort((a, b) => (p[b] ?? 0) - (p[a] ?? 0));
  const first = nearestFirst.findIndex(
    (index, order) => order + 1 > neverOutliers * n && (p[index] ?? 1) < (q * (n - order)) / n,
  );
  return first < 0 ? [] : nearestFirst.slice(first).sort((a, b) => a - b);
}
