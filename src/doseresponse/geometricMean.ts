import type { Interval } from '#domain/fit';
import { mean, meanConfidence95 } from '#stats/moments';

/** A geometric mean of doses. */
export interface GeometricMean {
  readonly value: number;
  /** exp(mean ± t·SEM) of the logarithms, t on n − 1; null for one dose */
  readonly confidence95: Interval | null;
}

/**
 * The geometric mean of doses with a t-interval on n − 1 degrees of freedom, computed on the log scale.
 *
 * @param doses - above 0, at least one, all in one unit
 */
export function geometricMean(doses: readonly number[]): GeometricMean {
  const logarithms = doses.map((dose) => Math.log(dose));
  const interval = meanConfidence95(logarithms);
  return {
    value: Math.exp(mean(logarithms)),
    confidence95: interval === null ? null : [Math.exp(interval[0]), Math.exp(interval[1])],
  };
}
