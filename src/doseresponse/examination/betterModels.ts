import type { FitOptions, FitPoint, ModelName, OtherModel } from '#domain/fit';
import { aicc } from '../aicc.ts';
import { curveProblem, type CurveProblem } from '../curveProblem.ts';
import { optimumFrom, type Optimum } from '../findOptimum.ts';
import { fitCurve } from '../fitCurve.ts';
import { heldByName, heldParameters } from '../fitInput.ts';
import { modelOfName } from '../models/modelOfName.ts';

/** From this difference of AICc on another model is called better: the one at hand has exp(−6/2), 5 %, of its support. */
export const betterModelDifference = 6;

/** What a logistic curve is held against: an asymmetric one, and one that low doses stimulate. */
const candidates: readonly ModelName[] = ['5PL', 'BC'];

const logistic: readonly ModelName[] = ['4PL', '3PL', '2PL'];

/**
 * The models with one parameter more that describe the points of a logistic fit better, with the same plateaus held: a difference of AICc
 * above 6, a proven optimum inside the doses, and more doses than parameters.
 *
 * A walk from the logistic curve tells whether a model could be better; only then it is fitted and proven as any other.
 *
 * @param rss - of the logistic fit, in the user's units
 * @source Burnham & Anderson 2002, Model Selection and Multimodel Inference, 2.6 (differences of AICc)
 */
export function betterModels(
  points: readonly FitPoint[],
  options: FitOptions,
  rss: number,
  problem: CurveProblem,
  optimum: Optimum,
): OtherModel[] {
  const { data, parameterCount } = problem;
  if (!logistic.includes(options.model) || data.distinctDoses <= parameterCount + 1) return [];
  const own = aicc(rss, data.pointCount, parameterCount + 1);
  if (own === null) return [];
  const differenceOf = (otherRss: number): number => {
    const other = aicc(otherRss, data.pointCount, parameterCount + 2);
    return other === null ? -Infinity : own - other;
  };
  // no curve has a lower sum of squares than the scatter within doses
  if (data.pureError > 0 && differenceOf(data.pureError * data.sumFactor) <= betterModelDifference) return [];
  return candidates.flatMap((model): OtherModel[] => {
    const other = { ...options, model, fixed: heldByName(options), confidence: 'wald' } as const;
    const near = (lowestSum(other, problem, optimum) + data.pureError) * data.sumFactor;
    if (differenceOf(near) <= betterModelDifference) return [];
    const fit = fitCurve(points, other);
    if (fit.outcome !== 'estimated' || fit.rss === null || fit.parameters === null) return [];
    const aiccDifference = differenceOf(fit.rss);
    if (aiccDifference <= betterModelDifference) return [];
    return [{ model, ec50: fit.parameters.ec50, rss: fit.rss, aiccDifference }];
  });
}

/** The lowest sum of squares that walks from a logistic curve come to; Infinity where the model has no such curve. */
function lowestSum(options: FitOptions, { data }: CurveProblem, { curve }: Optimum): number {
  const model = modelOfName[options.model];
  const problem = curveProblem(data, model, heldParameters(options, data));
  const [hillSlope = 0, bottom = 0, top = 0, logEc50 = 0] = curve;
  if (!model.directions.includes(hillSlope < 0 ? -1 : 1)) return Infinity;
  const sums = (model.shape?.grid ?? []).flatMap((shape) => {
    const slope = model.hillSlopeOf(hillSlope, shape);
    if (slope === null) return [];
    const start = problem.reduce([slope, bottom, top, logEc50, shape]);
    return [optimumFrom(problem, start).sum];
  });
  return Math.min(Infinity, ...sums.filter((sum) => Number.isFinite(sum)));
}
