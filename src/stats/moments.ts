import { studentTQuantile } from './studentT.ts';

/**
 * Arithmetic mean, with a second pass that takes the rounding of the first sum out: equal values have exactly themselves for a mean.
 *
 * @param values - at least one
 * @returns in the unit of the values
 */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('no values have no mean');
  const first = values.reduce((sum, value) => sum + value, 0) / values.length;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}

/**
 * Sample standard deviation: √(Σ(x − x̄)²/(n − 1)).
 *
 * @returns in the unit of the values; null for fewer than two values; exactly 0 when all values are equal
 */
export function sampleSd(values: readonly number[]): number | null {
  const variance = sampleVariance(values);
  return variance === null ? null : Math.sqrt(variance);
}

/**
 * Sample variance Σ(x − x̄)²/(n − 1), in a second pass around the mean, so that it keeps its digits far from 0.
 *
 * @returns null for fewer than two values; exactly 0 when all values are equal
 * @source Chan, Golub, LeVeque, Am. Stat. 37:242 (1983), two-pass algorithm
 */
export function sampleVariance(values: readonly number[]): number | null {
  const n = values.length;
  if (n < 2) return null;
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (n - 1);
}

/**
 * Standard error of the mean: SD/√n.
 *
 * @returns in the unit of the values; null for fewer than two values
 */
export function standardErrorOfMean(values: readonly number[]): number | null {
  const sd = sampleSd(values);
  return sd === null ? null : sd / Math.sqrt(values.length);
}

/**
 * 95 % confidence interval of the mean: x̄ ± t(0.975, n − 1) × SD/√n.
 *
 * @returns in the unit of the values; null for fewer than two values
 */
export function meanConfidence95(values: readonly number[]): readonly [number, number] | null {
  const sem = standardErrorOfMean(values);
  if (sem === null) return null;
  const centre = mean(values);
  const half = studentTQuantile(0.975, values.length - 1) * sem;
  return [centre - half, centre + half];
}
