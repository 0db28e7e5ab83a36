import { max, min, quantile } from 'd3-array';
import type { Quantity } from '#domain/quantity';
import type { Read } from '#domain/read';
import { wellFromName } from '#plate/wellName';
import { largestReading } from './impossibleReadings.ts';

/** Readings below this share of the high ones of a plate are noise about zero (blanks that the reader took off already). */
const lowestShare = 0.01;

/** The readings of a plate, row by row; null where there is none. */
export interface PlateReadings {
  /** As read; beyond the range of the reader its end. */
  readonly values: readonly (number | null)[];
  /** ln of them. */
  readonly logs: readonly (number | null)[];
}

/**
 * The readings of a plate in the order of its wells and on the scale of ratios.
 *
 * A well above the range counts as its end or as the highest of the plate, so that it stays high; what lies below a hundredth of the
 * high readings (95th percentile) counts as that.
 *
 * @param leftOut - names of wells that do not count: excluded by the protocol
 */
export function logReadings(
  { rows, columns, wells }: Pick<Read, 'rows' | 'columns' | 'wells'>,
  leftOut: ReadonlySet<string>,
): PlateReadings {
  const numbers = wells.flatMap(({ reading }) =>
    reading.kind === 'value' && Math.abs(reading.value) <= largestReading ? [reading.value] : [],
  );
  const [lowest = null, highest = null] = [min(numbers), max(numbers)];
  const values: (number | null)[] = Array.from({ length: rows * columns }, () => null);
  for (const { well, reading } of wells) {
    const at = wellFromName(well);
    if (at === null || at.row >= rows || at.column >= columns || leftOut.has(well)) continue;
    values[at.row * columns + at.column] = valueOf(reading, lowest, highest);
  }
  const floor = lowestShare * (quantile(numbers, 0.95) ?? 0);
  const logs = values.map((value) =>
    value === null || floor <= 0 ? null : Math.log(Math.max(value, floor)),
  );
  return { values, logs };
}

function valueOf(reading: Quantity, lowest: number | null, highest: number | null): number | null {
  if (reading.kind === 'missing') return null;
  if (reading.kind === 'bound') return reading.limit ?? (reading.relation === '>' ? highest : lowest);
  return Math.abs(reading.value) > largestReading ? null : reading.value;
}
