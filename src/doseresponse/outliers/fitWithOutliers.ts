import type { Fit, FitInBrief, FitOptions, FitPoint, OutlierChoice } from '#domain/fit';
import { printedNumber } from '#domain/printedNumber';
import { examinedFit } from '../examination/examinedFit.ts';
import { fitCurve } from '../fitCurve.ts';
import { rout, type RoutResult } from './rout.ts';

/**
 * Fits a curve, asks ROUT which points are outliers, and sets the fits with and without them side by side.
 *
 * @param choice - `suggest`: the fit of all points counts, flag `outliersSuspected`; `exclude`: the fit without the outliers counts, flag
 * `outliersLeftOut`
 * @returns the fit that counts, examined, with `outliers` (null: ROUT cannot be asked) and `outlierComparison` (null: there are none)
 */
export function fitWithOutliers(
  points: readonly FitPoint[],
  options: FitOptions,
  choice: OutlierChoice,
): Fit {
  const found = rout(points, options);
  if (found === null || found.outliers.length === 0)
    return {
      ...examinedFit(points, options),
      outliers: found?.outliers ?? null,
      outlierComparison: null,
    };
  const { q, rsdr, df, outliers } = found;
  const kept = points.filter((_, index) => !outliers.some((outlier) => outlier.index === index));
  const applied = choice === 'exclude';
  const withThem = (applied ? fitCurve : examinedFit)(points, options);
  const without = (applied ? examinedFit : fitCurve)(kept, options);
  const fit = applied ? without : withThem;
  const sides = { with: inBrief(withThem), without: inBrief(without) };
  return {
    ...fit,
    flags: [...fit.flags, applied ? 'outliersLeftOut' : 'outliersSuspected'],
    reason: [fit.reason, inWords(found, sides, applied, options)].filter((part) => part !== '').join(' '),
    outliers,
    outlierComparison: { test: 'ROUT', q, rsdr, df, applied, ...sides },
  };
}

function inBrief({ outcome, n, parameters, bound, profile95, confidence95 }: Fit): FitInBrief {
  const ec50Confidence95 = profile95['ec50'] ?? confidence95['ec50'] ?? null;
  return { outcome, n, parameters, bound, ec50Confidence95 };
}

function inWords(
  { q, outliers }: RoutResult,
  sides: { readonly with: FitInBrief; readonly without: FitInBrief },
  applied: boolean,
  { doseUnit = '' }: FitOptions,
): string {
  const unit = doseUnit === '' ? '' : ` ${doseUnit}`;
  const named = outliers.map(
    ({ dose, response }) => `${printedNumber(response)} at dose ${printedNumber(dose)}${unit}`,
  );
  const calls = `ROUT (Q = ${100 * q} %) calls ${named.join(', ')} ${outliers.length === 1 ? 'an outlier' : 'outliers'}`;
  const them = outliers.length === 1 ? 'it' : 'them';
  const ec50 = ({ outcome, parameters, bound }: FitInBrief): string => {
    if (outcome === 'estimated' && parameters !== null) return `${printedNumber(parameters.ec50)}${unit}`;
    if (outcome === 'bound' && bound !== null) return `${bound.relation} ${printedNumber(bound.dose)}${unit}`;
    return 'not estimated';
  };
  const [before, after] = [ec50(sides.with), ec50(sides.without)];
  return applied
    ? `${calls} and ${them === 'it' ? 'it is' : 'they are'} left out; with ${them} the EC50 is ${before}.`
    : `${calls}, kept in the fit; without ${them} the EC50 is ${after}.`;
}
