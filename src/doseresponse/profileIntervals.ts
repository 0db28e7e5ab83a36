import type { FitOptions, Interval, ParameterName } from '#domain/fit';
import { jumpSteepness, type CurveProblem } from './curveProblem.ts';
import type { FitEvidence } from './fitEvidence.ts';
import type { Optimum } from './findOptimum.ts';
import { profileEnd } from './profileInterval.ts';
import { profileOfHillSlope, profileOfPlateau } from './profileSum.ts';

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
): Partial<Record<ParameterName, Interval>> {
  if (wanted === 'wald' || evidence.t === null) return ec50Interval === null ? {} : { ec50: ec50Interval };
  const { held } = problem;
  const intervals: Partial<Record<ParameterName, Interval>> = {};
  if (held[0] === null) intervals.hillSlope = hillSlopeInterval(problem, optimum, evidence.threshold);
  if (held[1] === null) intervals.bottom = plateauInterval(problem, optimum, 1, evidence.threshold);
  if (held[2] === null) intervals.top = plateauInterval(problem, optimum, 2, evidence.threshold);
  if (held[3] === null) intervals.ec50 = ec50Interval ?? evidence.ec50Interval();
  return intervals;
}

/** On the scale of ln|hillSlope|, so the interval stays on one side of 0. */
function hillSlopeInterval(problem: CurveProblem, optimum: Optimum, threshold: number): Interval {
  const hillSlope = optimum.curve[0] ?? 0;
  const sign = hillSlope < 0 ? -1 : 1;
  const profile = profileOfHillSlope(problem);
  const profileOfLog = (logSlope: number): number => profile(sign * Math.exp(logSlope));
  const from = Math.log(Math.abs(hillSlope));
  const steepest = Math.log((4 * jumpSteepness) / problem.data.smallestLogStep);
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
