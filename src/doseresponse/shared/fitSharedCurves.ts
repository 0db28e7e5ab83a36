import type { FitOptions, FitPoint } from '#domain/fit';
import type { CurveSharing, SharedCurve, SharedFit } from '#domain/sharedFit';
import { approachMinimum } from '#optimize/approachMinimum';
import { polishToMinimum, type PolishedPoint } from '#optimize/polishToMinimum';
import { mean } from '#stats/moments';
import { studentTQuantile } from '#stats/studentT';
import { aicc } from '../aicc.ts';
import { absoluteIc50, ic50Fields, notApplicable } from '../absoluteIc50.ts';
import { collapseReplicates, type CurveData } from '../curveData.ts';
import { curveProblem } from '../curveProblem.ts';
import { effectiveDoses } from '../effectiveDoses.ts';
import { findOptimum } from '../findOptimum.ts';
import { heldParameters, whatIsWrong } from '../fitInput.ts';
import type { CurveVector } from '../models/doseResponseModel.ts';
import { modelOfName } from '../models/modelOfName.ts';
import { reportedParameters } from '../reportedParameters.ts';
import { scaleMeaning } from '../scaleMeaning.ts';
import { startValues } from '../startValues.ts';
import { ec50Ratios } from './ec50Ratios.ts';
import { sharedCovariance } from './sharedCovariance.ts';
import { sharedProblem, type SharedProblem } from './sharedProblem.ts';

/** One curve of several that are fitted at once. */
export interface CurveToShare {
  readonly curve: string;
  readonly points: readonly FitPoint[];
}

/**
 * Fits several curves at once with some of their parameters in common, all points as independent, minimising the sum of squares over all.
 *
 * Starts are the optima of the single curves: shared parameters from their mean, and from each curve in turn.
 *
 * @param curves - at least two, doses in one unit
 * @returns null when points or options cannot be fitted
 * @source optimum: certified at 40 digits in test/oracle; AICc: Burnham & Anderson 2002; ratio of EC50s by the delta method on the log scale
 */
export function fitSharedCurves(
  curves: readonly CurveToShare[],
  sharing: CurveSharing,
  options: FitOptions,
): SharedFit | null {
  const used = curves.map(({ points }) =>
    points.filter(({ dose, weight = 1 }) => weight > 0 && !(options.omitZero && dose === 0)),
  );
  const everything = used.flat();
  if (whatIsWrong(everything, options) !== null || used.some((points) => points.length === 0)) return null;
  const all = collapseReplicates(everything);
  const data = used.map((points) => collapseReplicates(points, all));
  const model = modelOfName[options.model];
  const held = heldParameters(options, all);
  const problem = sharedProblem(data, model, held, sharing);
  const df = everything.length - problem.parameterCount;
  if (df <= 0) return null;
  const best = lowest(problem, singleCurves(data, problem, held));
  if (best === null) return null;
  const sum = best.curvature.sum + data.reduce((total, { pureError }) => total + pureError, 0);
  const vectors = data.map((_, c) => inUserUnits(problem.curveOf(best.parameters, c), all));
  const covariance = best.converged
    ? sharedCovariance(problem, best, sum / df, options.standardErrors, all)
    : null;
  const t = studentTQuantile(0.975, df);
  const names = curves.map(({ curve }) => curve);
  const meaning = scaleMeaning[options.scale];
  const reported = (own: CurveData, c: number): SharedCurve => {
    const vector = vectors[c] ?? [];
    const errors = covariance?.ofCurve(c) ?? null;
    return {
      curve: names[c] ?? '',
      ...reportedParameters(problem, vector, errors, t, options),
      ...ic50Fields(
        meaning === null ? notApplicable : absoluteIc50(model, vector, errors, t, own, meaning.half),
      ),
      effectiveDoses: effectiveDoses(model, vector, errors, t),
    };
  };
  return {
    model: options.model,
    sharing,
    curves: best.converged ? data.map(reported) : null,
    rss: sum * all.sumFactor,
    n: everything.length,
    df,
    parameterCount: problem.parameterCount,
    aicc: aicc(sum * all.sumFactor, everything.length, problem.parameterCount + 1),
    converged: best.converged,
    ratios: covariance === null ? [] : ec50Ratios(names, vectors, problem, covariance, df),
  };
}

/** The best curve through each data set alone: where the search for shared ones begins. */
function singleCurves(
  data: readonly CurveData[],
  { model }: SharedProblem,
  held: Parameters<typeof curveProblem>[2],
): CurveVector[] {
  return data.map((own) => {
    const problem = curveProblem(own, model, held);
    return findOptimum(problem)?.curve ?? startValues(problem, 1)[0]?.parameters ?? [];
  });
}

function lowest(problem: SharedProblem, single: readonly CurveVector[]): PolishedPoint | null {
  const choices = [mean, ...single.map((_, c) => (values: readonly number[]) => values[c] ?? values[0] ?? 0)];
  let best: PolishedPoint | null = null;
  for (const choice of choices) {
    const approach = approachMinimum(problem, problem.freeOf(single, choice));
    const found = polishToMinimum(problem, approach.parameters);
    const better =
      best === null ||
      (found.converged && !best.converged && found.curvature.sum <= best.curvature.sum * (1 + 1e-9)) ||
      found.curvature.sum < best.curvature.sum * (1 - 1e-9);
    if (better) best = found;
  }
  return best;
}

function inUserUnits(
  [hillSlope = 0, bottom = 0, top = 0, ...others]: CurveVector,
  all: CurveData,
): CurveVector {
  const scaled = (value: number): number => all.offset + all.span * value;
  return [hillSlope, scaled(bottom), scaled(top), ...others];
}
