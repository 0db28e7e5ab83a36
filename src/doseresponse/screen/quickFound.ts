import type { FitOptions, FitPoint } from '#domain/fit';
import { contrastValleys } from '../contrastValleys.ts';
import type { CurveData } from '../curveData.ts';
import { farSumsAreAbove } from '../farContrasts.ts';
import { isNotBetter, profileThreshold, responseP, tOf95, type FitEvidence } from '../fitEvidence.ts';
import { mostValleys, type Optimum } from '../findOptimum.ts';
import type { FoundFit } from '../fitResult.ts';
import { judgeFit, noResponseP } from '../judgeFit.ts';
import { fourParameterLogistic } from '../models/fourParameterLogistic.ts';
import { curvatureOfSums, curvatureSlots as at } from '../models/logisticCurvature.ts';
import { projectPlateaus } from '../projectPlateaus.ts';
import { scatterAroundMean } from '../shareContrasts.ts';
import { stepLimit } from '../stepLimit.ts';
import { curveFrame, type CurveFrame } from './curveFrame.ts';
import { frameData } from './frameData.ts';
import { emptyMinimum, mirrorMinimum, newtonLogistic, type LogisticMinimum } from './newtonLogistic.ts';

const free = { bottom: null, top: null };
const nothingHeld = [null, null, null, null] as const;
const allFree = [0, 1, 2, 3] as const;
/** None is asked for, and no verdict of a quick fit needs one. */
const noProfiles = (): Record<string, never> => ({});
/** For a matrix of 4 rows with a unit diagonal: smallest over largest eigenvalue is at least det/(4·(4/3)³). */
const conditionPerDeterminant = 27 / 256;
/** Below this bound the condition itself would have to be known. */
const surelyRegular = 1.01e-5;

/**
 * What `findFit` finds, for the curves that most curves of a screen are: a 4PL through points of weight 1 with a proven minimum inside the doses,
 * which an EC50 far outside cannot match.
 *
 * @returns null for every other curve, and wherever the quick way does not prove what it finds
 */
export function quickFound(points: readonly FitPoint[], options: FitOptions): FoundFit | null {
  if (options.model !== '4PL' || options.omitZero || options.confidence !== 'wald') return null;
  for (const name in options.fixed) if (Object.hasOwn(options.fixed, name)) return null;
  const frame = curveFrame(points);
  const data = frame === null ? null : frameData(frame, points);
  if (frame === null || data === null) return null;
  const minimum = lowestMinimum(frame, data);
  if (minimum === null) return null;
  const evidence = evidenceOf(frame, data, minimum);
  if (evidence === null) return null;
  const problem = { data, model: fourParameterLogistic, held: nothingHeld, free: allFree, parameterCount: 4 };
  const optimum = optimumOf(minimum);
  const verdict = judgeFit(problem, optimum, evidence, options.doseUnit ?? '');
  return { problem, optimum, evidence, verdict, options, profiles: noProfiles };
}

let [best, other] = [emptyMinimum(), emptyMinimum()];

/** The lowest of the minima that the valleys of the start grid lead to; null where one of them may lead lower than any minimum. */
function lowestMinimum(frame: CurveFrame, data: CurveData): LogisticMinimum | null {
  const { logDose, mean, weight } = data.columns;
  const { lowest, highest, steepest } = frame;
  const search = { logDose, mean, weight, lowest, highest, steepest };
  const valleys = contrastValleys(frame.design, mean);
  if (valleys.length > 1) valleys.sort((a, b) => a.sum - b.sum);
  let found = false;
  let lowestAstray = Infinity;
  for (let i = 0; i < valleys.length && i < mostValleys; i++) {
    const { hillSlope = 0, logEc50 = 0, sum = 0 } = valleys[i] ?? {};
    if (found && sum > 4 * (best.sums[at.sum] ?? 0)) continue;
    const { bottom, top } = projectPlateaus(data, fourParameterLogistic, hillSlope, logEc50, 0, free);
    other.parameters[0] = hillSlope;
    other.parameters[1] = bottom;
    other.parameters[2] = top;
    other.parameters[3] = logEc50;
    if (!newtonLogistic(search, other)) {
      lowestAstray = Math.min(lowestAstray, other.sums[at.sum] ?? 0);
      continue;
    }
    if (!found || (other.sums[at.sum] ?? 0) < (1 - 1e-9) * (best.sums[at.sum] ?? 0))
      [best, other] = [other, best];
    found = true;
  }
  // what ran away to something worse is of no interest
  if (!found || !((best.sums[at.sum] ?? 0) < lowestAstray)) return null;
  if (best.determinant * conditionPerDeterminant < surelyRegular) return null;
  if ((best.parameters[1] ?? 0) > (best.parameters[2] ?? 0)) mirrorMinimum(search, best);
  return best;
}

function evidenceOf(frame: CurveFrame, data: CurveData, minimum: LogisticMinimum): FitEvidence | null {
  const { mean, weight } = data.columns;
  const sum = minimum.sums[at.sum] ?? 0;
  const df = data.pointCount - 4;
  const t = tOf95(df);
  const threshold = profileThreshold(sum, data.pureError, t, df);
  const scatter = scatterAroundMean(weight, mean);
  const { farLow, farHigh } = frame.design;
  if (!farSumsAreAbove(farLow, mean, scatter, threshold)) return null;
  if (!farSumsAreAbove(farHigh, mean, scatter, threshold)) return null;
  const jump = stepLimit(data, free);
  if (!isNotBetter(jump, sum, data.pureError)) return null;
  const p = responseP(data.total, sum + data.pureError, 3, df);
  const logEc50 = minimum.parameters[3] ?? 0;
  const { logDoses } = data;
  const isInside = logEc50 <= (logDoses.at(-1) ?? 0) && logEc50 >= (logDoses[0] ?? 0);
  // what the data say of an EC50 outside needs its profile
  if (p < noResponseP && !isInside) return null;
  return {
    proven: true,
    bestSum: sum,
    df,
    t,
    responseP: p,
    threshold,
    closed: { low: true, high: true },
    ec50Interval: () => {
      throw new Error('a quick fit has no profile; it is only made where none is asked for');
    },
    jumpFits: jump <= threshold,
  };
}

function optimumOf({ parameters, sums, determinant }: LogisticMinimum): Optimum {
  const curve = Array.from(parameters);
  const curvature = curvatureOfSums(sums);
  return {
    curve,
    sum: curvature.sum,
    converged: true,
    point: {
      parameters: curve,
      curvature,
      converged: true,
      ended: 'converged',
      // a bound, and above all that is asked of it
      reciprocalCondition: determinant * conditionPerDeterminant,
    },
  };
}
