import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { columnHeadersIn } from './columnHeader.ts';
import type { GridWell } from './gridWell.ts';
import { rowOfLetterCell } from './rowLetter.ts';

/** Cells that stand as on a plate, one cell per well. */
export interface PlateGrid {
  readonly wells: readonly GridWell[];
  /** The cells it takes up with its row letters and column numbers, from 0, ends included. */
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  /** What stands above the row letters. */
  readonly corner: string;
  /** The last plate column (from 0) that the header names: 1, 2 … 12 is a plate of 12 columns even if only one row follows. */
  readonly lastColumn: number;
  /** Why the grid cannot be read as it stands, or null: several lines per row letter, further rows or columns that belong nowhere. */
  readonly fault: string | null;
}

interface HeaderCell {
  readonly sheetColumn: number;
  /** Plate column, from 0. */
  readonly column: number;
}

const linesAboveFirstLetter = 2;
const emptyLinesWithin = 3;
const furtherLinesPerRow = 8;

/** The grids of a sheet that have both column numbers above and row letters at the left, from the top down. */
export function labelledGrids(sheet: Sheet): PlateGrid[] {
  const grids: PlateGrid[] = [];
  sheet.rows.forEach((_, top) => {
    for (const header of headersIn(sheet, top)) {
      const start = header[0]?.sheetColumn ?? 0;
      if (grids.some((grid) => covers(grid, top, start))) continue;
      const grid = gridBelow(sheet, top, header);
      if (grid !== null) grids.push(grid);
    }
  });
  return grids.map((grid) => (grid.fault === null ? { ...grid, fault: leftOver(sheet, grid, grids) } : grid));
}

/** Whether a cell lies within a grid. */
export function covers(
  grid: Pick<PlateGrid, 'top' | 'left' | 'bottom' | 'right'>,
  row: number,
  column: number,
): boolean {
  return row >= grid.top && row <= grid.bottom && column >= grid.left && column <= grid.right;
}

/** The column numbers of a row; 7 … 12 behind a gap continue 1 … 6. */
function headersIn(sheet: Sheet, row: number): HeaderCell[][] {
  const headers: HeaderCell[][] = [];
  for (const { start, length, first } of columnHeadersIn(sheet.rows[row] ?? [])) {
    const cells = Array.from({ length }, (_, offset) => ({
      sheetColumn: start + offset,
      column: first + offset,
    }));
    const before = headers.at(-1);
    const last = before?.at(-1);
    const goesOn =
      last !== undefined &&
      last.column + 1 === first &&
      start - last.sheetColumn <= 3 &&
      isEmptyCell(cellAt(sheet, row + 1, start - 1));
    if (goesOn) before?.push(...cells);
    else headers.push(cells);
  }
  return headers;
}

function gridBelow(sheet: Sheet, top: number, header: readonly HeaderCell[]): PlateGrid | null {
  const left = (header[0]?.sheetColumn ?? 0) - 1;
  const right = header.at(-1)?.sheetColumn ?? 0;
  if (left < 0) return null;
  const letters: { sheetRow: number; row: number }[] = [];
  let severalLines = false;
  let emptyLines = 0;
  let furtherLines = 0;
  for (let sheetRow = top + 1; sheetRow < sheet.rows.length; sheetRow++) {
    const previous = letters.at(-1)?.row ?? null;
    const row = rowOfLetterCell(cellAt(sheet, sheetRow, left), previous);
    if (row !== null) {
      const follows = previous === null || (emptyLines === 0 ? row > previous : row === previous + 1);
      if (!follows) break;
      if (letters.length > 0 && furtherLines > 0) severalLines = true;
      letters.push({ sheetRow, row });
      emptyLines = furtherLines = 0;
    } else if (isEmptyRange(sheet, sheetRow, left, right)) emptyLines += 1;
    else if (!isEmptyCell(cellAt(sheet, sheetRow, left)) && letters.length > 0) break;
    else if (letters.length > 0 && headersIn(sheet, sheetRow).length > 0) break;
    else furtherLines += 1;
    if (letters.length === 0 && emptyLines + furtherLines > linesAboveFirstLetter) break;
    if (emptyLines > emptyLinesWithin || furtherLines > furtherLinesPerRow) break;
  }
  if (letters.length === 0) return null;
  return {
    wells: letters.flatMap(({ sheetRow, row }) =>
      header.map(({ sheetColumn, column }) => ({ row, column, sheetRow, sheetColumn })),
    ),
    top,
    left,
    bottom: letters.at(-1)?.sheetRow ?? top,
    right,
    corner: cellAt(sheet, top, left).text.trim(),
    lastColumn: header.at(-1)?.column ?? 0,
    fault: severalLines ? 'several lines of numbers for one row letter' : null,
  };
}

/** Numbers beside or below a grid that have a row letter or a column number, but that no grid took. */
function leftOver(sheet: Sheet, grid: PlateGrid, grids: readonly PlateGrid[]): string | null {
  const free = (row: number, column: number) => !grids.some((other) => covers(other, row, column));
  const below = grid.bottom + 1;
  const letter = rowOfLetterCell(cellAt(sheet, below, grid.left), null);
  if (letter !== null && free(below, grid.left) && cellAt(sheet, below, grid.left + 1).number !== null)
    return `a row ${cellAt(sheet, below, grid.left).text.trim()} after row ${cellAt(sheet, grid.bottom, grid.left).text.trim()}`;
  const beside = headersIn(sheet, grid.top).find((cells) => {
    const start = cells[0]?.sheetColumn ?? 0;
    return start > grid.right && free(grid.top, start) && cellAt(sheet, grid.top + 1, start).number !== null;
  });
  if (beside === undefined) return null;
  return `a column ${(beside[0]?.column ?? 0) + 1} after column ${grid.lastColumn + 1}`;
}

function isEmptyRange(sheet: Sheet, row: number, left: number, right: number): boolean {
  for (let column = left; column <= right; column++) {
    if (!isEmptyCell(cellAt(sheet, row, column))) return false;
  }
  return true;
}
