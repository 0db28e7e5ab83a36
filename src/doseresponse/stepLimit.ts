import type { CurveData } from './curveData.ts';
import type { HeldPlateaus } from './projectPlateaus.ts';

/**
 * The best that a curve can do when its slope runs away: low doses on one plateau, high doses on the other, and at most one dose in
 * between, which then lies anywhere between the plateaus.
 *
 * If this is as good as the best curve, the data do not say how steep the response is.
 *
 * @returns Σ W (ȳ − f)² over dose means, scaled
 */
export function stepLimit({ columns }: CurveData, held: HeldPlateaus): number {
  const { mean, weight } = columns;
  const n = mean.length;
  if (before.mean.length < n) [before, after] = [emptyMoments(2 * n), emptyMoments(2 * n)];
  fillMoments(before, mean, weight, 1);
  fillMoments(after, mean, weight, -1);
  // with both plateaus free a falling jump and a rising one are the same
  const signs = held.bottom === null && held.top === null ? [1] : [-1, 1];
  let best = Infinity;
  for (const sign of signs) {
    const start = sign > 0 ? held.bottom : held.top;
    const end = sign > 0 ? held.top : held.bottom;
    for (let first = 1; first < n; first++) {
      for (let next = first; next <= first + 1 && next < n; next++) {
        const lowMean = start ?? before.mean[first - 1] ?? 0;
        const highMean = end ?? after.mean[next] ?? 0;
        let sum = scatterAround(before, first - 1, lowMean) + scatterAround(after, next, highMean);
        if (next > first) {
          const between = mean[first] ?? 0;
          const nearest = Math.min(
            Math.max(between, Math.min(lowMean, highMean)),
            Math.max(lowMean, highMean),
          );
          sum += (weight[first] ?? 0) * (between - nearest) ** 2;
        }
        if (sum < best) best = sum;
      }
    }
  }
  return best;
}

/** Of the levels from one end up to each level, itself included. */
interface RunningMoments {
  readonly weight: Float64Array;
  readonly mean: Float64Array;
  /** Σ W (ȳ − mean)² */
  readonly scatter: Float64Array;
}

function emptyMoments(size: number): RunningMoments {
  return { weight: new Float64Array(size), mean: new Float64Array(size), scatter: new Float64Array(size) };
}

/** From the lowest dose on, and from the highest one; used again from call to call. */
let [before, after] = [emptyMoments(32), emptyMoments(32)];

/** By West's update, which takes no difference of large sums. */
function fillMoments(
  moments: RunningMoments,
  values: Float64Array,
  weights: Float64Array,
  step: 1 | -1,
): void {
  let [total, mean, scatter] = [0, 0, 0];
  for (let i = step > 0 ? 0 : values.length - 1; i >= 0 && i < values.length; i += step) {
    const weight = weights[i] ?? 0;
    const difference = (values[i] ?? 0) - mean;
    total += weight;
    mean += (difference * weight) / total;
    scatter += weight * difference * ((values[i] ?? 0) - mean);
    moments.weight[i] = total;
    moments.mean[i] = mean;
    moments.scatter[i] = scatter;
  }
}

function scatterAround(moments: RunningMoments, i: number, centre: number): number {
  return (moments.scatter[i] ?? 0) + (moments.weight[i] ?? 0) * ((moments.mean[i] ?? 0) - centre) ** 2;
}
