import { placeAt, type Problem } from '#domain/problem';
import type { WellReading } from '#domain/read';
import { nameFromWell, wellFromName } from '#plate/wellName';
import { cellAddress, cellAt, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { numberFromText } from '#sheet/numberText';
import { readingFromCell } from '../wellReading.ts';
import type { Segment } from './segment.ts';

/** The wells of a list, `A01:  .9378`, several in a line. */
export interface WellList {
  readonly wells: readonly WellReading[];
  readonly problems: readonly Problem[];
}

/** Whether a row holds wells of a list. */
export function listsWells(sheet: Sheet, row: number): boolean {
  return (sheet.rows[row] ?? []).some(({ text }) => /^\s*[A-P][0-4]\d:(?:\s|$)/.test(text));
}

/**
 * The wells that a segment lists.
 *
 * @returns `cell-not-a-number` for text behind a well; `file-damaged` for a last well that may have lost digits, which is left out;
 *   `duplicate-well` for one that stands twice
 */
export function listOf(sheet: Sheet, { from, to }: Segment, book: SheetBook, file: string): WellList {
  const wells = new Map<string, WellReading>();
  const problems: Problem[] = [];
  const comma = book.decimal === 'comma' ? 'decimal' : 'unknown';
  for (let row = from; row <= to; row++) {
    if (!listsWells(sheet, row)) continue;
    const cells = sheet.rows[row] ?? [];
    const found = cells.flatMap(({ text }, column) =>
      [...text.matchAll(/([A-P][0-4]\d):\s*(\S*)/g)].map(([, name = '', value = '']) => {
        const beside = value === '' && !/[A-P][0-4]\d:/.test(cellAt(sheet, row, column + 1).text);
        return {
          name,
          value: beside ? cellAt(sheet, row, column + 1).text.trim() : value,
          column: beside ? column + 1 : column,
        };
      }),
    );
    const ends = book.openEnd === true && row === sheet.rows.length - 1;
    found.forEach(({ name, value, column }, index) => {
      const position = wellFromName(name);
      if (position === null) return;
      const well = nameFromWell(position.row, position.column);
      const cell = cellAddress(row, column);
      const place = placeAt({ line: row + 1, cell, well });
      if (ends && index === found.length - 1) {
        problems.push(cutShort(value, place, file));
        return;
      }
      const number = numberFromText(value, { point: 'decimal', comma, stated: false });
      const read = readingFromCell({ text: value, number }, book.decimal);
      if (read === null) return;
      if (read.problem !== null) problems.push(notANumber(value, place, file));
      const before = wells.get(well);
      if (before !== undefined) problems.push(twice(well, place, file));
      const twiceRead =
        before === undefined ? read.reading : ({ kind: 'missing', reason: 'text', text: value } as const);
      wells.set(well, { well, reading: twiceRead, cell, flags: before === undefined ? read.flags : [] });
    });
  }
  return { wells: [...wells.values()], problems };
}

type PlaceOf = ReturnType<typeof placeAt>;
const expected = 'a number behind each well';

function cutShort(value: string, place: PlaceOf, file: string): Problem {
  const fix = 'Copy or export the file again; the well was left out.';
  const found = `"${value}" as the last characters of the file, without a line end`;
  return { code: 'file-damaged', severity: 'error', file, place, found, expected, fix };
}

function notANumber(value: string, place: PlaceOf, file: string): Problem {
  const fix =
    'Correct it in a copy of the export, or leave the well out under `exclude` in the protocol with the reason.';
  return {
    code: 'cell-not-a-number',
    severity: 'error',
    file,
    place,
    found: `the text "${value}"`,
    expected,
    fix,
  };
}

function twice(well: string, place: PlaceOf, file: string): Problem {
  const fix = 'Put the two readings into files of their own.';
  return {
    code: 'duplicate-well',
    severity: 'error',
    file,
    place,
    found: `two readings of well ${well}`,
    expected,
    fix,
  };
}
