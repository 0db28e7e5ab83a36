import { isEmptyCell, type Cell } from '#sheet/sheetBook';

/** Cells that number the columns of a plate: 1, 2, 3 … side by side. */
export interface ColumnHeader {
  /** Column of the sheet, from 0. */
  readonly start: number;
  readonly length: number;
  /** Plate column of the first cell, from 0. */
  readonly first: number;
}

const mostColumns = 48;

/** All runs of at least two rising whole numbers in a row of cells; `01` and text count as well. */
export function columnHeadersIn(row: readonly Cell[]): ColumnHeader[] {
  const headers: ColumnHeader[] = [];
  let start = 0;
  while (start < row.length) {
    const first = columnNumber(row[start]);
    let length = first === null ? 0 : 1;
    while (first !== null && columnNumber(row[start + length]) === first + length) length += 1;
    if (first !== null && length >= 2) headers.push({ start, length, first: first - 1 });
    start += Math.max(1, length);
  }
  return headers;
}

/** The plate column (from 1) that a cell numbers, or null. */
export function columnNumber(cell: Cell | undefined): number | null {
  if (cell === undefined || isEmptyCell(cell) || cell.number === null) return null;
  return Number.isInteger(cell.number) &&
    cell.number >= 1 &&
    cell.number <= mostColumns &&
    /^\s*0?\d+\s*$/.test(cell.text)
    ? cell.number
    : null;
}
