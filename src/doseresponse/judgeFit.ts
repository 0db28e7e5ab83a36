import type { Fit, FitOutcome, Interval } from '#domain/fit';
import type { CurveProblem } from './curveProblem.ts';
import type { FitEvidence } from './fitEvidence.ts';
import type { Optimum } from './findOptimum.ts';

type JudgedProblem = Pick<CurveProblem, 'data' | 'held'>;

/** What a fit may be called, and why. */
export interface Verdict {
  readonly outcome: FitOutcome;
  readonly flags: readonly string[];
  readonly reason: string;
  readonly bound: Fit['bound'];
  /** The profile interval of EC50 where it was needed for the verdict. */
  readonly ec50Interval: Interval | null;
}

/** p of the F test from which on a response is not told from a flat line. */
export const noResponseP = 0.05;

/** Reciprocal condition of the Hessian (unit diagonal) below which no parameter can be trusted. */
const practicallySingular = 1e-5;

/**
 * The outcome of a fit by decision 6, from the first of these that applies:
 *
 * - `noResponse`: the curve explains no more than a flat mean (F test, p ≥ 0.05);
 * - `bound`: the EC50 of a proven curve lies beyond the doses, or the data close its 95 % profile on one side only; the bound is the
 *   closed end of the profile, but never beyond the doses;
 * - `notIdentified`: no curve is the best one (a plateau or the slope runs away), the parameters cannot be told from each other, or
 *   what is held makes bottom and top change places;
 * - `estimated`: a proven minimum with an EC50 inside the doses. When the data close its profile on neither side there is no bound to
 *   report instead: it stays `estimated`, as everybody's software reports it, with the flag `ec50Unbounded` and a reason that says so.
 *
 * @param doseUnit - printed after doses; may be empty
 */
export function judgeFit(
  problem: JudgedProblem,
  optimum: Optimum,
  evidence: FitEvidence,
  doseUnit: string,
): Verdict {
  const p = evidence.responseP;
  if (p !== null && p >= noResponseP) {
    const reason = `The response does not differ from a flat line (F test, p = ${p.toPrecision(2)}).`;
    return { outcome: 'noResponse', flags: [], reason, bound: null, ec50Interval: null };
  }
  const flags = evidence.jumpFits ? ['slopeNotIdentified'] : [];
  const { low, high } = evidence.closed;
  const proven = evidence.proven;
  const print = (dose: number): string => `${Number(dose.toPrecision(3))} ${doseUnit}`.trim();
  const [, bottom = 0, top = 0] = optimum.curve;
  if (proven && bottom > top) {
    const reason = 'With the parameters held as they are, the best curve has its bottom above its top.';
    const crossed = ['plateausCrossed', ...flags];
    return { outcome: 'notIdentified', flags: crossed, reason, bound: null, ec50Interval: null };
  }
  const beyond = proven ? ec50BeyondDoses(problem, optimum) : null;
  if (beyond !== null) return beyondVerdict(beyond, evidence, flags, print);
  if (proven && optimum.point.reciprocalCondition < practicallySingular) {
    const reason = 'The parameters cannot be told from each other: many different curves fit equally well.';
    return {
      outcome: 'notIdentified',
      flags: ['nearSingular', ...flags],
      reason,
      bound: null,
      ec50Interval: null,
    };
  }
  if (!low || !high) return openVerdict(evidence, flags, print);
  if (!proven) return unprovenVerdict(problem, evidence, flags, print);
  const reason = 'A proven minimum; the data close the EC50 on both sides.';
  return { outcome: 'estimated', flags, reason, bound: null, ec50Interval: null };
}

