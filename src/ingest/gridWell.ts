import { placeAt, type Problem } from '#domain/problem';
import type { WellReading } from '#domain/read';
import { nameFromWell, type WellPosition } from '#plate/wellName';
import { cellAddress, cellAt, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { readingFromCell } from './wellReading.ts';

/** Where on a sheet a well stands. */
export interface GridWell extends WellPosition {
  readonly sheetRow: number;
  readonly sheetColumn: number;
}

/** The readings of some wells, and what was wrong in their cells. */
export interface WellReadings {
  readonly wells: readonly WellReading[];
  readonly problems: readonly Problem[];
}

/**
 * The readings in the cells of wells; empty cells give none.
 *
 * @returns `cell-not-a-number` for text in a cell; one `ambiguous-table` if numbers like `1,234` are undecided; `duplicate-well`
 *   for a well that stands twice with different readings: it has none then
 */
export function readWells(
  sheet: Sheet,
  wells: readonly GridWell[],
  book: SheetBook,
  file: string,
): WellReadings {
  const readings = new Map<string, WellReading>();
  const problems: Problem[] = [];
  let undecided: Problem | null = null;
  for (const { row, column, sheetRow, sheetColumn } of wells) {
    const cell = cellAt(sheet, sheetRow, sheetColumn);
    const read = readingFromCell(cell, book.decimal);
    if (read === null) continue;
    const address = cellAddress(sheetRow, sheetColumn);
    const well = nameFromWell(row, column);
    const place = placeAt({ sheet: sheet.name, cell: address, well });
    if (read.problem === 'cell-not-a-number') problems.push(notANumber(file, place, cell.text.trim()));
    if (read.problem === 'ambiguous-table') undecided ??= commaInCell(file, place, cell.text.trim());
    const next = { well, reading: read.reading, cell: address, flags: read.flags };
    const before = readings.get(well);
    if (before === undefined) readings.set(well, next);
    else if (textOf(before) !== textOf(next)) {
      const both = `${textOf(before)} and ${textOf(next)}`;
      problems.push(twice(file, place, well, `${both} (cells ${before.cell} and ${address})`));
      readings.set(well, { ...before, reading: { kind: 'missing', reason: 'text', text: both }, flags: [] });
    }
  }
  return {
    wells: [...readings.values()],
    problems: undecided === null ? problems : [undecided, ...problems],
  };
}

function textOf({ reading }: WellReading): string {
  return reading.kind === 'value' ? String(reading.value) : reading.text;
}

type PlaceOf = ReturnType<typeof placeAt>;

function notANumber(file: string, place: PlaceOf, text: string): Problem {
  return {
    code: 'cell-not-a-number',
    severity: 'error',
    file,
    place,
    found: `the text "${text}"`,
    expected: 'a number, or nothing if the well was not read',
    fix: 'Correct the cell in a copy of the export, or leave the well out under `exclude` in the protocol with the reason.',
  };
}

function commaInCell(file: string, place: PlaceOf, text: string): Problem {
  const [decimal, whole] = [text.replace(',', '.'), text.replaceAll(/[.,]/g, '')];
  return {
    code: 'ambiguous-table',
    severity: 'error',
    file,
    place,
    found: `the number ${text}, which could be ${decimal} or ${whole}`,
    expected: 'a decimal mark that is clear',
    fix: 'Say it in the plate set of the protocol (on the command line with --delimiter or --decimal): `decimal: comma` or `decimal: point`.',
  };
}

function twice(file: string, place: PlaceOf, well: string, both: string): Problem {
  return {
    code: 'duplicate-well',
    severity: 'error',
    file,
    place,
    found: `two readings of well ${well}: ${both}`,
    expected: 'one reading per well',
    fix: 'Give the list a column that tells the two apart (Plate or Wavelength), or put them into files of their own.',
  };
}
