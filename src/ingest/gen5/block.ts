import { cellAddress, cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { columnHeadersIn, type ColumnHeader } from '../columnHeader.ts';
import type { GridWell } from '../gridWell.ts';
import { rowOfLetterCell } from '../rowLetter.ts';
import { isOverTime, wellsAsColumns, wellsAsRows, type WellTable } from '../wellTable.ts';

/** One line of readings: a plate row of one read, or all wells of a read. */
export interface BlockLine {
  /** Plate row from 0; null in a table of wells. */
  readonly row: number | null;
  /** The cell after the last column; empty where there is none. */
  readonly label: string;
  readonly sheetRow: number;
  readonly wells: readonly GridWell[];
}

/** A matrix or a table of wells as Gen5 writes it below a title. */
export interface Block {
  readonly title: string | null;
  readonly top: number;
  readonly bottom: number;
  /** Address of its first cell. */
  readonly address: string;
  readonly lines: readonly BlockLine[];
  /** The last plate column that the header names, from 0. */
  readonly lastColumn: number;
  /** Readings over time, over wavelengths or over places in the well, one line or one column each. */
  readonly series: boolean;
}

const linesUpToTitle = 4;

/** The blocks of a sheet between two rows, from the top down. */
export function blocksOf(sheet: Sheet, from: number, to: number): Block[] {
  const tables = [...wellsAsColumns(sheet), ...wellsAsRows(sheet)].filter(
    (table) => table.top >= from && table.bottom <= to && (table.named || isOverTime(sheet, table)),
  );
  const blocks = tables.map((table) => blockFromTable(sheet, table));
  for (let top = from; top <= to; top++) {
    const header = columnHeadersIn(sheet.rows[top] ?? []).find(({ start }) => start >= 1);
    if (header === undefined || tables.some((table) => top >= table.top && top <= table.bottom)) continue;
    const lines = linesBelow(sheet, top, to, header);
    if (lines.length === 0) continue;
    const bottom = lines.at(-1)?.sheetRow ?? top;
    blocks.push({
      title: titleAbove(sheet, top, from),
      top,
      bottom,
      address: cellAddress(top + 1, header.start),
      lines,
      lastColumn: header.first + header.length - 1,
      series: false,
    });
    top = bottom;
  }
  return blocks.sort((a, b) => a.top - b.top);
}

function linesBelow(sheet: Sheet, top: number, to: number, header: ColumnHeader): BlockLine[] {
  const lines: BlockLine[] = [];
  const left = header.start - 1;
  const end = header.start + header.length;
  let row: number | null = null;
  for (let sheetRow = top + 1; sheetRow <= to; sheetRow++) {
    const letter = rowOfLetterCell(cellAt(sheet, sheetRow, left), row);
    const leftIsEmpty = isEmptyCell(cellAt(sheet, sheetRow, left));
    if (letter === null && (!leftIsEmpty || row === null)) break;
    if (letter === null && isEmptyLine(sheet, sheetRow, left, end)) break;
    if (letter !== null && row !== null && letter <= row) break;
    row = letter ?? row;
    const plateRow = row ?? 0;
    lines.push({
      row: plateRow,
      label: cellAt(sheet, sheetRow, end).text.trim(),
      sheetRow,
      wells: Array.from({ length: header.length }, (_, offset) => ({
        row: plateRow,
        column: header.first + offset,
        sheetRow,
        sheetColumn: header.start + offset,
      })),
    });
  }
  return lines;
}

function blockFromTable(sheet: Sheet, table: WellTable): Block {
  const { top, bottom, left } = table;
  return {
    title: titleAbove(sheet, headOf(sheet, table), 0),
    top,
    bottom,
    address: cellAddress(top, left),
    lines: table.series.map(({ label, wells }) => ({
      row: null,
      label,
      sheetRow: wells[0]?.sheetRow ?? top,
      wells,
    })),
    lastColumn: 0,
    series: isOverTime(sheet, table),
  };
}

/** The first line of a table: with a column for each time, these and the temperatures stand above the first well. */
function headOf(sheet: Sheet, { orientation, top, left, named }: WellTable): number {
  if (orientation === 'wells as columns' || named) return top;
  let head = top;
  while (head > 0 && /^(?:time|wavelength|t[^a-z]* )/i.test(`${cellAt(sheet, head - 1, left).text.trim()} `))
    head -= 1;
  return head;
}

/** The text that stands alone on a line above a block. */
function titleAbove(sheet: Sheet, top: number, from: number): string | null {
  for (let row = top - 1; row >= Math.max(from, top - linesUpToTitle); row--) {
    const filled = (sheet.rows[row] ?? []).filter((cell) => !isEmptyCell(cell));
    const [first] = filled;
    if (first === undefined || /^actual temperature/i.test(first.text.trim())) continue;
    return filled.length === 1 ? first.text.trim() : null;
  }
  return null;
}

function isEmptyLine(sheet: Sheet, row: number, left: number, right: number): boolean {
  for (let column = left; column <= right; column++) {
    if (!isEmptyCell(cellAt(sheet, row, column))) return false;
  }
  return true;
}
