import type { BandPoint, Fit, FitOptions, FitPoint } from '#domain/fit';
import { whatIsWrong } from '../fitInput.ts';
import { fitWithoutCurve } from '../fitResult.ts';
import type { Fitter } from './weighed.ts';
import { weighPoints } from './weighPoints.ts';

/**
 * A fit with the weights of `options.weighting`.
 *
 * @param fit - fits with weights as given
 * @returns outcome `failed` where there are no such weights; RSS and R² are those of weighted residuals
 */
export function weightedFit(points: readonly FitPoint[], options: FitOptions, fit: Fitter): Fit {
  const wrong = whatIsWrong(points, options);
  if (wrong !== null) return fitWithoutCurve(options, 'failed', [], wrong, null);
  const weighed = weighPoints(points, options, fit);
  if (weighed.kind === 'refused') return fitWithoutCurve(options, 'failed', [], weighed.reason, null);
  return saidOf(fit(weighed.points, weighed.options), weighed, options);
}

/** A fit of weighed points, with what is to be said of their weights. */
export function saidOf(
  fit: Fit,
  {
    points,
    flags,
    words,
  }: { readonly points: readonly FitPoint[]; readonly flags: readonly string[]; readonly words: string },
  { weighting }: FitOptions,
): Fit {
  if (weighting === undefined) return fit;
  return {
    ...fit,
    weighting,
    flags: [...fit.flags, ...flags],
    reason: [fit.reason, words].filter((part) => part !== '').join(' '),
    ...(fit.band === undefined ? {} : { band: fit.band.map((point) => furtherResponse(point, points)) }),
  };
}

/**
 * The prediction band at the weight that points have at that dose, where before it was of weight 1.
 *
 *   ŷ ± √(c² + (p² − c²)/w),  c and p the half widths of confidence and prediction
 */
function furtherResponse(point: BandPoint, points: readonly FitPoint[]): BandPoint {
  const weights = points.filter(({ dose }) => dose === point.dose).map(({ weight = 1 }) => weight);
  const weight = weights.reduce((sum, one) => sum + one, 0) / weights.length;
  const confidence = (point.confidence95[1] - point.confidence95[0]) / 2;
  const prediction = (point.prediction95[1] - point.prediction95[0]) / 2;
  const half = Math.sqrt(confidence ** 2 + (prediction ** 2 - confidence ** 2) / weight);
  return { ...point, prediction95: [point.response - half, point.response + half] };
}
