import { isEmptyCell, type Sheet } from '#sheet/sheetBook';

/** A name and what a file says under it: `Mode | Absorbance`, `Device: Spark`, `Temperature [°C] | 25.6`. */
export interface KeyLine {
  /** In small letters, without colon and unit. */
  readonly key: string;
  readonly value: string;
  /** The cell after the value: a unit, a version. */
  readonly next: string;
  /** From 0. */
  readonly row: number;
}

/** How Tecan's programs call the line with their own name. */
export const applicationKeys: readonly string[] = ['application', 'programm', 'anwendung'];

const longestKey = 60;

/**
 * The names and values on the lines of a sheet between two rows, several on a line if each has its colon.
 *
 * @param from - first row, from 0
 * @param to - last row
 */
export function keyLinesOf(sheet: Sheet, from: number, to: number): KeyLine[] {
  const lines: KeyLine[] = [];
  for (let row = from; row <= Math.min(to, sheet.rows.length - 1); row++) {
    const texts = (sheet.rows[row] ?? [])
      .filter((cell) => !isEmptyCell(cell))
      .flatMap((cell) => packedTexts(cell.text).map(plainText));
    lines.push(...pairsOf(texts).map((pair) => ({ ...pair, row })));
  }
  return lines;
}

/** The first value that stands under one of some names; null for none. */
export function valueOf(lines: readonly KeyLine[], keys: readonly string[]): string | null {
  return lines.find(({ key, value }) => keys.includes(key) && value !== '')?.value ?? null;
}

/** A name as it is compared: `Measurement wavelength [nm]` and `measurement wavelength:` are one. */
export function keyFromText(text: string): string {
  return text
    .replace(/\s*\[[^\]]*\]/, '')
    .replace(/\s*:\s*$/, '')
    .trim()
    .toLowerCase();
}

/** XFluor4 packs several names and values into one cell: `SUNRISE;   Serial number: 1;   Firmware: V 3.31`. */
function packedTexts(text: string): string[] {
  return /;\s*[^:;]+:\s/.test(text) ? text.split(/;\s*/).filter((part) => part.includes(':')) : [text];
}

/** Tecan puts an apostrophe before dates and times, so that a spreadsheet leaves them alone. */
function plainText(text: string): string {
  return text.trim().replace(/^'/, '');
}

function pairsOf(texts: readonly string[]): Omit<KeyLine, 'row'>[] {
  const pairs: Omit<KeyLine, 'row'>[] = [];
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] ?? '';
    const next = texts[at + 1] ?? '';
    const [, key, value] = /^([^:]+):\s*(.*)$/.exec(text) ?? [];
    if (key !== undefined && key.length <= longestKey && value !== undefined && value !== '') {
      pairs.push({ key: keyFromText(key), value, next });
    } else if (key !== undefined || at === 0) {
      // `Serial number:` followed by another key has no value.
      const taken = !next.endsWith(':');
      pairs.push({
        key: keyFromText(text),
        value: taken ? next : '',
        next: taken ? (texts[at + 2] ?? '') : '',
      });
      if (taken) at += 1;
    }
  }
  return pairs;
}
