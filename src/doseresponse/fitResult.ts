import type { CurveParameters, Fit, FitOptions, FitOutcome } from '#domain/fit';
import {
  absoluteIc50,
  ic50Fields,
  ic50OfFlatLine,
  ic50WithoutCurve,
  notApplicable,
  type AbsoluteIc50,
} from './absoluteIc50.ts';
import { curveArea } from './curveArea.ts';
import type { CurveData } from './curveData.ts';
import type { CurveProblem } from './curveProblem.ts';
import { effectiveDoses } from './effectiveDoses.ts';
import type { FitEvidence } from './fitEvidence.ts';
import { heldByName } from './fitInput.ts';
import type { Optimum } from './findOptimum.ts';
import type { Verdict } from './judgeFit.ts';
import type { CurveVector } from './models/doseResponseModel.ts';
import { plateauFlags } from './plateauFlags.ts';
import { reportedParameters } from './reportedParameters.ts';
import { responseBand } from './responseBand.ts';
import { scaleMeaning } from './scaleMeaning.ts';
import { parameterCovariance, type Covariance } from './uncertainty.ts';

/** What a result needs to know of the problem it is of. */
export type SolvedProblem = Pick<CurveProblem, 'data' | 'model' | 'held' | 'free' | 'parameterCount'>;

/** All that was found out about one curve. */
export interface FoundFit {
  readonly problem: SolvedProblem;
  readonly optimum: Optimum;
  readonly evidence: FitEvidence;
  readonly verdict: Verdict;
  readonly options: FitOptions;
  /** The profile intervals that were asked for, or needed for the verdict. */
  readonly profiles: () => Fit['profile95'];
}

/** The answer when no curve was computed at all. */
export function fitWithoutCurve(
  options: FitOptions,
  outcome: FitOutcome,
  flags: readonly string[],
  reason: string,
  data: CurveData | null,
): Fit {
  const ic50 = data === null ? notApplicable : ic50WithoutProof(outcome, data, options);
  return {
    ...nothingEstimated,
    ...ic50Fields(ic50),
    model: options.model,
    outcome,
    flags: [...flags, ...ic50Flags(ic50)],
    reason,
    bound: null,
    n: data?.pointCount ?? 0,
    df: 0,
    rss: null,
    rSquared: null,
    responseP: null,
  };
}

/** The answer when no proven minimum exists: no parameters, but what the data say about EC50. */
export function fitWithoutProof(found: FoundFit): Fit {
  const { problem, evidence, verdict, options } = found;
  const ic50 = ic50WithoutProof(verdict.outcome, problem.data, options);
  const wanted = options.confidence === 'profile' && problem.held[3] === null && evidence.t !== null;
  const interval = verdict.ec50Interval ?? (wanted ? evidence.ec50Interval() : null);
  return {
    ...nothingEstimated,
    ...whatWasJudged(found, evidence.bestSum),
    ...ic50Fields(ic50),
    flags: [...verdict.flags, ...saturatedFlag(problem), ...ic50Flags(ic50)],
    profile95: interval === null ? {} : { ec50: interval },
  };
}

/** The answer with a proven minimum, its uncertainty and its flags, and all that is read off the curve. */
export function fitWithCurve(found: FoundFit): Fit {
  const { problem, optimum, evidence, options } = found;
  const curve = inUserUnits(optimum.curve, problem.data, options);
  const covariance = parameterCovariance(problem, optimum, evidence.df, options.standardErrors);
  return {
    ...fitWithParameters(found, curve, covariance),
    ...readOff(found, curve, covariance, evidence.t ?? Infinity),
  };
}

/** The same without what is read off the curve beside its parameters: no effective doses, band and area. */
export function fitOfParameters(found: FoundFit): Fit {
  const { problem, optimum, evidence, options } = found;
  const curve = inUserUnits(optimum.curve, problem.data, options);
  const covariance = parameterCovariance(problem, optimum, evidence.df, options.standardErrors);
  return fitWithParameters(found, curve, covariance);
}

