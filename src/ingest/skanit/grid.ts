import { cellAt, isEmptyCell, type Cell, type Sheet } from '#sheet/sheetBook';
import { columnNumber } from '../columnHeader.ts';
import type { GridWell } from '../gridWell.ts';
import { rowOfLetterCell } from '../rowLetter.ts';

/** A grid of SkanIt: what it holds stands in its corner, `Abs`, `Sample`, `Blank subtracted`, `Value`. */
export interface SkanItGrid {
  readonly corner: string;
  readonly wells: readonly GridWell[];
  /** The cells it takes up, from 0, ends included. */
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  /** The last plate column that its header numbers, from 0. */
  readonly lastColumn: number;
}

/**
 * The grids of a sheet from the top down; a part of a plate may be as small as one well.
 *
 * A cell with text behind the last column number (a 13th column called `uM`) is somebody's own and ends the header.
 */
export function skanItGrids(sheet: Sheet): SkanItGrid[] {
  return sheet.rows.flatMap((row, top) =>
    row.flatMap((_, left) => {
      const grid = gridAt(sheet, top, left);
      return grid === null ? [] : [grid];
    }),
  );
}

function gridAt(sheet: Sheet, top: number, left: number): SkanItGrid | null {
  const corner = cellAt(sheet, top, left);
  if (!isCorner(corner)) return null;
  const columns = columnsBehind(sheet, top, left);
  if (columns.length === 0) return null;
  const rows: { readonly row: number; readonly sheetRow: number }[] = [];
  for (let sheetRow = top + 1; ; sheetRow++) {
    const previous = rows.at(-1)?.row ?? null;
    const row = rowOfLetterCell(cellAt(sheet, sheetRow, left), previous);
    if (row === null || (previous !== null && row <= previous)) break;
    rows.push({ row, sheetRow });
  }
  const last = rows.at(-1);
  if (last === undefined) return null;
  return {
    corner: corner.text.trim(),
    wells: rows.flatMap(({ row, sheetRow }) =>
      columns.map((column, index) => ({ row, column, sheetRow, sheetColumn: left + 1 + index })),
    ),
    top,
    left,
    bottom: last.sheetRow,
    right: left + columns.length,
    lastColumn: columns.at(-1) ?? 0,
  };
}

function isCorner(cell: Cell): boolean {
  return !isEmptyCell(cell) && cell.number === null && rowOfLetterCell(cell, null) === null;
}

/** Plate columns (from 0) that are numbered without a gap. */
function columnsBehind(sheet: Sheet, top: number, left: number): number[] {
  const columns: number[] = [];
  for (;;) {
    const number = columnNumber(cellAt(sheet, top, left + 1 + columns.length));
    const previous = columns.at(-1);
    if (number === null || (previous !== undefined && number !== previous + 2)) return columns;
    columns.push(number - 1);
  }
}
