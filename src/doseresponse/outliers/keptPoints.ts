import type { Fit } from '#domain/fit';

/**
 * The points that the fit which counts is of: all, or all but the outliers that were left out of it.
 *
 * @param points - those that the fit was given, in their order
 */
export function keptPoints<Point>(
  points: readonly Point[],
  { outliers, outlierComparison }: Pick<Fit, 'outliers' | 'outlierComparison'>,
): readonly Point[] {
  if (outlierComparison?.applied !== true) return points;
  const left = new Set(outliers?.map(({ index }) => index));
  return points.filter((_, index) => !left.has(index));
}
