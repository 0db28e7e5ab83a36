import { stirlingRemainder } from './stirlingRemainder.ts';

/**
 * The factor that takes the bias of small samples out of Cohen's d: J = Γ(df/2)/[√(df/2)·Γ((df − 1)/2)].
 *
 * @param df - degrees of freedom of the standard deviation that d is measured in, > 0, whole or not
 * @returns between 0 and 1; null for df ≤ 1, where d has no mean and its bias no size
 * @source Hedges, J Educ Stat 6:107 (1981)
 */
export function hedgesCorrection(df: number): number | null {
  if (!(df > 1)) return null;
  const a = df / 2;
  // from what Stirling's formula leaves out, so that large df do not cancel
  const logarithm = -(a - 1) * Math.log1p(-0.5 / a) - 0.5 + stirlingRemainder(a) - stirlingRemainder(a - 0.5);
  return Math.exp(logarithm);
}
