import type { Fit, FitOptions, FitPoint } from '#domain/fit';
import { collapseReplicates } from './curveData.ts';
import { curveProblem } from './curveProblem.ts';
import { findOptimum } from './findOptimum.ts';
import { fitEvidence } from './fitEvidence.ts';
import { whatIsWrongWithBounds } from './boundInput.ts';
import { heldParameters, tooFewDoses, whatIsWrong } from './fitInput.ts';
import { fitWithBounds } from './fitWithBounds.ts';
import { fitWithCurve, fitWithoutCurve, fitWithoutProof } from './fitResult.ts';
import { judgeFit } from './judgeFit.ts';
import { modelOfName } from './models/modelOfName.ts';

/** What commands and protocols start from. */
export const defaultFitOptions: FitOptions = {
  model: '4PL',
  fixed: {},
  omitZero: false,
  standardErrors: 'jtj',
  confidence: 'wald',
  scale: 'unknown',
};

/**
 * Fits a model, with some of its parameters held or bounded if wanted, to the points of one curve and says how good the fit is.
 *
 *   4PL: y = bottom + (top − bottom)/(1 + (EC50/dose)^hillSlope), minimising Σ w (y − ŷ)²
 *
 * @param points - in any order, replicates as they are; dose 0 is the limit of the curve; points of weight 0 are left out
 * @returns with parameters only for a proven minimum; `reason` says in words what every other outcome means. Bad data are outcome
 * `failed`, nothing is thrown
 * @source optimum: certified at 40 digits in test/oracle; SE as Prism (`jtj`) or drc (`observed`); profile: Bates & Watts 1988
 */
export function fitCurve(points: readonly FitPoint[], options: FitOptions): Fit {
  const { bounds = {}, ...unbounded } = options;
  if (Object.keys(bounds).length === 0) return fitWithoutBounds(points, unbounded);
  const wrong = whatIsWrong(points, options) ?? whatIsWrongWithBounds(options);
  return wrong === null
    ? fitWithBounds(points, unbounded, bounds, fitWithoutBounds)
    : fitWithoutCurve(options, 'failed', [], wrong, null);
}

function fitWithoutBounds(points: readonly FitPoint[], options: FitOptions): Fit {
  const wrong = whatIsWrong(points, options);
  if (wrong !== null) return fitWithoutCurve(options, 'failed', [], wrong, null);
  const used = points.filter(({ dose, weight = 1 }) => weight > 0 && !(options.omitZero && dose === 0));
  if (used.length === 0)
    return fitWithoutCurve(options, 'failed', ['tooFewDoses'], 'There are no points to fit.', null);
  const data = collapseReplicates(used);
  const problem = curveProblem(data, modelOfName[options.model], heldParameters(options, data));
  const outOfRange = 'These numbers are too large or too small to fit.';
  if (!(data.sumFactor > 0) || !Number.isFinite(data.sumFactor * data.total))
    return fitWithoutCurve(options, 'failed', [], outOfRange, null);
  const tooFew = tooFewDoses(problem);
  if (tooFew !== null) return fitWithoutCurve(options, 'notIdentified', ['tooFewDoses'], tooFew, data);
  if (data.levels.every((level) => level.mean === 0)) {
    const flat = 'All doses have the same mean response.';
    return fitWithoutCurve(options, 'noResponse', [], flat, data);
  }
  const optimum = findOptimum(problem);
  if (optimum === null) return fitWithoutCurve(options, 'failed', [], outOfRange, data);
  const evidence = fitEvidence(problem, optimum);
  const verdict = judgeFit(problem, optimum, evidence, options.doseUnit ?? '');
  const found = { problem, optimum, evidence, verdict, options };
  return evidence.proven ? fitWithCurve(found) : fitWithoutProof(found);
}
