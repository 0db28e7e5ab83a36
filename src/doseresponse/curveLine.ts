import type { Fit } from '#domain/fit';
import { responseAt } from './responseAt.ts';

/** A fitted curve, sampled for drawing. */
export interface CurveLine {
  readonly points: readonly { readonly dose: number; readonly y: number }[];
  /** The limit at dose 0. */
  readonly atZero: number;
}

/**
 * Samples a fitted curve evenly on the log scale between the lowest and the highest dose above 0.
 *
 * @param doses - the doses that were measured, in any order; 0 is left out
 * @param count - number of samples, ≥ 2
 * @returns null when no curve is proven, when it does not differ from a flat line, or when there is no dose above 0
 */
export function curveLine(fit: Fit, doses: readonly number[], count = 200): CurveLine | null {
  const positive = doses.filter((dose) => dose > 0);
  const { parameters } = fit;
  if (parameters === null || fit.outcome === 'noResponse' || positive.length === 0) return null;
  const low = Math.log(Math.min(...positive));
  const high = Math.log(Math.max(...positive));
  const points = Array.from({ length: count }, (_, i) => {
    const dose = Math.exp(low + ((high - low) * i) / (count - 1));
    return { dose, y: responseAt(fit.model, parameters, dose) };
  });
  return { points, atZero: responseAt(fit.model, parameters, 0) };
}
