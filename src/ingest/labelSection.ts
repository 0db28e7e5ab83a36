import type { ReadMode } from '#domain/read';
import { cellAt, type Sheet } from '#sheet/sheetBook';
import { applicationKeys, keyFromText, keyLinesOf, valueOf, type KeyLine } from './keyLine.ts';
import { isCorner } from './cornerGrid.ts';
import { modeFromText } from './readMode.ts';
import { isWavelength } from './wavelength.ts';

/** The settings of one read, as i-control (`Label: …`) and SparkControl (`Mode | …`) print them above its numbers. */
export interface LabelSection {
  /** null where only a title above the numbers names the read. */
  readonly name: string | null;
  /** Its first row, from 0. */
  readonly row: number;
  readonly mode: ReadMode;
  /** A group of settings of a loop; it has no numbers of its own. */
  readonly loop: boolean;
  readonly wavelengthNm: number | null;
  readonly referenceNm: number | null;
  /** `A1-H12`, `A1-B2; B3-B9`; null: nothing is said, so the whole plate. */
  readonly area: string | null;
  readonly temperatureC: string | null;
  readonly startTime: string | null;
}

const label = /^label\s*:\s*(.+)$/i;
const modeKeys = ['mode', 'modus', 'measurement mode'];
const wavelengthKeys = ['wavelength', 'measurement wavelength', 'wellenlänge', 'messwellenlänge'];
const referenceKeys = ['reference wavelength', 'referenzwellenlänge'];
const areaKeys = ['part of plate', 'teil der platte', 'plattenbereich'];
const temperatureKeys = ['temperature', 'temperatur'];
const startKeys = ['start time', 'startzeit'];

/**
 * The sections of a part of a sheet, from the top down: each begins with a line `Label: …`, or where there is none with a line `Mode`.
 *
 * @param from - first row, from 0
 * @param to - last row
 */
export function labelSectionsOf(sheet: Sheet, from: number, to: number): LabelSection[] {
  const rows = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const text = (row: number) => cellAt(sheet, row, 0).text.trim();
  const labelled = rows.filter((row) => label.test(text(row)));
  const starts =
    labelled.length > 0 ? labelled : rows.filter((row) => modeKeys.includes(keyFromText(text(row))));
  return starts.map((row, index) =>
    sectionAt(
      row,
      label.exec(text(row))?.[1] ?? null,
      keyLinesOf(sheet, row, (starts[index + 1] ?? to + 1) - 1),
    ),
  );
}

/** Whether a sheet has a line `Label: …` with the mode of a read, and below it wells with the corner `<>`. */
export function hasLabelLines(sheet: Sheet): boolean {
  return hasSections(sheet, (text) => label.test(text));
}

/** Whether a sheet has the lines `Mode` and `Name` of a read, and below them wells with the corner `<>`. */
export function hasNamedModes(sheet: Sheet): boolean {
  return hasSections(sheet, (text) => /^(?:mode|modus)$/i.test(text));
}

/** Only for files without the line of a program: that decides before everything else. */
function hasSections(sheet: Sheet, isFirstLine: (text: string) => boolean): boolean {
  const textOf = (row: number) => cellAt(sheet, row, 0).text.trim();
  const lastCorner = sheet.rows.findLastIndex((cells) => cells.some(isCorner));
  const application = sheet.rows.some((_, row) =>
    applicationKeys.includes(keyFromText(textOf(row).split(':')[0] ?? '')),
  );
  if (lastCorner < 0 || application) return false;
  return labelSectionsOf(sheet, 0, lastCorner).some(
    ({ name, mode, row }) => name !== null && mode !== 'other' && isFirstLine(textOf(row)),
  );
}

function sectionAt(row: number, labelled: string | null, lines: readonly KeyLine[]): LabelSection {
  const mode = valueOf(lines, modeKeys) ?? '';
  return {
    name: labelled?.trim() ?? valueOf(lines, ['name']),
    row,
    mode: modeFromText(mode),
    loop: /^kineti[ck]|^loop|^schleife/i.test(mode),
    wavelengthNm: wavelengthFrom(valueOf(lines, wavelengthKeys)),
    referenceNm: wavelengthFrom(valueOf(lines, referenceKeys)),
    area: valueOf(lines, areaKeys),
    temperatureC: /-?\d+(?:[.,]\d+)?/.exec(valueOf(lines, temperatureKeys) ?? '')?.[0] ?? null,
    startTime: valueOf(lines, startKeys),
  };
}

function wavelengthFrom(text: string | null): number | null {
  const value = Number(/^\s*(\d{3,4})(?!\d)/.exec(text ?? '')?.[1]);
  return isWavelength(value) ? value : null;
}
