import type { FitOptions, FitOutlier, FitPoint } from '#domain/fit';
import { routOutliers } from '#stats/routOutliers';
import { studentTTwoSidedP } from '#stats/studentT';
import { collapseReplicates } from '../curveData.ts';
import { curveProblem } from '../curveProblem.ts';
import { heldParameters, tooFewDoses, whatIsWrong } from '../fitInput.ts';
import { fitCurve } from '../fitCurve.ts';
import { modelOfName } from '../models/modelOfName.ts';
import { weighPoints } from '../weighting/weighPoints.ts';
import { robustCurve } from './robustCurve.ts';

/** What ROUT says of the points of a curve. A suggestion, applied to nothing. */
export interface RoutResult {
  readonly q: number;
  /** Robust standard deviation of the residuals, n − free parameters df. */
  readonly rsdr: number;
  readonly df: number;
  readonly outliers: readonly FitOutlier[];
}

/** The customary 1 %. */
export const routQ = 0.01;

/**
 * With fewer the robust curve runs through some of the points, and the others look far away: of eight single points of a good 4PL curve
 * 2 % are then called outliers, and 10 % of the curves have one.
 */
const leastDf = 5;

/**
 * ROUT: which points lie too far from a curve that outliers cannot pull, at a false discovery rate of q?
 *
 * RSDR = 68.27th percentile of |r| · n/(n − K); p of each point by t = r/RSDR with n − K df; K free parameters of the curve.
 * With a `weighting` the weights are those of the fit of all points.
 *
 * @param points - in any order; points of weight 0 and, with `omitZero`, of dose 0 are not looked at
 * @returns null where no robust curve can be made, most points lie on it, or n − K is below 5
 * @source Motulsky, Brown, BMC Bioinformatics 7:123 (2006)
 */
export function rout(points: readonly FitPoint[], options: FitOptions, q = routQ): RoutResult | null {
  if (whatIsWrong(points, options) !== null) return null;
  const looked = points
    .map((point, index) => ({ ...point, index }))
    .filter(({ dose, weight = 1 }) => weight > 0 && !(options.omitZero && dose === 0));
  const weighed = looked.length === 0 ? null : weighPoints(looked, options, fitCurve);
  if (weighed?.kind !== 'weighed') return null;
  const { points: used, options: plain } = weighed;
  const data = collapseReplicates(used);
  const problem = curveProblem(data, modelOfName[plain.model], heldParameters(plain, data));
  if (tooFewDoses(problem) !== null) return null;
  const df = used.length - problem.parameterCount;
  if (df < leastDf) return null;
  const curve = robustCurve(used, plain, problem.parameterCount);
  if (curve === null) return null;
  const { residuals, rsdr } = curve;
  const p = residuals.map((residual) => studentTTwoSidedP(residual / rsdr, df));
  const outliers = routOutliers(p, q).flatMap((i): FitOutlier[] => {
    const one = used[i];
    if (one === undefined) return [];
    const { index, dose, response } = one;
    return [{ index, dose, response, residual: residuals[i] ?? 0, p: p[i] ?? 1 }];
  });
  return { q, rsdr, df, outliers };
}
