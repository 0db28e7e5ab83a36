import type { Fit, FitOptions, FitOutcome, FitPoint } from '#domain/fit';
import { collapseReplicates, type CurveData } from './curveData.ts';
import { curveProblem, type CurveProblem } from './curveProblem.ts';
import type { Optimum } from './findOptimum.ts';
import { fitEvidence } from './fitEvidence.ts';
import { heldParameters, tooFewDoses, whatIsWrong } from './fitInput.ts';
import { fitWithoutCurve, type FoundFit } from './fitResult.ts';
import { judgeFit } from './judgeFit.ts';
import { profileIntervals } from './profileIntervals.ts';
import { modelOfName } from './models/modelOfName.ts';

/** A curve that was looked for, or why there is nothing to look for. */
export type FitSearch =
  { readonly kind: 'found'; readonly found: FoundFit } | { readonly kind: 'refused'; readonly fit: Fit };

/**
 * Looks for the best curve through some points and weighs it: all that is the same whichever way the optimum is found.
 *
 * @param search - null where the numbers are out of range
 */
export function findFit(
  points: readonly FitPoint[],
  options: FitOptions,
  search: (problem: CurveProblem) => Optimum | null,
): FitSearch {
  const refused = (
    outcome: FitOutcome,
    flags: readonly string[],
    reason: string,
    data: CurveData | null,
  ): FitSearch => ({ kind: 'refused', fit: fitWithoutCurve(options, outcome, flags, reason, data) });
  const wrong = whatIsWrong(points, options);
  if (wrong !== null) return refused('failed', [], wrong, null);
  const used = points.filter(({ dose, weight = 1 }) => weight > 0 && !(options.omitZero && dose === 0));
  if (used.length === 0) return refused('failed', ['tooFewDoses'], 'There are no points to fit.', null);
  const data = collapseReplicates(used);
  const outOfRange = 'These numbers are too large or too small to fit.';
  if (!(data.sumFactor > 0) || !Number.isFinite(data.sumFactor * data.total))
    return refused('failed', [], outOfRange, null);
  const problem = curveProblem(data, modelOfName[options.model], heldParameters(options, data));
  const tooFew = tooFewDoses(problem);
  if (tooFew !== null) return refused('notIdentified', ['tooFewDoses'], tooFew, data);
  if (data.levels.every((level) => level.mean === 0))
    return refused('noResponse', [], 'All doses have the same mean response.', data);
  const optimum = search(problem);
  if (optimum === null) return refused('failed', [], outOfRange, data);
  const evidence = fitEvidence(problem, optimum);
  const verdict = judgeFit(problem, optimum, evidence, options.doseUnit ?? '');
  const profiles = (): Fit['profile95'] =>
    profileIntervals(problem, optimum, evidence, verdict.ec50Interval, options.confidence);
  return { kind: 'found', found: { problem, optimum, evidence, verdict, options, profiles } };
}
