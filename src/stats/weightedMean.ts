/** A mean and how much it counts. */
export interface WeightedValue {
  readonly mean: number;
  /** > 0 */
  readonly weight: number;
}

/**
 * Σ wᵢ x̄ᵢ/Σ wᵢ, measured from the first, so that a large offset of all values costs no digits.
 *
 * @param parts - at least one
 */
export function weightedMean(parts: readonly WeightedValue[]): number {
  const origin = parts[0]?.mean ?? Number.NaN;
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return origin + parts.reduce((sum, { mean, weight }) => sum + weight * (mean - origin), 0) / total;
}

/**
 * Σ wᵢ (x̄ᵢ − x̄)² around the weighted mean x̄.
 *
 * @param parts - at least one
 */
export function squaresAroundWeightedMean(parts: readonly WeightedValue[]): number {
  const centre = weightedMean(parts);
  return parts.reduce((sum, { mean, weight }) => sum + weight * (mean - centre) ** 2, 0);
}
