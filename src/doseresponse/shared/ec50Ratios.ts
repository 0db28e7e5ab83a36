import type { SharedEc50Ratio } from '#domain/sharedFit';
import { studentTQuantile, studentTTwoSidedP } from '#stats/studentT';
import type { CurveVector } from '../models/doseResponseModel.ts';
import { logScaleInterval } from '../uncertainty.ts';
import type { SharedCovariance } from './sharedCovariance.ts';
import type { SharedProblem } from './sharedProblem.ts';

/** ln EC50 in vectors. */
const parameter = 3;

/**
 * The ratio of the EC50s of each pair of curves that have one of their own, with a t-interval and the test of ratio 1 on the log scale.
 *
 *   t = (ln EC50_a − ln EC50_b)/√(var_a + var_b − 2 cov_ab)
 *
 * @param vectors - of the curves at the proven optimum
 * @source delta method; drc EDcomp, there on the scale of the ratio
 */
export function ec50Ratios(
  names: readonly string[],
  vectors: readonly CurveVector[],
  { places }: SharedProblem,
  { between }: SharedCovariance,
  df: number,
): SharedEc50Ratio[] {
  const t = studentTQuantile(0.975, df);
  const placeOf = (curve: number): number | null => places[curve]?.[parameter] ?? null;
  const covariance = (a: number, b: number): number =>
    between({ curve: a, parameter }, { curve: b, parameter });
  return names.flatMap((a, i) =>
    names.slice(i + 1).flatMap((b, offset): SharedEc50Ratio[] => {
      const k = i + 1 + offset;
      if (placeOf(i) === null || placeOf(i) === placeOf(k)) return [];
      const logRatio = (vectors[i]?.[parameter] ?? 0) - (vectors[k]?.[parameter] ?? 0);
      const se = Math.sqrt(covariance(i, i) + covariance(k, k) - 2 * covariance(i, k));
      const statistic = logRatio / se;
      return [
        {
          a,
          b,
          ratio: Math.exp(logRatio),
          confidence95: logScaleInterval(logRatio, se, t) ?? [null, null],
          statistic,
          df,
          p: studentTTwoSidedP(statistic, df),
        },
      ];
    }),
  );
}