function ec50BeyondDoses({ data, held }: JudgedProblem, optimum: Optimum): NonNullable<Fit['bound']> | null {
  if (held[3] !== null) return null;
  const logEc50 = optimum.curve[3] ?? 0;
  // compared as logarithms with room for rounding: an EC50 at the highest dose is not beyond it
  if (logEc50 > (data.logDoses.at(-1) ?? 0) + 1e-9) return { relation: '>', dose: data.highestDose };
  if (logEc50 < (data.logDoses[0] ?? 0) - 1e-9) return { relation: '<', dose: data.lowestDose };
  return null;
}

/**
 * The EC50 of the best curve lies where nothing was measured. What the data prove is the closed end of its 95 % profile, and never
 * more than the last dose: a curve that bends beyond it can look the same inside.
 */
function beyondVerdict(
  beyond: NonNullable<Fit['bound']>,
  evidence: FitEvidence,
  slopeFlags: readonly string[],
  print: (dose: number) => string,
): Verdict {
  const interval = evidence.ec50Interval();
  const [low, high] = interval;
  const above = beyond.relation === '>';
  const [proven, open] = above ? [low, high] : [high, low];
  const openFlags = open === null ? ['ec50OutsideDoses', 'ec50Unbounded'] : ['ec50OutsideDoses'];
  const flags = [...openFlags, ...slopeFlags];
  const where = `The EC50 of the best curve lies ${above ? 'above the highest' : 'below the lowest'} dose (${print(beyond.dose)}), where nothing was measured`;
  if (proven === null) {
    const reason = `${where}, and the data close it on neither side.`;
    return { outcome: 'notIdentified', flags, reason, bound: null, ec50Interval: interval };
  }
  const dose = above ? Math.min(beyond.dose, proven) : Math.max(beyond.dose, proven);
  const reason =
    dose === beyond.dose
      ? `${where}; the 95 % profile likelihood lies beyond it too.`
      : `${where}; the data only say that it lies ${above ? 'above' : 'below'} ${print(dose)} (95 % profile likelihood).`;
  return { outcome: 'bound', flags, reason, bound: { ...beyond, dose }, ec50Interval: interval };
}

/** No curve is the best one, though the data close the EC50 on both sides. */
function unprovenVerdict(
  problem: JudgedProblem,
  evidence: FitEvidence,
  slopeFlags: readonly string[],
  print: (dose: number) => string,
): Verdict {
  const interval = problem.held[3] === null ? evidence.ec50Interval() : null;
  const [low, high] = interval ?? [null, null];
  const reason =
    evidence.jumpFits && low !== null && high !== null
      ? `The response jumps somewhere between ${print(low)} and ${print(high)}: the doses do not say how steep it is.`
      : 'No curve is the best one: a plateau or the slope runs away, and the fit gets ever better with it.';
  const flags = ['noInteriorMinimum', ...slopeFlags];
  return { outcome: 'notIdentified', flags, reason, bound: null, ec50Interval: interval };
}

/** The 95 % profile of EC50 is open on one side, or on both. */
function openVerdict(
  evidence: FitEvidence,
  slopeFlags: readonly string[],
  print: (dose: number) => string,
): Verdict {
  const interval = evidence.ec50Interval();
  const [low, high] = interval;
  const flags = [...(evidence.proven ? [] : ['noInteriorMinimum']), 'ec50Unbounded', ...slopeFlags];
  if (low === null && high === null) {
    const reason = 'The data close the EC50 on neither side: every EC50 fits about equally well.';
    const curve = evidence.proven ? ' The one of the best curve is given.' : '';
    const outcome = evidence.proven ? 'estimated' : 'notIdentified';
    return { outcome, flags, reason: `${reason}${curve}`, bound: null, ec50Interval: interval };
  }
  const bound: NonNullable<Fit['bound']> =
    low === null ? { relation: '<', dose: high ?? 0 } : { relation: '>', dose: low };
  const side = bound.relation === '>' ? 'above' : 'below';
  const reason = `The data only say that the EC50 lies ${side} ${print(bound.dose)} (95 % profile likelihood); its other side is open.`;
  return { outcome: 'bound', flags, reason, bound, ec50Interval: interval };
}
