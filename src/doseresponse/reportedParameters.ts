import type { CurveParameters, Fit, FitOptions, FitParameter, Interval, ParameterName } from '#domain/fit';
import type { CurveProblem } from './curveProblem.ts';
import { heldByName } from './fitInput.ts';
import type { CurveVector } from './models/doseResponseModel.ts';
import { logScaleInterval, standardErrorOf, waldInterval, type Covariance } from './uncertainty.ts';

/** One number of a curve with what is known of its error. */
interface Reported {
  readonly name: FitParameter;
  readonly value: number;
  /** Its derivatives by the curve's vector; null where it is held. */
  readonly gradient: readonly number[] | null;
  /** Errors are symmetric as ratios: the interval is made on the log scale. */
  readonly isRatio: boolean;
}

/** As in a fit that is proven. */
export type ReportedParameters = Pick<Fit, 'standardErrors' | 'confidence95'> & {
  readonly parameters: CurveParameters;
};

const names: readonly ParameterName[] = ['hillSlope', 'bottom', 'top', 'ec50'];

/**
 * The parameters of a proven curve as people write them, their standard errors by the delta method, and Wald intervals: on the log scale
 * for doses and for the asymmetry, on their own for slope, plateaus and hormesis.
 *
 * @param curve - plateaus in the user's units
 * @param t - two-sided 95 %
 */
export function reportedParameters(
  problem: Pick<CurveProblem, 'model' | 'held'>,
  curve: CurveVector,
  covariance: Covariance | null,
  t: number,
  options: FitOptions,
): ReportedParameters {
  const all = reported(problem, curve, options);
  const parameters: Partial<Record<FitParameter, number>> = {};
  const standardErrors: Record<string, number | null> = {};
  const confidence95: Partial<Record<FitParameter, Interval>> = {};
  for (const { name, value, gradient, isRatio } of all) {
    parameters[name] = value;
    if (gradient === null) continue;
    const se = covariance === null ? null : standardErrorOf(covariance, gradient);
    standardErrors[name] = se;
    const open: Interval = [null, null];
    confidence95[name] =
      (isRatio
        ? logScaleInterval(Math.log(value), se === null ? null : se / value, t)
        : waldInterval(value, se, t)) ?? open;
    if (name === 'ec50') standardErrors['logEc50'] = se === null ? null : se / value;
  }
  return { parameters: parameters as CurveParameters, standardErrors, confidence95 };
}

function reported(
  { model, held }: Pick<CurveProblem, 'model' | 'held'>,
  curve: CurveVector,
  options: FitOptions,
): Reported[] {
  const given = heldByName(options);
  const four = names.map((name, index): Reported => {
    const isDose = name === 'ec50';
    const own = curve[index] ?? 0;
    const value = isDose ? Math.exp(own) : own;
    // d EC50 = EC50 · d ln EC50
    const gradient = curve.map((_, j) => (j === index ? (isDose ? value : 1) : 0));
    const isHeld = held[index] !== null;
    return {
      name,
      value: isHeld ? (given[name] ?? value) : value,
      gradient: isHeld ? null : gradient,
      isRatio: isDose,
    };
  });
  const others = model.derived(curve).map(({ name, value, gradient }): Reported => {
    const isHeld = name === 'asymmetry' && held[4] !== null;
    return {
      name,
      value: isHeld ? (given.asymmetry ?? value) : value,
      gradient: isHeld ? null : gradient,
      isRatio: name !== 'hormesis',
    };
  });
  return [...four, ...others];
}
