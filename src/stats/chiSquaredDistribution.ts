import { incompleteGamma } from './incompleteGamma.ts';

/**
 * P(χ² > x), to all digits in the upper tail.
 *
 * @param x - the statistic, ≥ 0
 * @param df - degrees of freedom > 0
 * @source NIST DLMF 8.2: P(χ² > x) = Q(df/2, x/2)
 */
export function chiSquaredUpperTail(x: number, df: number): number {
  return incompleteGamma(df / 2, x / 2).upper;
}

/**
 * log10 of P(χ² > x), right also where the probability is too small for a double.
 *
 * @param x - the statistic, ≥ 0
 * @param df - degrees of freedom > 0
 */
export function chiSquaredLog10UpperTail(x: number, df: number): number {
  return incompleteGamma(df / 2, x / 2).logUpper / Math.LN10;
}
