import { median } from 'd3-array';

/** 1/Φ⁻¹(0.75): the MAD times this estimates the SD of a normal distribution. */
const madToSd = 1.4826;

/**
 * Robust standard deviation: 1.4826 × median of the distances from the median.
 *
 * @returns in the unit of the values; null for fewer than two values
 */
export function robustSd(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const centre = median(values) ?? 0;
  return madToSd * (median(values, (value) => Math.abs(value - centre)) ?? 0);
}

/**
 * Modified z of each value: 0.6745 × (x − median)/MAD.
 *
 * @returns null where more than half of the values are equal, so that there is no MAD to measure a distance with
 * @source Iglewicz B, Hoaglin DC (1993) How to detect and handle outliers, ASQC, ch. 3
 */
export function modifiedZ(values: readonly number[]): readonly number[] | null {
  const centre = median(values);
  const mad = median(values, (value) => Math.abs(value - (centre ?? 0)));
  if (centre === undefined || mad === undefined || mad === 0) return null;
  return values.map((value) => (0.6745 * (value - centre)) / mad);
}
