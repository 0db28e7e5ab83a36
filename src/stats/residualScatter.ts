import { quantile } from 'd3-array';

/** The share of a normal distribution within one SD. */
const withinOneSd = 0.6827;

/**
 * Robust standard deviation of residuals (RSDR): their 68.27th percentile, sign left out, × n/(n − parameters).
 *
 * @param residuals - more than parameters
 * @param parameters - that were fitted; 1 for a mean
 * @returns in the unit of the residuals
 * @source Motulsky, Brown, BMC Bioinformatics 7:123 (2006), and the authors' comment there on the percentile (Hyndman–Fan type 7)
 */
export function residualScatter(residuals: readonly number[], parameters: number): number {
  const n = residuals.length;
  return ((quantile(residuals, withinOneSd, Math.abs) ?? 0) * n) / (n - parameters);
}
