import type { Sheet } from '#sheet/sheetBook';
import { dateAndTime } from '../dateAndTime.ts';
import { addFact } from '../exportFacts.ts';
import { withoutFormula, type PlateInfo } from './plateInfo.ts';
import { factOf } from './sections.ts';

/** Facts of the run, by the line that has them. */
const ofRun: readonly (readonly [string, string])[] = [
  ['protocol', 'protocol name'],
  ['assayId', 'assay id'],
  ['plateType', 'name of the plate type'],
  ['reader', 'nickname'],
];

/** Facts of a plate, by the column of its information that has them; the chamber was called inside in older versions. */
const ofPlate: readonly (readonly [string, readonly string[]])[] = [
  ['temperatureC', ['chamber temperature at start', 'inside temperature at start']],
  ['humidityPercent', ['humidity at start']],
];

/** Adds what an export says about the run and, where they differ, about its plates. */
export function addEnVisionFacts(
  metadata: Record<string, string>,
  sheet: Sheet,
  infos: readonly PlateInfo[],
): void {
  for (const { plate, facts } of infos) {
    for (const [key, value] of Object.entries(dateAndTime(facts['measurement date'] ?? '')))
      addFact(metadata, key, value, plate);
    for (const [key, names] of ofPlate) {
      const value = names.map((name) => facts[name]).find((found) => found !== undefined);
      if (value !== undefined) addFact(metadata, key, value, plate);
    }
  }
  for (const [key, name] of ofRun) {
    const value = factOf(sheet, name);
    if (value !== null) addFact(metadata, key, value, null);
  }
  const serial = factOf(sheet, 'serial number') ?? factOf(sheet, 'serial#');
  if (serial !== null) addFact(metadata, 'serial', withoutFormula(serial), null);
}
