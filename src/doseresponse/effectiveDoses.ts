import type { EffectiveDose } from '#domain/fit';
import { doseGradient } from './doseGradient.ts';
import type { CurveVector, DoseResponseModel } from './models/doseResponseModel.ts';
import { logScaleInterval, standardErrorOf, type Covariance } from './uncertainty.ts';

/** Percent of the way from the plateau at low doses to the one at high doses. */
export const effectPercents = [10, 50, 90] as const;

/**
 * EC10, EC50 and EC90: the doses at which a curve has gone that part of its way between the plateaus, with their errors by the delta method and
 * 95 % intervals on the log scale.
 *
 * A Brain–Cousens curve first goes up: its effective doses are those from which on the response stays beyond.
 *
 * @param curve - proven optimum
 * @param t - two-sided 95 %
 * @source drc ED(type = "relative"), delta method
 */
export function effectiveDoses(
  model: DoseResponseModel,
  curve: CurveVector,
  covariance: Covariance | null,
  t: number,
): EffectiveDose[] {
  const [hillSlope = 0, bottom = 0, top = 0] = curve;
  return effectPercents.flatMap((percent): EffectiveDose[] => {
    const shareOfTop = hillSlope < 0 ? 1 - percent / 100 : percent / 100;
    const target = { bottom: 1 - shareOfTop, top: shareOfTop };
    const logDose = model.logDoseAt(curve, target.bottom * bottom + target.top * top);
    if (logDose === null) return [];
    const gradient = doseGradient(model, curve, logDose, target);
    const logSe = covariance === null ? null : standardErrorOf(covariance, gradient);
    const dose = Math.exp(logDose);
    return [
      {
        percent,
        dose,
        standardError: logSe === null ? null : dose * logSe,
        confidence95: logScaleInterval(logDose, logSe, t),
      },
    ];
  });
}
