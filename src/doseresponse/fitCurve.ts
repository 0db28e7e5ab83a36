import type { Fit, FitOptions, FitPoint } from '#domain/fit';
import { findFit } from './findFit.ts';
import { findOptimum } from './findOptimum.ts';
import { whatIsWrong } from './fitInput.ts';
import { fitWithCurve, fitWithoutCurve, fitWithoutProof } from './fitResult.ts';
import { fitWithBounds } from './fitWithBounds.ts';
import { whatIsWrongWithBounds } from './boundInput.ts';
import { weightedFit } from './weighting/weightedFit.ts';

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
 * @param options - with a `weighting` w is that times the weight of the point
 * @returns with parameters only for a proven minimum; `reason` says in words what every other outcome means. Bad data are outcome
 * `failed`, nothing is thrown
 * @source optimum: certified at 40 digits in test/oracle; SE as Prism (`jtj`) or drc (`observed`); profile: Bates & Watts 1988
 */
export function fitCurve(points: readonly FitPoint[], options: FitOptions): Fit {
  if (options.weighting !== undefined) return weightedFit(points, options, fitCurve);
  const { bounds = {}, ...unbounded } = options;
  if (Object.keys(bounds).length === 0) return fitWithoutBounds(points, unbounded);
  const wrong = whatIsWrong(points, options) ?? whatIsWrongWithBounds(options);
  return wrong === null
    ? fitWithBounds(points, unbounded, bounds, fitWithoutBounds)
    : fitWithoutCurve(options, 'failed', [], wrong, null);
}

function fitWithoutBounds(points: readonly FitPoint[], options: FitOptions): Fit {
  const found = findFit(points, options, findOptimum);
  if (found.kind === 'refused') return found.fit;
  return found.found.evidence.proven ? fitWithCurve(found.found) : fitWithoutProof(found.found);
}
