/** Numerator and denominator of a ratio of means, with the variances of these means. */
export interface RatioOfMeans {
  readonly numerator: number;
  readonly denominator: number;
  readonly numeratorVariance: number;
  readonly denominatorVariance: number;
  /** Covariance of the two means: what both had subtracted, such as a common blank. */
  readonly covariance: number;
}

/**
 * Confidence interval of a ratio of two means.
 *
 * The set of ratios ρ for which (a − ρc)² ≤ t²·(V_a − 2ρ·V_ac + ρ²·V_c).
 *
 * @param ratio - a, c and the (co)variances of these means, in the same unit
 * @param t - quantile of Student's t for the wanted coverage
 * @returns the two ends, or null when the denominator is not distinguishable from 0 and the set has no two ends
 * @source Fieller EC. Some problems in interval estimation. J R Stat Soc B 1954;16:175–185
 */
export function fiellerInterval(ratio: RatioOfMeans, t: number): readonly [number, number] | null {
  const { numerator: a, denominator: c } = ratio;
  const quadratic = c * c - t * t * ratio.denominatorVariance;
  if (!(quadratic > 0)) return null;
  const linear = a * c - t * t * ratio.covariance;
  const constant = a * a - t * t * ratio.numeratorVariance;
  const root = Math.sqrt(Math.max(0, linear * linear - quadratic * constant));
  return [(linear - root) / quadratic, (linear + root) / quadratic];
}
