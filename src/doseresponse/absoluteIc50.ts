import type { Fit, Ic50State, Interval } from '#domain/fit';
import type { CurveData } from './curveData.ts';
import { doseGradient } from './doseGradient.ts';
import type { CurveVector, DoseResponseModel } from './models/doseResponseModel.ts';
import { logScaleInterval, standardErrorOf, type Covariance } from './uncertainty.ts';

/** Where a curve crosses 50 % of control. */
export interface AbsoluteIc50 {
  readonly state: Ic50State;
  readonly dose: number | null;
  readonly confidence95: Interval | null;
}

/**
 * The dose at which the fitted curve crosses 50 % of control (not half way between its plateaus), with a 95 % interval on the log scale.
 *
 *   4PL: ln IC50 = ln EC50 + ln((half − bottom)/(top − half))/hillSlope;  SE by the delta method
 *
 * @param curve - proven optimum, in percent of control or in growth rates
 * @param half - 50 of percent, 0.5 of growth rates
 * @returns `notReached` when the curve has no 50 %, `outsideDoses` when it would cross only below the lowest or above the highest dose
 * @source Sebaugh 2011, Pharm Stat 10:128
 */
export function absoluteIc50(
  model: DoseResponseModel,
  curve: CurveVector,
  covariance: Covariance | null,
  t: number,
  data: CurveData,
  half: number,
): AbsoluteIc50 {
  const logDose = model.logDoseAt(curve, half);
  if (logDose === null) return { state: 'notReached', dose: null, confidence95: null };
  const se = covariance === null ? null : standardErrorOf(covariance, doseGradient(model, curve, logDose));
  const dose = Math.exp(logDose);
  const inside = dose >= data.lowestDose && dose <= data.highestDose;
  return {
    state: inside ? 'estimated' : 'outsideDoses',
    dose,
    confidence95: logScaleInterval(logDose, se, t),
  };
}

/** For a response that is not on a scale of percent of control. */
export const notApplicable: AbsoluteIc50 = { state: 'notApplicable', dose: null, confidence95: null };

/** What a flat line says about 50 % of control: it never gets there. */
export const ic50OfFlatLine: AbsoluteIc50 = { state: 'notReached', dose: null, confidence95: null };

/**
 * What can be said about 50 % of control without a curve: not reached when every dose mean lies on the side where the curve starts,
 * outside the doses when every one lies beyond it.
 */
export function ic50WithoutCurve(data: CurveData, half: number): AbsoluteIc50 {
  const means = data.levels.map((level) => data.offset + data.span * level.mean);
  const falling = (means[0] ?? 0) >= (means.at(-1) ?? 0);
  const before = (mean: number): boolean => (falling ? mean > half : mean < half);
  const beyond = (mean: number): boolean => (falling ? mean < half : mean > half);
  const state = means.every(before) ? 'notReached' : means.every(beyond) ? 'outsideDoses' : 'notApplicable';
  return { state, dose: null, confidence95: null };
}

/** As a fit has it. */
export function ic50Fields({
  state,
  dose,
  confidence95,
}: AbsoluteIc50): Pick<Fit, 'ic50Absolute' | 'ic50AbsoluteConfidence95' | 'ic50State'> {
  return { ic50Absolute: dose, ic50AbsoluteConfidence95: confidence95, ic50State: state };
}
