import { cellAt, type Cell, type Sheet } from '#sheet/sheetBook';
import { columnHeadersIn } from '../columnHeader.ts';
import type { GridWell } from '../gridWell.ts';
import { rowOfLetterCell } from '../rowLetter.ts';

/** The grid of one reading: `Reading:`, its number, and some columns to the right the numbers of the plate columns. */
export interface GloMaxGrid {
  readonly reading: string;
  readonly wells: readonly GridWell[];
  /** The cells it takes up, from 0, ends included. */
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly lastColumn: number;
}

/** The grids of a sheet from the top down. */
export function gloMaxGrids(sheet: Sheet): GloMaxGrid[] {
  return sheet.rows.flatMap((_, top) => {
    const grid = gridAt(sheet, top);
    return grid === null ? [] : [grid];
  });
}

function gridAt(sheet: Sheet, top: number): GloMaxGrid | null {
  const row = sheet.rows[top] ?? [];
  const word = row.findIndex(({ text }) => /^reading\s*:?$/i.test(text.trim()));
  const header = columnHeadersIn(row).find(({ start }) => start > word);
  if (word < 0 || header === undefined) return null;
  const reading =
    row
      .slice(word + 1, header.start)
      .find(({ text }) => text.trim() !== '')
      ?.text.trim() ?? '';
  // The letters may stand below the first number; the readings are then one cell further right.
  const shift = letterIn(cellAt(sheet, top + 1, header.start), null) === null ? 0 : 1;
  const start = header.start + shift;
  const rows: { readonly row: number; readonly sheetRow: number }[] = [];
  for (let sheetRow = top + 1; ; sheetRow++) {
    const previous = rows.at(-1)?.row ?? null;
    const letters = (sheet.rows[sheetRow] ?? []).slice(0, start).map((cell) => letterIn(cell, previous));
    const letter = letters.find((found) => found !== null) ?? null;
    if (letter === null || (previous !== null && letter <= previous)) break;
    rows.push({ row: letter, sheetRow });
  }
  const last = rows.at(-1);
  if (last === undefined) return null;
  return {
    reading,
    wells: rows.flatMap(({ row: plateRow, sheetRow }) =>
      Array.from({ length: header.length }, (_, index) => ({
        row: plateRow,
        column: header.first + index,
        sheetRow,
        sheetColumn: start + index,
      })),
    ),
    top,
    left: word,
    bottom: last.sheetRow,
    right: start + header.length - 1,
    lastColumn: header.first + header.length - 1,
  };
}

/** The plate row of `A` or `A:`. */
function letterIn(cell: Cell, previous: number | null): number | null {
  return rowOfLetterCell({ ...cell, text: cell.text.replace(/:\s*$/, '') }, previous);
}
