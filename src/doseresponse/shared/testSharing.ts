import type { SharedFit, SharingTest } from '#domain/sharedFit';
import { fUpperTail } from '#stats/fDistribution';

/**
 * Do curves need parameters of their own? The extra-sum-of-squares F test of a fit in which they share more against one in which they
 * share less.
 *
 *   F = ((RSS_reduced − RSS_full)/(df_reduced − df_full)) / (RSS_full/df_full)
 *
 * Points count as independent: where experiments differ, p is too small (decision 10).
 *
 * @returns null when a fit is not proven, or the reduced one does not have fewer parameters
 * @source Motulsky & Christopoulos 2004, Fitting Models to Biological Data, chapter 22; R anova of two drc fits
 */
export function testSharing(reduced: SharedFit, full: SharedFit): SharingTest | null {
  const df1 = reduced.df - full.df;
  if (!reduced.converged || !full.converged || df1 <= 0 || !(full.rss > 0)) return null;
  const statistic = Math.max(0, (reduced.rss - full.rss) / df1 / (full.rss / full.df));
  return {
    reduced: reduced.sharing,
    full: full.sharing,
    statistic,
    df1,
    df2: full.df,
    p: fUpperTail(statistic, df1, full.df),
    aiccDifference: reduced.aicc === null || full.aicc === null ? null : reduced.aicc - full.aicc,
  };
}
