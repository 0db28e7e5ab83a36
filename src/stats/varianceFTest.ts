import { fUpperTail } from './fDistribution.ts';
import { sampleVariance } from './moments.ts';

/** The ratio of two variances and how likely a ratio so far from 1 is when they are equal. */
export interface VarianceFTest {
  /** sₐ²/s_b² */
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  /** two-sided */
  readonly p: number;
}

/**
 * F test of two variances: do two groups scatter differently?
 *
 * @param a - values of the first group
 * @param b - values of the second group, in the same unit
 * @returns null when a group has fewer than two values or no scatter
 * @source R stats::var.test
 */
export function varianceFTest(a: readonly number[], b: readonly number[]): VarianceFTest | null {
  const varianceA = sampleVariance(a);
  const varianceB = sampleVariance(b);
  if (varianceA === null || varianceB === null || varianceA === 0 || varianceB === 0) return null;
  const statistic = varianceA / varianceB;
  const df1 = a.length - 1;
  const df2 = b.length - 1;
  // the lower tail is the upper tail of the inverse ratio, with all its digits
  const smallerTail = Math.min(fUpperTail(statistic, df1, df2), fUpperTail(1 / statistic, df2, df1));
  return { statistic, df1, df2, p: Math.min(1, 2 * smallerTail) };
}
