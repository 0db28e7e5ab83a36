import { minimizeOnPlane } from '#optimize/minimizeOnPlane';
import { heldPlateaus, type CurveProblem } from './curveProblem.ts';
import { fourParameterLogistic } from './models/fourParameterLogistic.ts';
import type { ProfileSum } from './profileSum.ts';
import { projectPlateaus } from './projectPlateaus.ts';
import { logEc50Grid } from './searchGrids.ts';

const tolerance = 1e-7;

/** ln|hillSlope| from nearly flat to a jump. */
const logSlopes = Array.from({ length: 18 }, (_, i) => -2 + i * 0.4);

/**
 * The profile of Brain and Cousens' f, the response per dose by which low doses stimulate: for each value the best e and slope by a search
 * over both, with the best plateaus for each.
 *
 *   y − f·dose·S = bottom·(1 − S) + top·S,  S = 1/(1 + (dose/e)^−hillSlope)
 *
 * so that with f given, what is left is a logistic curve in which bottom and top are linear.
 *
 * @returns takes f in scaled responses per dose; only for an EC50 that is not held
 */
export function profileOfHormesis({ data, held }: CurveProblem): ProfileSum {
  const slope = held[0] ?? null;
  const slopes = slope === null ? logSlopes : [Math.log(-slope)];
  const locations = logEc50Grid(data.logDoses);
  const mean = new Float64Array(data.levels.length);
  return (f) => {
    const sumAt = (logE: number, logSlope: number): number => {
      const hillSlope = -Math.exp(logSlope);
      for (const [i, level] of data.levels.entries()) {
        const share = fourParameterLogistic.shareOfTop(hillSlope, logE, level.logDose, 0);
        mean[i] = level.mean - f * level.dose * share;
      }
      const plateaus = heldPlateaus(held);
      const left = { columns: { ...data.columns, mean } };
      const { bottom, top, sum } = projectPlateaus(left, fourParameterLogistic, hillSlope, logE, 0, plateaus);
      return bottom > top ? Infinity : sum;
    };
    return minimizeOnPlane(sumAt, locations, slopes, tolerance);
  };
}
