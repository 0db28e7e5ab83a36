import type { FitOptions, FitParameter, Interval } from '#domain/fit';
import { farBeyondDoses, jumpSteepness, type CurveProblem } from './curveProblem.ts';
import type { FitEvidence } from './fitEvidence.ts';
import type { Optimum } from './findOptimum.ts';
import { profileEnd } from './profileInterval.ts';
import { profileOfHormesis } from './profileOfHormesis.ts';
import {
  profileOfHillSlope,
  profileOfLogE,
  profileOfPlateau,
  profileOfShape,
  type ProfileSum,
} from './profileSum.ts';

/** How many times the span of the data a plateau is followed before its side counts as open. */
const plateauLimit = 1e4;

/**
 * The 95 % profile-likelihood intervals of the free parameters of a proven minimum; null on a side that the data do not close.
 *
 * @param ec50Interval - that of EC50 if it is known already
 * @param wanted - all parameters for `profile`; for `wald` only what is known already
 * @returns in the user's units
 */
export function profileIntervals(
  problem: CurveProblem,
  optimum: Optimum,
  evidence: FitEvidence,
  ec50Interval: Interval | null,
  wanted: FitOptions['confidence'],
): Partial<Record<FitParameter, Interval>> {
  if (wanted === 'wald' || evidence.t === null) return ec50Interval === null ? {} : { ec50: ec50Interval };
  const { held } = problem;
  const intervals: Partial<Record<FitParameter, Interval>> = {};
  if (held[0] === null) intervals.hillSlope = hillSlopeInterval(problem, optimum, evidence.threshold);
  if (held[1] === null) intervals.bottom = plateauInterval(problem, optimum, 1, evidence.threshold);
  if (held[2] === null) intervals.top = plateauInterval(problem, optimum, 2, evidence.threshold);
  if (held[3] === null) intervals.ec50 = ec50Interval ?? evidence.ec50Interval();
  const { shape, logEOffset } = problem.model;
  if (logEOffset !== null && held[3] === null)
    intervals.e = logEInterval(problem, optimum, evidence.threshold);
  if (shape?.name === 'asymmetry' && held[4] === null)
    intervals.asymmetry = asymmetryInterval(problem, optimum, evidence.threshold);
  if (shape?.name === 'hormesis' && held[3] === null)
    intervals.hormesis = hormesisInterval(problem, optimum, evidence.threshold);
  return intervals;
}

/** Of drc's e, on the log scale. */
function logEInterval(problem: CurveProblem, optimum: Optimum, threshold: number): Interval {
  const [hillSlope = 0, , , logEc50 = 0, shape = 0] = optimum.curve;
  const from = logEc50 + (problem.model.logEOffset?.(hillSlope, shape) ?? 0);
  const { logDoses } = problem.data;
  const limits = [(logDoses[0] ?? 0) - farBeyondDoses, (logDoses.at(-1) ?? 0) + farBeyondDoses] as const;
  const [low, high] = logScaleEnds(profileOfLogE(problem), from, 0.25, limits, threshold);
  const open = openEndOfE(problem, hillSlope, threshold);
  return [open < 0 ? null : low, open > 0 ? null : high];
}

/** The side (−1, 1, or 0) to which e runs away with a fifth parameter that the data do not close. */
function openEndOfE(problem: CurveProblem, hillSlope: number, threshold: number): number {
  const { shape, logEOffset } = problem.model;
  if (shape === null || logEOffset === null || problem.held[4] !== null) return 0;
  const [, limit] = shape.limits;
  return profileOfShape(problem)(limit) > threshold ? 0 : Math.sign(logEOffset(hillSlope, limit));
}

/** Of the asymmetry, on the log scale; a side on which the limit of the family is as good as the data can tell is open. */
function asymmetryInterval(problem: CurveProblem, optimum: Optimum, threshold: number): Interval {
  const limits = problem.model.shape?.limits ?? [0, 0];
  return logScaleEnds(profileOfShape(problem), optimum.curve[4] ?? 0, 0.2, limits, threshold);
}

/** Of the hormesis, on its own scale: it can be 0. */
function hormesisInterval(problem: CurveProblem, { curve }: Optimum, threshold: number): Interval {
  const [, bottom = 0, top = 0, logEc50 = 0] = curve;
  const from = problem.model.derived(curve).find(({ name }) => name === 'hormesis')?.value ?? 0;
  const size = Math.max(Math.abs(from), (top - bottom) / Math.exp(logEc50));
  const profile = profileOfHormesis(problem);
  const end = (side: -1 | 1): number | null => {
    const limit = from + side * plateauLimit * size;
    const scaled = profileEnd(
      profile,
      from,
      { step: side * 0.05 * size, limit, limitFirst: false },
      threshold,
    );
    return scaled === null ? null : problem.data.span * scaled;
  };
  return [end(-1), end(1)];
}

function logScaleEnds(
  profile: ProfileSum,
  from: number,
  step: number,
  [low, high]: readonly [number, number],
  threshold: number,
): Interval {
  const lower = profileEnd(profile, from, { step: -step, limit: low, limitFirst: true }, threshold);
  const upper = profileEnd(profile, from, { step, limit: high, limitFirst: true }, threshold);
  return [lower === null ? null : Math.exp(lower), upper === null ? null : Math.exp(upper)];
}

/** On the scale of ln|hillSlope|, so the interval stays on one side of 0. */
function hillSlopeInterval(problem: CurveProblem, optimum: Optimum, threshold: number): Interval {
  const hillSlope = optimum.curve[0] ?? 0;
  const sign = hillSlope < 0 ? -1 : 1;
  const profile = profileOfHillSlope(problem);
  const profileOfLog = (logSlope: number): number => profile(sign * Math.exp(logSlope));
  const from = Math.log(Math.abs(hillSlope));
  // with a fifth parameter a curve can be steep at one end and flat at the other
  const room = problem.model.shape === null ? 4 : 1e6;
  const steepest = Math.log((room * jumpSteepness) / problem.data.smallestLogStep);
  const small = profileEnd(
    profileOfLog,
    from,
    { step: -0.2, limit: Math.log(1e-4), limitFirst: true },
    threshold,
  );
  const large = profileEnd(profileOfLog, from, { step: 0.2, limit: steepest, limitFirst: true }, threshold);
  const smallSlope = small === null ? null : sign * Math.exp(small);
  const largeSlope = large === null ? null : sign * Math.exp(large);
  return sign < 0 ? [largeSlope, smallSlope] : [smallSlope, largeSlope];
}

function plateauInterval(problem: CurveProblem, optimum: Optimum, index: 1 | 2, threshold: number): Interval {
  const { offset, span } = problem.data;
  const from = optimum.curve[index] ?? 0;
  const end = (side: -1 | 1): number | null => {
    const profile = profileOfPlateau(problem, index, optimum.curve);
    const limit = from + side * plateauLimit;
    const scaled = profileEnd(profile, from, { step: side * 0.05, limit, limitFirst: false }, threshold);
    return scaled === null ? null : offset + span * scaled;
  };
  return [end(-1), end(1)];
}
