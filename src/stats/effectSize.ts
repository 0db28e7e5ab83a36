import { mean, sampleVariance } from './moments.ts';
import { standardizedEffect, type StandardizedEffect } from './standardizedEffect.ts';

/** Standardised difference of two means, complete in itself. */
export interface EffectSizeResult extends StandardizedEffect {
  readonly kind: 'estimated';
  readonly nA: number;
  readonly nB: number;
  readonly meanA: number;
  readonly meanB: number;
  /** of both groups together, which the difference is measured in */
  readonly pooledSd: number;
  readonly df: number;
}

/** Why there is no effect size: fewer than two values in a group, or no scatter to measure the difference in. */
export interface EffectSizeImpossible {
  readonly kind: 'impossible';
  readonly obstacle: 'tooFewValues' | 'noVariance';
  readonly nA: number;
  readonly nB: number;
}

/** A standard error below this many roundings of the means is no scatter, as in the t-test. */
const roundings = 10 * Number.EPSILON;

/**
 * Cohen's d and Hedges' g: how many standard deviations lie between two independent groups?
 *
 * d = (x̄ₐ − x̄_b)/s_pooled; g = J·d, J = Γ(df/2)/[√(df/2)·Γ((df − 1)/2)]. The ends of the interval are δ·√(1/nₐ + 1/n_b) for the δ
 * at which the observed t has 97.5 and 2.5 % of the noncentral t distribution below it.
 *
 * @param a - at least two values of the first group
 * @param b - at least two values of the second group, in the same unit
 * @source Hedges, J Educ Stat 6:107 (1981); Steiger, Psychol Methods 9:164 (2004)
 */
export function effectSize(
  a: readonly number[],
  b: readonly number[],
): EffectSizeResult | EffectSizeImpossible {
  if (![...a, ...b].every(Number.isFinite)) throw new RangeError('an effect size takes finite numbers only');
  const [nA, nB] = [a.length, b.length];
  const [varianceA, varianceB] = [sampleVariance(a), sampleVariance(b)];
  if (varianceA === null || varianceB === null)
    return { kind: 'impossible', obstacle: 'tooFewValues', nA, nB };
  const [meanA, meanB] = [mean(a), mean(b)];
  const df = nA + nB - 2;
  const pooledSd = Math.sqrt(((nA - 1) * varianceA + (nB - 1) * varianceB) / df);
  const unit = Math.sqrt(1 / nA + 1 / nB);
  if (!(pooledSd * unit > roundings * Math.max(Math.abs(meanA), Math.abs(meanB))))
    return { kind: 'impossible', obstacle: 'noVariance', nA, nB };
  const statistic = (meanA - meanB) / (pooledSd * unit);
  return {
    kind: 'estimated',
    nA,
    nB,
    meanA,
    meanB,
    pooledSd,
    df,
    ...standardizedEffect({ statistic, df, unit }),
  };
}
