import type { BandPoint, FitOptions, FitPoint } from '#domain/fit';
import { collapseReplicates } from '#doseresponse/curveData';
import { curveProblem } from '#doseresponse/curveProblem';
import { findOptimum } from '#doseresponse/findOptimum';
import { heldParameters } from '#doseresponse/fitInput';
import { modelOfName } from '#doseresponse/models/modelOfName';
import { responseBand } from '#doseresponse/responseBand';
import { parameterCovariance } from '#doseresponse/uncertainty';
import { studentTQuantile } from '#stats/studentT';

/** The bands of a fit at any doses; a fit reports them at those that were measured. */
export function bandAt(
  points: readonly FitPoint[],
  options: FitOptions,
  doses: readonly number[],
): BandPoint[] {
  const data = collapseReplicates(points);
  const problem = curveProblem(data, modelOfName[options.model], heldParameters(options, data));
  const optimum = findOptimum(problem)!;
  const df = data.pointCount - problem.parameterCount;
  const covariance = parameterCovariance(problem, optimum, df, options.standardErrors)!;
  const [hillSlope = 0, bottom = 0, top = 0, ...others] = optimum.curve;
  const inUnits = (value: number): number => data.offset + data.span * value;
  const residualVariance = ((optimum.sum + data.pureError) * data.sumFactor) / df;
  const curve = [hillSlope, inUnits(bottom), inUnits(top), ...others];
  const t = studentTQuantile(0.975, df);
  return responseBand({ model: problem.model, curve, covariance, t, residualVariance }, doses);
}
