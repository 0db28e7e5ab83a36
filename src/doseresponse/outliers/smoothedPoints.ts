import { group, median } from 'd3-array';
import type { FitPoint } from '#domain/fit';

/**
 * Points as a start for a robust fit: each response is the median of all responses at its dose and the two doses beside it, which one
 * wrong value cannot pull. The lowest dose takes the two above it, the highest the two below.
 */
export function smoothedPoints(points: readonly FitPoint[]): FitPoint[] {
  const byDose = group(points, ({ dose }) => dose);
  const doses = [...byDose.keys()].sort((a, b) => a - b);
  const smooth = new Map(
    doses.map((dose, i) => {
      const first = Math.max(0, Math.min(i - 1, doses.length - 3));
      const near = doses.slice(first, first + 3).flatMap((one) => byDose.get(one) ?? []);
      return [dose, median(near, ({ response }) => response)];
    }),
  );
  return points.map((point) => ({ ...point, response: smooth.get(point.dose) ?? point.response }));
}
