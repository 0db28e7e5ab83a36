import { hedgesCorrection } from './hedgesCorrection.ts';
import { noncentralityOfT } from './noncentralT.ts';

/** A difference in standard deviations, with and without its bias in small samples. */
export interface StandardizedEffect {
  /** Cohen's d with its 95 % interval from the noncentral t */
  readonly cohensD: number;
  readonly cohensD95: readonly [number, number];
  /** Hedges' g: d less its bias in small samples; null where the bias has no size (a single degree of freedom) */
  readonly hedgesG: number | null;
  /** the interval of d, scaled likewise */
  readonly hedgesG95: readonly [number, number] | null;
  /** g/d */
  readonly hedgesCorrection: number | null;
}

/** What d is made from: a t statistic, and what one unit of its noncentrality is in standard deviations. */
export interface Standardized {
  /** t of the test beside which d stands */
  readonly statistic: number;
  readonly df: number;
  /** d/t: √(1/nₐ + 1/n_b) for two groups, 1/√n for one */
  readonly unit: number;
  /** degrees of freedom of the standard deviation, where they are not those of t */
  readonly biasDf?: number;
}

/**
 * Cohen's d and Hedges' g of a t statistic, each with the 95 % interval that belongs to it.
 *
 * d = t·unit; g = J·d. The ends are δ·unit for the δ at which the observed t has 97.5 and 2.5 % of the noncentral t distribution below it.
 *
 * @source Hedges, J Educ Stat 6:107 (1981); Steiger, Psychol Methods 9:164 (2004)
 */
export function standardizedEffect({ statistic, df, unit, biasDf = df }: Standardized): StandardizedEffect {
  const end = (p: number): number => noncentralityOfT(statistic, df, p) * unit;
  const cohensD = statistic * unit;
  const [low, high] = [end(0.975), end(0.025)];
  const correction = hedgesCorrection(biasDf);
  return {
    cohensD,
    cohensD95: [low, high],
    hedgesG: correction === null ? null : correction * cohensD,
    hedgesG95: correction === null ? null : [correction * low, correction * high],
    hedgesCorrection: correction,
  };
}
