import { group } from 'd3-array';
import { controlKey } from '#domain/controlKey';
import { groupId } from '#domain/groupKey';
import { numberOf } from '#domain/quantity';
import type { NormalizedMeasurement } from '#domain/measurement';
import { plateKey } from '#domain/plateKey';
import type { Normalization } from '#domain/protocol';
import { fiellerInterval } from '#stats/fieller';
import { studentTQuantile } from '#stats/studentT';
import { levelOf, statedLevel, type Level } from './level.ts';
import type { NormalizedPlates } from './normalizePlates.ts';

/**
 * 95 % intervals of mean viabilities where wells stand in for n: Fieller's interval of (T − B)/(C − B).
 *
 * The blank is in numerator and denominator, so that they covary by s_B²/n_B. Each variance is the group's own; the degrees of
 * freedom of t are Satterthwaite's for T − ρC − (1 − ρ)B at the estimated ratio ρ.
 *
 * @param plates - of one plate set with a single experiment and one plate per group
 * @returns by `groupId`, in % viability; groups without an interval (fewer than two wells of the group, its control or its blank; several plates) are not there
 * @source Fieller 1954 (see #stats/fieller); Satterthwaite FE. Biometrics Bull 1946;2:110–114
 */
export function technicalViabilityIntervals(
  plates: NormalizedPlates,
  normalization: Normalization,
): ReadonlyMap<string, readonly [number, number]> {
  const intervals = new Map<string, readonly [number, number]>();
  const treated = plates.measurements.filter(
    (well) => well.role === 'treated' && well.excludedReason === null,
  );
  for (const [id, wells] of group(treated, groupId)) {
    const first = wells[0];
    if (first === undefined || group(wells, plateKey).size > 1) continue;
    const scale = plates.scales.get(controlKey(first, normalization.within));
    const blank = plates.blanks.get(plateKey(first));
    const level = levelOf(blankedValues(wells));
    if (scale === undefined || blank === undefined || level === null || scale.zero.n > 0) continue;
    // one blank well has a scatter that nobody knows, and it is not 0
    if (blank.n === 1) continue;
    const interval = ratioInterval(level, scale.control, blank.n === 0 ? statedLevel(0) : blank);
    if (interval !== null) intervals.set(id, interval);
  }
  return intervals;
}

function blankedValues(wells: readonly NormalizedMeasurement[]): number[] {
  return wells.map((well) => numberOf(well.blanked)).filter((value) => value !== null);
}

/** T and C after the blank; B only for its scatter. */
function ratioInterval(treated: Level, control: Level, blank: Level): readonly [number, number] | null {
  if (treated.sd === null || control.sd === null) return null;
  const varianceOfMean = (level: Level): number => (level.n === 0 ? 0 : (level.sd ?? 0) ** 2 / level.n);
  const [t, c, b] = [varianceOfMean(treated), varianceOfMean(control), varianceOfMean(blank)];
  const ratio = treated.mean / control.mean;
  const parts: readonly (readonly [variance: number, n: number])[] = [
    [t, treated.n],
    [ratio * ratio * c, control.n],
    [(1 - ratio) ** 2 * b, blank.n],
  ];
  const total = parts.reduce((sum, [variance]) => sum + variance, 0);
  const denominator = parts.reduce(
    (sum, [variance, n]) => (n < 2 ? sum : sum + (variance * variance) / (n - 1)),
    0,
  );
  if (!(total > 0) || !(denominator > 0)) return null;
  const interval = fiellerInterval(
    {
      numerator: treated.mean,
      denominator: control.mean,
      numeratorVariance: t + b,
      denominatorVariance: c + b,
      covariance: b,
    },
    studentTQuantile(0.975, (total * total) / denominator),
  );
  return interval === null ? null : [100 * interval[0], 100 * interval[1]];
}
