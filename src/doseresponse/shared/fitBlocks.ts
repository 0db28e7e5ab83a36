import type { FitOptions } from '#domain/fit';
import type { BlockedFit } from '#domain/sharedFit';
import { approachMinimum } from '#optimize/approachMinimum';
import { polishToMinimum } from '#optimize/polishToMinimum';
import { invertPositiveDefinite } from '#optimize/symmetricMatrix';
import { studentTQuantile } from '#stats/studentT';
import { collapseReplicates } from '../curveData.ts';
import { curveProblem } from '../curveProblem.ts';
import { findOptimum } from '../findOptimum.ts';
import { heldParameters, whatIsWrong } from '../fitInput.ts';
import { modelOfName } from '../models/modelOfName.ts';
import type { PooledPoint } from '../sensitivity/ec50Sensitivity.ts';
import { logScaleInterval } from '../uncertainty.ts';
import { weighCurves } from '../weighting/weighCurves.ts';
import { sharedProblem } from './sharedProblem.ts';

/**
 * The pooled fit with experiments as blocks: one EC50 and one slope for all, bottom and top for each experiment by itself.
 *
 *   y_ij = bottom_j + (top_j − bottom_j)·g(dose_i; hillSlope, EC50) + e_ij
 *
 * A day shifts and stretches what a reader shows (cells seeded, stain, blank); what is left of that after normalising goes into the
 * plateaus, so that the EC50 does not depend on how an experiment was scaled. Shifts of the EC50 itself between days stay in the residuals:
 * its interval still takes them for scatter of points.
 *
 * @param points - of one curve, each with its experiment; what `omitZero` leaves out is left out here
 * @returns null with fewer than two experiments, where both plateaus are held, or without a proven minimum inside the doses
 * @source blocks by location and scale: Box, Hunter & Hunter 2005, Statistics for Experimenters, 4.2; Ritz & Streibig 2005, J Stat Softw 12(5)
 */
export function fitBlocks(points: readonly PooledPoint[], options: FitOptions): BlockedFit | null {
  const weighed = weighCurves([points], options);
  return weighed === null ? null : blockedFit(weighed.curves[0] ?? [], weighed.options);
}

function blockedFit(points: readonly PooledPoint[], options: FitOptions): BlockedFit | null {
  const used = points.filter(({ dose, weight = 1 }) => weight > 0 && !(options.omitZero && dose === 0));
  const names = [...new Set(used.flatMap(({ experiment }) => experiment ?? []))];
  if (names.length < 2 || whatIsWrong(used, options) !== null) return null;
  const all = collapseReplicates(used);
  const model = modelOfName[options.model];
  const held = heldParameters(options, all);
  if (held[3] !== null || (held[1] !== null && held[2] !== null)) return null;
  const data = names.map((name) =>
    collapseReplicates(
      used.filter(({ experiment }) => experiment === name),
      all,
    ),
  );
  const problem = sharedProblem(data, model, held, 'blocks');
  const n = data.reduce((sum, { pointCount }) => sum + pointCount, 0);
  const df = n - problem.parameterCount;
  const pooled = findOptimum(curveProblem(all, model, held));
  if (df <= 0 || pooled === null) return null;
  const start = problem.freeOf(
    names.map(() => pooled.curve),
    ([value = 0]) => value,
  );
  const found = polishToMinimum(problem, approachMinimum(problem, start).parameters);
  const curves = names.map((_, c) => problem.curveOf(found.parameters, c));
  const [hillSlope = 0, , , logEc50 = 0] = curves[0] ?? [];
  const [lowest = 0, highest = 0] = [all.logDoses[0], all.logDoses.at(-1)];
  if (!found.converged || logEc50 < lowest || logEc50 > highest) return null;
  const sum = found.curvature.sum + data.reduce((total, { pureError }) => total + pureError, 0);
  const place = problem.places[0]?.[3] ?? 0;
  const variance = invertPositiveDefinite(found.curvature.jtj)?.[place]?.[place];
  const se = variance === undefined ? null : Math.sqrt((variance * sum) / df);
  const inUnits = (value = 0): number => all.offset + all.span * value;
  return {
    n,
    df,
    experiments: names.map((experiment, c) => ({
      experiment,
      bottom: inUnits(curves[c]?.[1]),
      top: inUnits(curves[c]?.[2]),
    })),
    hillSlope,
    ec50: Math.exp(logEc50),
    confidence95: logScaleInterval(logEc50, se, studentTQuantile(0.975, df)),
    rss: sum * all.sumFactor,
  };
}
