import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { isoDate, isoTime } from '../dateTime.ts';

/** The lines that Gen5 writes at the start of each plate, by what is called what here. */
const keys: Readonly<Record<string, string>> = {
  'software version': 'softwareVersion',
  'experiment file path': 'experimentFile',
  'protocol file path': 'protocolFile',
  'plate number': 'plate',
  date: 'date',
  time: 'time',
  'reader type': 'reader',
  'reader serial number': 'serial',
  'reading type': 'readingType',
  'plate type': 'plateType',
  'actual temperature': 'temperatureC',
};

/** Only these say that Gen5 wrote the file; others write a date, a time and a plate type as well. */
export const gen5Keys = [
  'Software Version',
  'Experiment File Path',
  'Protocol File Path',
  'Plate Number',
  'Reader Type',
  'Reader Serial Number',
  'Reading Type',
  'Procedure Details',
] as const;

const ownKeys: readonly string[] = gen5Keys.map((key) => key.toLowerCase());

/** Which of Gen5's own header lines a sheet has. */
export function gen5KeysOf(sheet: Sheet): string[] {
  const found = sheet.rows.map((row) => keyOf(row[0]?.text ?? '')).filter((key) => ownKeys.includes(key));
  return [...new Set(found)];
}

/** Whether a line opens the header of a plate. */
export function opensHeader(sheet: Sheet, row: number): boolean {
  return keyOf(cellAt(sheet, row, 0).text) === 'software version';
}

/** Whether a line gives the plate number. */
export function givesPlateNumber(sheet: Sheet, row: number): boolean {
  return keyOf(cellAt(sheet, row, 0).text) === 'plate number';
}

/**
 * What the header of a plate says: dates as ISO where they can only be one day, otherwise as written.
 *
 * @param from - first row, from 0
 * @param to - last row
 */
export function metadataOf(sheet: Sheet, from: number, to: number): Record<string, string> {
  const metadata: Record<string, string> = {};
  for (let row = from; row <= to; row++) {
    const name = keys[keyOf(cellAt(sheet, row, 0).text)];
    const value = cellAt(sheet, row, 1);
    if (name === undefined || isEmptyCell(value) || name in metadata) continue;
    const text = value.text.trim();
    metadata[name] = name === 'date' ? isoDate(text) : name === 'time' ? isoTime(text) : text;
  }
  return metadata;
}

/** `Reader Type:` and `reader type` are one key. */
function keyOf(text: string): string {
  return text.trim().replace(/\s*:$/, '').toLowerCase();
}
