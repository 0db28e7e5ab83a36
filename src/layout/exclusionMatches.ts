import { doseFromText } from '#domain/doseText';
import { hoursFromText } from '#domain/durationText';
import type { Measurement } from '#domain/measurement';
import type { Exclusion } from '#domain/protocol';
import type { AttributeName } from '#domain/well';
import { nameFromWell } from '#plate/wellName';
import { wellsFromRange } from '#plate/wellRange';
import { matchPath } from './filePattern.ts';
import { sameValue } from './wellValue.ts';

/** What an exclusion looks at. */
export type ExcludableWell = Omit<Measurement, 'absorbance' | 'flags' | 'excludedReason'>;

/** Tells for each well whether the exclusion means it; made once for many wells. */
export function exclusionMatcher(exclusion: Exclusion): (well: ExcludableWell) => boolean {
  const { files, wells, where } = exclusion;
  // The largest plate: `B-D` are whole rows, whichever size the plate has.
  const positions = wells === null ? null : (wellsFromRange(wells, 32, 48) ?? []);
  const names = positions && new Set(positions.map(({ row, column }) => nameFromWell(row, column)));
  const attributes = Object.entries(where) as [AttributeName, string][];
  return (well) =>
    (files === null || matchPath(files, well.file.slice(`plates/${well.study}/`.length)) !== null) &&
    (names === null || names.has(well.well)) &&
    attributes.every(([attribute, wanted]) => attributeIs(well, attribute, wanted));
}

function attributeIs(well: ExcludableWell, attribute: AttributeName, wanted: string): boolean {
  if (attribute === 'dose') {
    const dose = doseFromText(wanted);
    return dose.ok && well.dose !== null && sameValue(well.dose, dose.value);
  }
  if (attribute === 'time') {
    const hours = hoursFromText(wanted);
    return hours.ok && well.timeH !== null && sameValue(well.timeH, hours.value);
  }
  const value = attribute === 'cell line' ? well.cellLine : well[attribute];
  return value !== null && sameValue(value, wanted);
}
