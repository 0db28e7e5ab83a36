import type { FitOptions, FitPoint, Weighting } from '#domain/fit';
import { printedNumber } from '#domain/printedNumber';
import { weightingText } from '#domain/weighting';
import { responseAt } from '../responseAt.ts';
import type { Fitter, Weighed } from './weighed.ts';
import { weightsFromScatter } from './weightsFromScatter.ts';

const mostRounds = 100;
/** Weights have settled when none moves by more than this part of itself. */
const settled = 1e-10;
const powers: Readonly<Record<Exclude<Weighting, '1/sd2'>, number>> = { '1/y': 1, '1/y2': 2 };

/**
 * Gives points the weights that a weighting asks for, times those they have already.
 *
 * 1/y and 1/y² are of the curve, not of the points: weights from an unweighted fit, a fit with these weights held, weights from that fit,
 * until they do not change any more. 1/SD² is of the replicates at each dose.
 *
 * @param options - with a `weighting`; its curve gives the weights
 * @param fit - with weights as given
 * @returns refused where the curve comes to 0 or below, where it has no shape, or where a dose has no scatter
 * @source iterative reweighting: Carroll & Ruppert 1988, Transformation and Weighting in Regression, 2.3; GraphPad Curve Fitting Guide
 */
export function weighPoints<P extends FitPoint>(
  points: readonly P[],
  options: FitOptions,
  fit: Fitter,
): Weighed<P> {
  const { weighting, ...plain } = options;
  if (weighting === undefined) return { kind: 'weighed', points, options: plain, flags: [], words: '' };
  const used = points.filter(({ weight = 1 }) => weight > 0);
  if (weighting === '1/sd2') return weightsFromScatter(used, plain);
  const quick: FitOptions = { ...plain, confidence: 'wald' };
  let weights = used.map(({ weight = 1 }) => weight);
  for (let round = 0; round < mostRounds; round++) {
    const weighed = used.map((point, i) => ({ ...point, weight: weights[i] ?? 1 }));
    const { parameters, reason } = fit(weighed, quick);
    if (parameters === null)
      return refused(`Weights of ${weightingText[weighting]} need a curve to take them from: ${reason}`);
    const heights = used.map(({ dose }) => responseAt(options.model, parameters, dose));
    const lowest = heights.findIndex((height) => !(height > 0));
    if (lowest >= 0)
      return refused(notPositive(weighting, used[lowest]?.dose ?? 0, heights[lowest] ?? 0, options));
    const next = used.map(({ weight = 1 }, i) => weight * (heights[i] ?? 1) ** -powers[weighting]);
    const hasSettled = next.every((weight, i) => Math.abs(weight / (weights[i] ?? 1) - 1) <= settled);
    weights = next;
    if (!hasSettled) continue;
    const final = used.map((point, i) => ({ ...point, weight: weights[i] ?? 1 }));
    return { kind: 'weighed', points: final, options: plain, flags: [], words: '' };
  }
  return refused(
    `Weights of ${weightingText[weighting]} do not settle: each fit moves the curve that they are taken from. Fit without them.`,
  );
}

function refused(reason: string): Weighed<never> {
  return { kind: 'refused', reason };
}

function notPositive(
  weighting: Weighting,
  dose: number,
  height: number,
  { doseUnit = '' }: FitOptions,
): string {
  const at = `${printedNumber(dose)} ${doseUnit}`.trim();
  return `The curve is ${printedNumber(height)} at dose ${at}: responses of 0 or below have no weight ${weightingText[weighting]}. Fit without weights, or hold the bottom above 0.`;
}
