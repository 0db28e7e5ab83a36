import type { Interval } from '#domain/fit';
import { fUpperTail } from '#stats/fDistribution';
import { studentTQuantile } from '#stats/studentT';
import { farBeyondDoses, heldPlateaus, jumpSteepness, type CurveProblem } from './curveProblem.ts';
import { farSumsAreAbove } from './farContrasts.ts';
import { designOf } from './curveDesign.ts';
import type { Optimum } from './findOptimum.ts';
import { followedProfile } from './followedProfile.ts';
import { profileEnd } from './profileInterval.ts';
import { profileOfHillSlope, profileOfLogEc50, profileOfShape, type ProfileSum } from './profileSum.ts';
import { logEc50Grid } from './searchGrids.ts';
import { scatterAroundMean } from './shareContrasts.ts';
import { stepLimit } from './stepLimit.ts';

/** What the data say for and against a fit; sums of squares are over dose means and scaled. */
export interface FitEvidence {
  /** The optimum is a minimum and no limiting curve (a jump, an EC50 infinitely far) does better. */
  readonly proven: boolean;
  readonly bestSum: number;
  readonly df: number;
  /** t for two-sided 95 % at df; null when df is 0. */
  readonly t: number | null;
  /** F test against a flat mean; null when df is 0. */
  readonly responseP: number | null;
  /** A profile is inside its 95 % interval up to this. */
  readonly threshold: number;
  /** Which sides of the EC50 profile the data close; both where EC50 is held. */
  readonly closed: { readonly low: boolean; readonly high: boolean };
  /** The profile interval of EC50, computed when asked for. */
  readonly ec50Interval: () => Interval;
  /** A jump is as good as the curve, within the 95 % interval; false where slope or EC50 are held. */
  readonly jumpFits: boolean;
}

/** How much lower a limiting curve must be to be taken for better, as a part of the sum. */
const resolvable = 1e-9;

/**
 * Weighs an optimum against a flat line, against curves that jump and against an EC50 far outside the doses.
 *
 * The noResponse test is F = ((SS_total − RSS)/max(1, p − 1)) / (RSS/df), as for a regression with p parameters against its mean.
 */
export function fitEvidence(problem: CurveProblem, optimum: Optimum): FitEvidence {
  const { data, held, parameterCount } = problem;
  const df = data.pointCount - parameterCount;
  const t = df > 0 ? tOf95(df) : null;
  const ec50IsFree = held[3] === null;
  const profile = profileOfLogEc50(problem);
  const lowLimit = (data.logDoses[0] ?? 0) - farBeyondDoses;
  const highLimit = (data.logDoses.at(-1) ?? 0) + farBeyondDoses;
  const thresholdOf = (sum: number): number =>
    t === null ? Infinity : profileThreshold(sum, data.pureError, t, df);
  const [isClosedLow, isClosedHigh] = surelyClosed(problem, thresholdOf(optimum.sum));
  const farLow = isClosedLow ? Infinity : profile(lowLimit);
  const farHigh = isClosedHigh ? Infinity : profile(highLimit);
  const jump = held[0] === null && ec50IsFree ? jumpSum(problem) : Infinity;
  const limitSum = Math.min(farLow, farHigh, jump, ...shapeLimits(problem));
  const bestSum = Math.min(optimum.sum, limitSum);
  const total = bestSum + data.pureError;
  const threshold = thresholdOf(bestSum);
  return {
    proven: optimum.converged && isNotBetter(limitSum, optimum.sum, data.pureError),
    bestSum,
    df,
    t,
    responseP: df > 0 ? responseP(data.total, total, Math.max(1, parameterCount - 1), df) : null,
    threshold,
    closed: { low: farLow > threshold, high: farHigh > threshold },
    ec50Interval: () => {
      const isInside = optimum.converged && optimum.sum <= threshold;
      const from = isInside ? (optimum.curve[3] ?? 0) : lowestOnGrid(problem, profile);
      const lowSide = { step: -0.25, limit: lowLimit, limitFirst: false };
      const highSide = { step: 0.25, limit: highLimit, limitFirst: false };
      const ways = isInside
        ? { followed: followedProfile(problem, 3, optimum.curve), searched: profile }
        : { searched: profile };
      const low = farLow > threshold ? profileEnd(ways, from, lowSide, threshold) : null;
      const high = farHigh > threshold ? profileEnd(ways, from, highSide, threshold) : null;
      return [low === null ? null : Math.exp(low), high === null ? null : Math.exp(high)];
    },
    jumpFits: jump <= threshold,
  };
}

/** Up to where a profile over dose means is inside its 95 % interval: RSS·(1 + t²/df), less the scatter within doses. */
export function profileThreshold(sum: number, pureError: number, t: number, df: number): number {
  return (sum + pureError) * (1 + (t * t) / df) - pureError;
}

/** Whether a limiting curve does no better than a minimum, as far as doubles tell. */
export function isNotBetter(limitSum: number, sum: number, pureError: number): boolean {
  return limitSum + pureError >= (1 - resolvable) * (sum + pureError);
}

/**
 * Sides on which an EC50 far outside is worse than a threshold beyond doubt, so that how much worse need not be known: the profile at the
 * threshold of a lower optimum is lower still.
 */
function surelyClosed(problem: CurveProblem, threshold: number): readonly [low: boolean, high: boolean] {
  const { held, data } = problem;
  if (held[3] !== null) return [true, true];
  const design = designOf(problem);
  if (design === null) return [false, false];
  const { mean, weight } = data.columns;
  const scatter = scatterAroundMean(weight, mean);
  return [
    farSumsAreAbove(design.farLow, mean, scatter, threshold),
    farSumsAreAbove(design.farHigh, mean, scatter, threshold),
  ];
}

/** By degrees of freedom: whole numbers that come again and again. */
const quantiles = new Map<number, number>();

/** t for two-sided 95 %. */
export function tOf95(df: number): number {
  const known = quantiles.get(df) ?? studentTQuantile(0.975, df);
  quantiles.set(df, known);
  return known;
}

/** What a curve can do as a jump. */
function jumpSum(problem: CurveProblem): number {
  const { data, held, model } = problem;
  if (model.monotone) return stepLimit(data, heldPlateaus(held));
  return profileOfHillSlope(problem)(-jumpSteepness / data.smallestLogStep);
}

/** What the family can do where its fifth parameter has run away. */
function shapeLimits(problem: CurveProblem): readonly number[] {
  const { held, model } = problem;
  return model.shape === null || held[4] !== null ? [] : model.shape.limits.map(profileOfShape(problem));
}

/** p of the F test of a curve against a flat mean; sums of squares with the scatter within doses. */
export function responseP(total: number, rss: number, df1: number, df2: number): number {
  if (!(total > rss)) return 1;
  // data without any scatter around the curve: F is as good as infinite
  if (rss <= 1e-26 * total) return 0;
  return fUpperTail((total - rss) / df1 / (rss / df2), df1, df2);
}

/** Where the profile is lowest on a grid through the doses. */
function lowestOnGrid(problem: CurveProblem, profile: ProfileSum): number {
  let best = 0;
  let lowest = Infinity;
  for (const x of logEc50Grid(problem.data.logDoses)) {
    const sum = profile(x);
    if (sum < lowest) [lowest, best] = [sum, x];
  }
  return best;
}
