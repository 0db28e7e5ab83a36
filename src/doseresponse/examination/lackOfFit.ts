import type { LackOfFit } from '#domain/fit';
import { fUpperTail } from '#stats/fDistribution';
import type { CurveData } from '../curveData.ts';

/**
 * Does the curve miss the mean responses by more than replicates scatter?
 *
 *   F = ((RSS − SS_within)/(m − p))/(SS_within/(n − m)),  m doses, n points, p free parameters
 *
 * Replicates have to be independent of each other: wells of one experiment are, for the question whether the curve fits that experiment.
 *
 * @param rss - of the curve, scaled as the data
 * @returns null without replicates, with as many parameters as doses, or where replicates do not scatter
 * @source Draper & Smith 1998, Applied Regression Analysis, 2.1; R drc modelFit
 */
export function lackOfFit(data: CurveData, rss: number, parameterCount: number): LackOfFit | null {
  const { levels, pureError, pointCount } = data;
  const df1 = levels.length - parameterCount;
  const df2 = pointCount - levels.length;
  if (df1 <= 0 || df2 <= 0 || !(pureError > 1e-26 * data.total)) return null;
  const statistic = Math.max(0, (rss - pureError) / df1 / (pureError / df2));
  return { statistic, df1, df2, p: fUpperTail(statistic, df1, df2) };
}