/** Written field by field: a screen makes hundreds of thousands. */
function fitWithParameters(found: FoundFit, curve: CurveVector, covariance: Covariance | null): Fit {
  const { problem, optimum, evidence, verdict, options } = found;
  const { data, held } = problem;
  const t = evidence.t ?? Infinity;
  const meaning = scaleMeaning[options.scale];
  const responds = verdict.outcome !== 'noResponse';
  const ic50 =
    responds && meaning !== null
      ? absoluteIc50(problem.model, curve, covariance, t, data, meaning.half)
      : ic50WithoutProof(verdict.outcome, data, options);
  const plateaus = responds ? plateauFlags(problem.model, curve, held, data, options.scale) : [];
  const judged = whatWasJudged(found, optimum.sum);
  const reported = reportedParameters(problem, curve, covariance, t, options);
  return {
    model: judged.model,
    outcome: judged.outcome,
    reason: judged.reason,
    bound: judged.bound,
    n: judged.n,
    df: judged.df,
    rss: judged.rss,
    rSquared: judged.rSquared,
    responseP: judged.responseP ?? null,
    parameters: reported.parameters,
    standardErrors: reported.standardErrors,
    confidence95: reported.confidence95,
    ic50Absolute: ic50.dose,
    ic50AbsoluteConfidence95: ic50.confidence95,
    ic50State: ic50.state,
    flags: [...verdict.flags, ...saturatedFlag(problem), ...plateaus, ...ic50Flags(ic50)],
    profile95: found.profiles(),
    converged: true,
  };
}

/** What is read off a proven curve beside its parameters. */
function readOff(
  { problem, optimum, evidence, options }: FoundFit,
  curve: CurveVector,
  covariance: Covariance | null,
  t: number,
): Pick<Fit, 'effectiveDoses' | 'band' | 'area' | 'emax'> {
  const { model, data } = problem;
  const residualVariance = ((optimum.sum + data.pureError) * data.sumFactor) / evidence.df;
  const doses = data.levels.map(({ dose }) => dose);
  const ends = [data.lowestDose, data.highestDose] as const;
  const band =
    covariance === null ? [] : responseBand({ model, curve, covariance, t, residualVariance }, doses);
  return {
    effectiveDoses: effectiveDoses(model, curve, covariance, t),
    band,
    emax: {
      dose: data.highestDose,
      response: model.response(curve, Math.log(data.highestDose)),
      confidence95: band.at(-1)?.confidence95 ?? null,
    },
    area: curveArea(model, curve, covariance, t, ends, options.scale),
  };
}

const nothingEstimated = {
  parameters: null,
  standardErrors: {},
  confidence95: {},
  profile95: {},
  converged: false,
} as const;

function whatWasJudged(
  { problem, evidence, verdict, options }: FoundFit,
  sum: number,
): Pick<Fit, 'model' | 'outcome' | 'reason' | 'bound' | 'n' | 'df' | 'rss' | 'rSquared' | 'responseP'> {
  const { data } = problem;
  const total = sum + data.pureError;
  return {
    model: options.model,
    outcome: verdict.outcome,
    reason: verdict.reason,
    bound: verdict.bound,
    n: data.pointCount,
    df: evidence.df,
    rss: total * data.sumFactor,
    rSquared: 1 - total / data.total,
    responseP: evidence.responseP,
  };
}

/** The parameters of a curve as people write them, alone. */
export function parametersOf(
  { problem, optimum }: Pick<FoundFit, 'problem' | 'optimum'>,
  options: FitOptions,
): CurveParameters {
  const curve = inUserUnits(optimum.curve, problem.data, options);
  return reportedParameters(problem, curve, null, Infinity, options).parameters;
}

/** Held plateaus come back exactly as they were given. */
function inUserUnits(curve: CurveVector, data: CurveData, options: FitOptions): CurveVector {
  const [hillSlope = 0, bottom = 0, top = 0, ...others] = curve;
  const held = heldByName(options);
  return [
    hillSlope,
    held.bottom ?? data.offset + data.span * bottom,
    held.top ?? data.offset + data.span * top,
    ...others,
  ];
}

function ic50WithoutProof(outcome: FitOutcome, data: CurveData, options: FitOptions): AbsoluteIc50 {
  const meaning = scaleMeaning[options.scale];
  if (meaning === null) return notApplicable;
  return outcome === 'noResponse' ? ic50OfFlatLine : ic50WithoutCurve(data, meaning.half);
}

/** As many free parameters as doses: the curve goes through every mean, and nothing shows whether its shape is right. */
function saturatedFlag({ data, parameterCount }: SolvedProblem): string[] {
  return data.distinctDoses === parameterCount ? ['saturatedInDoses'] : [];
}

function ic50Flags({ state }: AbsoluteIc50): string[] {
  if (state === 'notReached') return ['ic50NotReached'];
  return state === 'outsideDoses' ? ['ic50OutsideDoses'] : [];
}
