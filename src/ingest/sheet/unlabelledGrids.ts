import { formatOfSize, type PlateFormat } from '#plate/plateFormat';
import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { columnHeadersIn } from '../columnHeader.ts';
import type { PlateGrid } from '../plateGrid.ts';
import { rowOfLetterCell } from '../rowLetter.ts';
import { looksLikeReading } from '../wellReading.ts';
import { readingBlock } from './readingBlock.ts';
import type { Box } from './title.ts';

/** A block of readings that lacks row letters, column numbers or both. */
export interface UnlabelledGrid {
  readonly grid: PlateGrid;
  /** What it lacks, in words; what was concluded, or why nothing can be. */
  readonly lacks: 'row letters' | 'column numbers' | 'row letters and column numbers';
  readonly format: PlateFormat | null;
  /** Why it could be two things; null when its size is exactly that of a plate. */
  readonly doubt: string | null;
}

/**
 * The blocks of readings on a sheet that are not labelled on both sides.
 *
 * A block of exactly the size of a plate is taken as that plate from A1. Any other block that could be part of a plate is returned with the
 * doubt: six rows under 1 … 12 may be A–F or B–G, twelve rows of eight are a plate on its side or one and a half. A block is taken whole or
 * not at all: nine rows of twelve are no plate of eight with a line above it.
 *
 * @param taken - what labelled grids and lists already occupy
 */
export function unlabelledGrids(sheet: Sheet, taken: readonly Box[]): UnlabelledGrid[] {
  const found: UnlabelledGrid[] = [];
  let looked: Box[] = [];
  const free = (row: number, column: number) =>
    ![...taken, ...looked, ...found.map(({ grid }) => grid)].some(
      (box) => row >= box.top && row <= box.bottom && column >= box.left && column <= box.right,
    );
  const mostlyReadings = (row: number, { left, right }: Box) => {
    const columns = Array.from({ length: right - left + 1 }, (_, index) => left + index);
    const isReading = (column: number) => free(row, column) && looksLikeReading(cellAt(sheet, row, column));
    return 2 * columns.filter(isReading).length >= columns.length;
  };
  for (let row = 0; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row] ?? [];
    looked = looked.filter(({ bottom }) => bottom >= row);
    for (let column = 0; column < cells.length; column++) {
      if (!free(row, column) || !looksLikeReading(cellAt(sheet, row, column))) continue;
      const block = readingBlock(sheet, row, column, free);
      // A wider line of readings right below it: it is the upper part of something else.
      const made = mostlyReadings(block.bottom + 1, block) ? null : gridFromBlock(sheet, block);
      if (made !== null) found.push(made);
      // A number or two above a block (a temperature) are no line of it.
      else if (mostlyReadings(block.top, block)) looked.push(block);
      column = block.right;
    }
  }
  return found;
}

function gridFromBlock(sheet: Sheet, block: Box): UnlabelledGrid | null {
  const header = columnHeadersIn((sheet.rows[block.top] ?? []).slice(0, block.right + 1)).find(
    ({ start, length }) => start + length - 1 === block.right && start <= block.left + 1,
  );
  if (header !== undefined && header.length >= 3 && header.first === 0 && block.bottom > block.top) {
    const top = block.top + 1;
    return underHeader(sheet, { ...block, top, left: header.start }, header.length);
  }
  const letters = lettersBeside(sheet, block);
  const rows = block.bottom - block.top + 1;
  const columns = block.right - block.left + 1;
  const format = formatOfSize(rows, columns);
  if (letters !== null) {
    const doubt =
      format !== null && letters === 0
        ? null
        : `${rows} lettered rows of ${columns} numbers without column numbers: nothing says which plate column is the first`;
    return columns < 3 || rows < 2 || (doubt !== null && rows < 4)
      ? null
      : { grid: gridAt(block, block.left - 1), lacks: 'column numbers', format, doubt };
  }
  const lacks = 'row letters and column numbers';
  if (format !== null) return { grid: gridAt(block, block.left), lacks, format, doubt: null };
  const turned = formatOfSize(columns, rows);
  if (turned === null || rows * columns < 24) return null;
  const doubt = `${rows} rows of ${columns} numbers: a plate of ${columns} rows × ${rows} columns on its side, or another part of a plate`;
  return { grid: gridAt(block, block.left), lacks, format: null, doubt };
}

function underHeader(sheet: Sheet, block: Box, columns: number): UnlabelledGrid | null {
  const rows = block.bottom - block.top + 1;
  const format = formatOfSize(rows, columns);
  const grid = { ...gridAt(block, block.left), top: block.top - 1 };
  if (format !== null) return { grid, lacks: 'row letters', format, doubt: null };
  const named = block.left > 0 && !isEmptyCell(cellAt(sheet, block.top, block.left - 1));
  if (columns < 6 || named) return null;
  const doubt = `${rows} rows under the column numbers 1 … ${columns} without row letters: nothing says which plate row is the first`;
  return { grid, lacks: 'row letters', format: null, doubt };
}

/** The plate row of the first letter, if every row of the block has one at its left, one after the other. */
function lettersBeside(sheet: Sheet, { top, bottom, left }: Box): number | null {
  if (left === 0) return null;
  const first = rowOfLetterCell(cellAt(sheet, top, left - 1), null);
  if (first === null) return null;
  for (let row = top; row <= bottom; row++) {
    if (rowOfLetterCell(cellAt(sheet, row, left - 1), first + row - top - 1) !== first + row - top)
      return null;
  }
  return first;
}

function gridAt({ top, left, bottom, right }: Box, boxLeft: number): PlateGrid {
  const wells = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++)
      wells.push({ row: row - top, column: column - left, sheetRow: row, sheetColumn: column });
  }
  return {
    wells,
    top,
    left: boxLeft,
    bottom,
    right,
    corner: '',
    lastColumn: right - left,
    fault: null,
  };
}
