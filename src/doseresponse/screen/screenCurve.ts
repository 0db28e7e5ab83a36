import type { Fit, FitOptions, FitPoint } from '#domain/fit';
import { fitCurve } from '../fitCurve.ts';
import { findFit } from '../findFit.ts';
import { fitOfParameters, fitWithoutProof } from '../fitResult.ts';
import { quickFound } from './quickFound.ts';
import { quickOptimum } from './quickOptimum.ts';

/**
 * Fits one of very many curves: the same answer as `fitCurve`, to 8 digits and more, without what is read off a curve beside its
 * parameters (effective doses, band, area).
 *
 * @param points - as for `fitCurve`
 */
export function screenCurve(points: readonly FitPoint[], options: FitOptions): Fit {
  // both are several fits, one after the other
  if (options.weighting !== undefined || Object.keys(options.bounds ?? {}).length > 0)
    return fitCurve(points, options);
  const quick = quickFound(points, options);
  if (quick !== null) return fitOfParameters(quick);
  const search = findFit(points, options, quickOptimum);
  if (search.kind === 'refused') return search.fit;
  return search.found.evidence.proven ? fitOfParameters(search.found) : fitWithoutProof(search.found);
}
