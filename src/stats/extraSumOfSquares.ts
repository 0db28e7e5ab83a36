import { fUpperTail } from './fDistribution.ts';

/** How far data lie from a model, and how many of them are free. */
export interface ResidualSum {
  /** Weighted sum of squared residuals, in squared units of the response. */
  readonly rss: number;
  /** Observations minus parameters. */
  readonly df: number;
}

/** Does the larger of two nested models earn its parameters? */
export interface ExtraSumOfSquares {
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/**
 * The extra-sum-of-squares F test of two nested models of the same data.
 *
 *   F = ((RSS_reduced − RSS_full)/(df_reduced − df_full)) / (RSS_full/df_full)
 *
 * With the means of the doses as the full model it is the test of lack of fit.
 *
 * @returns null when the reduced model has no fewer parameters, or the full one leaves no scatter to compare with
 * @source Seber & Wild 1989, Nonlinear Regression, 5.9; R anova of two nls or drc fits
 */
export function extraSumOfSquares(reduced: ResidualSum, full: ResidualSum): ExtraSumOfSquares | null {
  const df1 = reduced.df - full.df;
  if (df1 <= 0 || full.df <= 0 || !(full.rss > 0)) return null;
  const statistic = Math.max(0, (reduced.rss - full.rss) / df1 / (full.rss / full.df));
  return { statistic, df1, df2: full.df, p: fUpperTail(statistic, df1, full.df) };
}
