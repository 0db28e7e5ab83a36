import type { FitOptions, FitPoint } from '#domain/fit';
import { fitCurve } from '../fitCurve.ts';
import { weighPoints } from './weighPoints.ts';

/**
 * Weighs the points of several curves, each by its own curve, for fits that are compared with each other: all of them have to have the same
 * weights.
 *
 * @returns null where one of them has no weights
 */
export function weighCurves<P extends FitPoint>(
  curves: readonly (readonly P[])[],
  options: FitOptions,
): { readonly curves: readonly (readonly P[])[]; readonly options: FitOptions } | null {
  if (options.weighting === undefined) return { curves, options };
  const { weighting: _done, ...plain } = options;
  const weighed = curves.flatMap((points) => {
    const one = weighPoints(points, options, fitCurve);
    return one.kind === 'weighed' ? [one.points] : [];
  });
  return weighed.length < curves.length ? null : { curves: weighed, options: plain };
}
