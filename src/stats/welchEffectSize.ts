import type { EffectSizeImpossible } from './effectSize.ts';
import { sampleVariance } from './moments.ts';
import { standardizedEffect, type StandardizedEffect } from './standardizedEffect.ts';
import { welchTTest } from './tTest.ts';

export interface WelchEffectSize extends StandardizedEffect {
  readonly kind: 'estimated';
  /** √((sₐ² + s_b²)/2), which the difference is measured in */
  readonly averageSd: number;
}

/**
 * Cohen's d and Hedges' g of two independent groups that need not scatter alike: the difference in their average standard deviation.
 *
 * d = (x̄ₐ − x̄_b)/s, s² = (sₐ² + s_b²)/2. J of g is that of s, which has (nₐ − 1)(n_b − 1)(sₐ² + s_b²)²/((n_b − 1)sₐ⁴ + (nₐ − 1)s_b⁴)
 * degrees of freedom; the interval inverts the noncentral t of Welch's statistic on Welch's degrees of freedom.
 *
 * @param a - at least two values of the first group
 * @param b - at least two values of the second group, in the same unit
 * @source Bonett, Psychol Methods 13:99 (2008), for s; Satterthwaite, Biometrics Bull 2:110 (1946), for its degrees of freedom; Welch,
 *   Biometrika 34:28 (1947)
 */
export function welchEffectSize(
  a: readonly number[],
  b: readonly number[],
): WelchEffectSize | EffectSizeImpossible {
  const [nA, nB] = [a.length, b.length];
  const test = welchTTest(a, b);
  if (test.kind === 'impossible' || test.sdA === null || test.sdB === null) {
    const obstacle = nA < 2 || nB < 2 ? 'tooFewValues' : 'noVariance';
    return { kind: 'impossible', obstacle, nA, nB };
  }
  const [varianceA, varianceB] = [sampleVariance(a) ?? 0, sampleVariance(b) ?? 0];
  const averageSd = Math.sqrt((varianceA + varianceB) / 2);
  // as shares of their sum: squares of tiny variances would underflow
  const share = varianceA / (varianceA + varianceB);
  const biasDf = 1 / (share ** 2 / (nA - 1) + (1 - share) ** 2 / (nB - 1));
  const { statistic, df, standardError } = test;
  const effect = standardizedEffect({ statistic, df, unit: standardError / averageSd, biasDf });
  return { kind: 'estimated', averageSd, ...effect };
}
