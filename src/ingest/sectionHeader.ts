import type { Sheet } from '#sheet/sheetBook';
import { isoDate, isoTime } from './dateTime.ts';
import { applicationKeys, keyLinesOf, valueOf, type KeyLine } from './keyLine.ts';

/** What the header of an export of i-control or SparkControl says. */
export interface SectionHeader {
  /** As written behind the program's name: `1.9.17.0`, `V3.1 SP1`. */
  readonly version: string | null;
  readonly barcode: string | null;
  readonly facts: Readonly<Record<string, string>>;
}

/** English and German names of what is called what here. */
const names: Readonly<Record<string, readonly string[]>> = {
  reader: ['device', 'gerät'],
  serial: ['serial number', 'seriennummer'],
  firmware: ['firmware'],
  date: ['date', 'datum'],
  time: ['time', 'zeit', 'uhrzeit'],
  user: ['user', 'anwender', 'benutzer'],
  method: ['method name', 'methodenname'],
  plateType: ['plate', 'platte'],
  comment: ['comment', 'kommentar'],
};
const barcodeKeys = ['plate-id (stacker)', 'platten-id (stapler)', 'plate-id', 'plate id', 'barcode'];

/**
 * The facts of a header: dates as ISO where they can only be one day, otherwise as written.
 *
 * @param from - first row, from 0
 * @param to - last row
 */
export function sectionHeader(sheet: Sheet, from: number, to: number): SectionHeader {
  const lines = keyLinesOf(sheet, from, to);
  const facts: Record<string, string> = {};
  for (const [name, keys] of Object.entries(names)) {
    const value = valueOf(lines, keys);
    if (value !== null)
      facts[name] = name === 'date' ? isoDate(value) : name === 'time' ? isoTime(value) : value;
  }
  return { version: versionOf(lines), barcode: valueOf(lines, barcodeKeys), facts };
}

/** `Tecan i-control , 1.9.17.0` and `V3.1 SP1` in the cell after the application. */
function versionOf(lines: readonly KeyLine[]): string | null {
  const application = lines.find(({ key }) => applicationKeys.includes(key));
  const version = application?.next.replace(/^.*,\s*/, '').trim() ?? '';
  return /^V?\d/.test(version) ? version : null;
}
