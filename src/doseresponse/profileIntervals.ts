import type { FitOptions, FitParameter, Interval } from '#domain/fit';
import { curveProblem, farBeyondDoses, jumpSteepness, type CurveProblem } from './curveProblem.ts';
import type { FitEvidence } from './fitEvidence.ts';
import type { Optimum } from './findOptimum.ts';
import { followedProfile } from './followedProfile.ts';
import { profileEnd, type Profile } from './profileInterval.ts';
import { profileOfHormesis } from './profileOfHormesis.ts';
import { profileOfHillSlope, profileOfLogE, profileOfPlateau, profileOfShape } from './profileSum.ts';

const plateauPlaces = [
  ['bottom', 1],
  ['top', 2],
] as const;

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
  for (const [name, index] of plateauPlaces)
    if (held[index] === null) intervals[name] = plateauInterval(problem, optimum, index, evidence.threshold);
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
  const profile = { ...inDrcForm(problem, optimum, logEc50, 3), searched: profileOfLogE(problem) };
  const [low, high] = logScaleEnds(profile, from, 0.25, limits, threshold);
  const open = openEndOfE(problem, hillSlope, threshold);
  return [open < 0 ? null : low, open > 0 ? null : high];
}

/** The profile of e (3) or of f (4): in drc's form of the curves it is that of one parameter. */
function inDrcForm(
  { data, model, held }: CurveProblem,
  { curve }: Optimum,
  logUnit: number,
  index: 3 | 4,
): Pick<Profile, 'followed'> {
  const form = model.drcForm?.(logUnit);
  if (form === undefined) return {};
  return { followed: followedProfile(curveProblem(data, form.curves, held), index, form.vectorOf(curve)) };
}

/** Of drc's f, in the user's units; open where a stimulation without end is as good as the data can tell. */
function hormesisInterval(problem: CurveProblem, optimum: Optimum, threshold: number): Interval {
  const logUnit = optimum.curve[3] ?? 0;
  const from = problem.model.drcForm?.(logUnit).vectorOf(optimum.curve)[4] ?? 0;
  const searched = profileOfHormesis(problem);
  const profile = {
    ...inDrcForm(problem, optimum, logUnit, 4),
    searched: (f: number): number => searched(f / Math.exp(logUnit)),
  };
  const scale = Math.max(1, Math.abs(from));
  const end = (side: -1 | 1): number | null => {
    const limit = from + side * plateauLimit * scale;
    const found = profileEnd(
      profile,
      from,
      { step: side * 0.05 * scale, limit, limitFirst: true },
      threshold,
    );
    return found === null ? null : (problem.data.span * found) / Math.exp(logUnit);
  };
  return [end(-1), end(1)];
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
  const profile = {
    followed: followedProfile(problem, 4, optimum.curve),
    searched: profileOfShape(problem),
  };
  return logScaleEnds(profile, optimum.curve[4] ?? 0, 0.2, limits, threshold);
}

function logScaleEnds(
  profile: Profile,
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
  const ways = {
    followed: followedProfile(problem, 0, optimum.curve),
    searched: profileOfHillSlope(problem),
  };
  const profile: Profile = {
    followed: (logSlope) => ways.followed(sign * Math.exp(logSlope)),
    searched: (logSlope) => ways.searched(sign * Math.exp(logSlope)),
  };
  const from = Math.log(Math.abs(hillSlope));
  // with a fifth parameter a curve can be steep at one end and flat at the other
  const room = problem.model.shape === null ? 4 : 1e6;
  const steepest = Math.log((room * jumpSteepness) / problem.data.smallestLogStep);
  const limits = [Math.log(1e-4), steepest] as const;
  const [small, large] = logScaleEnds(profile, from, 0.2, limits, threshold);
  const signed = (size: number | null): number | null => (size === null ? null : sign * size);
  return sign < 0 ? [signed(large), signed(small)] : [signed(small), signed(large)];
}

function plateauInterval(problem: CurveProblem, optimum: Optimum, index: 1 | 2, threshold: number): Interval {
  const { offset, span } = problem.data;
  const from = optimum.curve[index] ?? 0;
  const end = (side: -1 | 1): number | null => {
    const profile = {
      followed: followedProfile(problem, index, optimum.curve),
      searched: profileOfPlateau(problem, index, optimum.curve),
      staysInValley: true,
    };
    const limit = from + side * plateauLimit;
    const way = { step: side * 0.05, limit, limitFirst: false };
    const scaled = profileEnd(profile, from, way, threshold);
    return scaled === null ? null : offset + span * scaled;
  };
  return [end(-1), end(1)];
}
