import { wellFromName } from '#plate/wellName';
import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { columnHeadersIn } from '../columnHeader.ts';
import type { Block } from './block.ts';
import type { PlateHeader } from './header.ts';

/** The columns of one wavelength: `1, 2 … 12`, or `A1, A2 … H12` where each well is a column. */
export interface TableColumns {
  /** Sheet column of the first one, from 0. */
  readonly start: number;
  readonly length: number;
}

/** A table of a plate section before its wells are placed. */
export interface BlockTable {
  readonly kind: 'raw' | 'reduced';
  /** Row of its column header, from 0; where it has none, the row above its first line. */
  readonly top: number;
  readonly header: boolean;
  /** Rows of its lines; an empty line that only divides it from the next one is not among them. */
  readonly lines: readonly number[];
  readonly columns: readonly TableColumns[];
}

/** Line label (time, wavelength) and temperature stand left of the readings. */
const firstReading = 2;

/**
 * The tables of a plate section: the raw one first, with its temperature, then the one that SoftMax Pro computed.
 *
 * Exports of version 0.3 have no line of column numbers above the raw readings.
 */
export function tablesOf(block: Block, plate: PlateHeader, sheet: Sheet): BlockTable[] {
  const tops: number[] = [];
  for (let row = block.from + 1; row <= block.to; row++) {
    if (headerAt(sheet, row) !== null && startsTable(sheet, row, block.from)) tops.push(row);
  }
  const first = firstLine(sheet, block);
  if (first === null) return [];
  const unlabelled = tops[0] === first || plate.size === null ? [] : [first - 1];
  const starts = [...unlabelled, ...tops];
  return starts.map((top, index) => {
    const last = (starts[index + 1] ?? block.to + 1) - 1;
    const found = unlabelled.includes(top) ? null : headerAt(sheet, top);
    const lines = withoutDivider(
      Array.from({ length: Math.max(0, last - top) }, (_, offset) => top + 1 + offset),
      sheet,
      plate,
    );
    return {
      kind: index > 0 || plate.reducedOnly ? 'reduced' : 'raw',
      top,
      header: found !== null,
      lines,
      columns: found ?? columnsWithoutHeader(plate),
    };
  });
}

/** Whether cells of a row are column numbers or well names from the third cell on. */
function headerAt(sheet: Sheet, row: number): TableColumns[] | null {
  const cells = sheet.rows[row] ?? [];
  const numbers = columnHeadersIn(cells).filter(({ start }) => start >= firstReading);
  const only = columnHeadersIn(cells).every(({ start }) => start >= firstReading);
  if (numbers.length > 0 && only) return numbers.map(({ start, length }) => ({ start, length }));
  const runs: { start: number; length: number }[] = [];
  cells.forEach((cell, column) => {
    if (column < firstReading || cell.number !== null || wellFromName(cell.text) === null) return;
    const before = runs.at(-1);
    if (before !== undefined && before.start + before.length === column) before.length += 1;
    else runs.push({ start: column, length: 1 });
  });
  return runs.length > 0 ? runs : null;
}

/** Column numbers stand on the first line, beside the word Temperature, or below an empty line; counts of light could look like them. */
function startsTable(sheet: Sheet, row: number, blockStart: number): boolean {
  if (/^temp/i.test(cellAt(sheet, row, 1).text.trim())) return true;
  const empty = [0, 1].every((column) => isEmptyCell(cellAt(sheet, row, column)));
  const above = sheet.rows[row - 1] ?? [];
  return empty && (row - 1 === blockStart || above.every(isEmptyCell));
}

function firstLine(sheet: Sheet, { from, to }: Block): number | null {
  for (let row = from + 1; row <= to; row++) {
    if (!(sheet.rows[row] ?? []).every(isEmptyCell)) return row;
  }
  return null;
}

function columnsWithoutHeader({ size, wavelengthCount }: PlateHeader): TableColumns[] {
  const length = size?.columns ?? 12;
  return Array.from({ length: wavelengthCount }, (_, index) => ({
    start: firstReading + index * (length + 1),
    length,
  }));
}

/** In a text the divider has no cells; in a workbook it is the line beyond the plate. */
function withoutDivider(lines: readonly number[], sheet: Sheet, plate: PlateHeader): number[] {
  const kept = [...lines];
  const plateRows = plate.size?.rows ?? Infinity;
  for (;;) {
    const last = kept.at(-1);
    if (last === undefined) return kept;
    const row = sheet.rows[last] ?? [];
    if (!row.every(isEmptyCell) || (row.length > 1 && kept.length <= plateRows)) return kept;
    kept.pop();
  }
}

/** The filled lines of a table, as rows of the sheet. */
export function filledLines(table: BlockTable, sheet: Sheet): number[] {
  return table.lines.filter((row) => !(sheet.rows[row] ?? []).every(isEmptyCell));
}

/** The temperature beside the first line of readings, as written; null where it was not measured. */
export function temperatureOf(table: BlockTable, sheet: Sheet): string | null {
  if (table.kind !== 'raw') return null;
  const cells = table.lines.map((row) => cellAt(sheet, row, 1));
  const found = cells.find((cell) => cell.number !== null);
  return found === undefined ? null : found.text.trim();
}
