import { group } from 'd3-array';
import { controlKey, isControl } from '#domain/controlKey';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { Problem, WithProblems } from '#domain/problem';
import type { Normalization, TimeZero } from '#domain/protocol';
import { notComputable, type Quantity } from '#domain/quantity';
import { controlNotGrown, noTimeZero, saturatedTimeZero, timeZeroBelowBlank } from './growthProblems.ts';
import { growthRate, type GrowthScale } from './growthRate.ts';
import { usableWells } from './level.ts';
import { meanOfPlates } from './meanOfPlates.ts';
import type { NormalizedPlates } from './normalizePlates.ts';
import { transformQuantity } from './transformQuantity.ts';

/**
 * Puts every well with cells beside the growth of its control since time zero.
 *
 * x₀ is the mean of the untreated (or vehicle) wells of the same cell line, resistance, pretreatment and experiment on the time-zero
 * plates, each minus the blank of its own plate; x(ctrl) is the control that also makes 100 % of viability.
 *
 * @param plates - of the treated plate set
 * @param timeZero - of the plate set that `time zero` names
 * @returns the plates with growth rates; problems (those of the plates first) `time-zero-missing`, `time-zero-saturated`,
 *   `time-zero-below-blank`, `control-not-grown`
 */
export function withGrowthRates(
  plates: NormalizedPlates,
  timeZero: NormalizedPlates,
  named: TimeZero,
  { within }: Normalization,
): NormalizedPlates {
  const problems: Problem[] = [];
  const startOf = startLevels(timeZero.measurements, named);
  const growth = new Map<string, GrowthScale>();
  const cells = plates.measurements.filter(hasCells);
  for (const [key, wells] of group(cells, (well) => controlKey(well, within))) {
    const used = wells.find(({ excludedReason }) => excludedReason === null);
    const control = plates.scales.get(key)?.control.mean;
    // what is left out needs no growth rate, and a missing control was reported with its percentages
    if (used === undefined || control === undefined) continue;
    const start = startOf(used);
    problems.push(...start.problems);
    if (start.value === null) continue;
    if (control > start.value) growth.set(key, { start: start.value, control });
    else problems.push(controlNotGrown(wells.find(isControl) ?? used, { start: start.value, control }));
  }
  const rateOf = (well: NormalizedMeasurement): Quantity => {
    if (!hasCells(well)) return notComputable(`a well of role ${well.role} has no growth rate`);
    const scale = growth.get(controlKey(well, within));
    return scale === undefined
      ? notComputable('no usable start or control of growth')
      : transformQuantity(well.blanked, (blanked) => growthRate(blanked, scale));
  };
  return {
    ...plates,
    measurements: plates.measurements.map((well) => ({ ...well, growthRate: rateOf(well) })),
    growth,
    problems: [...plates.problems, ...problems],
  };
}

function hasCells({ role }: NormalizedMeasurement): boolean {
  return role !== 'blank' && role !== 'empty';
}

/** What starts together: the same cells in the same experiment, whenever the plate was read. */
function startKey({ cellLine, resistance, pretreatment, experiment }: NormalizedMeasurement): string {
  return JSON.stringify([cellLine, resistance, pretreatment, experiment]);
}

/** x₀ of the cells of a well; each start tells its problems once, however many plates need it. */
function startLevels(
  measurements: readonly NormalizedMeasurement[],
  named: TimeZero,
): (well: NormalizedMeasurement) => WithProblems<number | null> {
  const there = measurements.filter(hasCells);
  const byStart = group(there, startKey);
  const told = new Set<string>();
  return (well) => {
    const key = startKey(well);
    const members = byStart.get(key) ?? [];
    const start = startLevel(well, members, { there, named });
    const problems = told.has(key) ? [] : start.problems;
    told.add(key);
    return { value: start.value, problems };
  };
}

function startLevel(
  well: NormalizedMeasurement,
  members: readonly NormalizedMeasurement[],
  { there, named }: { readonly there: readonly NormalizedMeasurement[]; readonly named: TimeZero },
): WithProblems<number | null> {
  const refused = (...problems: Problem[]) => ({ value: null, problems });
  // that no file could be used was reported where it was looked for
  if (there.length === 0) return refused();
  const { usable, beyondRange } = usableWells(members.filter(isControl));
  if (beyondRange.length > 0) return refused(saturatedTimeZero(beyondRange));
  if (usable.length === 0) return refused(noTimeZero(well, members.length > 0 ? members : there, named));
  const level = meanOfPlates(usable);
  // a plate without a blank was reported as such
  if (level === null) return refused();
  return level.mean > 0
    ? { value: level.mean, problems: [] }
    : refused(timeZeroBelowBlank(usable, level.mean));
}
