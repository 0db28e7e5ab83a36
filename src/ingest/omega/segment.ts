import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { columnHeadersIn } from '../columnHeader.ts';
import type { GridWell } from '../gridWell.ts';
import { rowOfLetterCell } from '../rowLetter.ts';
import { looksLikeReading } from '../wellReading.ts';
import { lineOf } from './facts.ts';

/** The lines of one reading of a plate: below a line `Chromatic: 1`, or between two lines of dashes. */
export interface Segment {
  /** Number of the chromatic; null for a list that names none. */
  readonly chromatic: number | null;
  readonly testName: string | null;
  /** First and last row, from 0. */
  readonly from: number;
  readonly to: number;
}

/** The lines of numbers of a segment. */
export interface Matrix {
  readonly wells: readonly GridWell[];
  readonly rows: number;
  /** Cells of its longest line. */
  readonly columns: number;
  /** Row of its first line, from 0. */
  readonly top: number;
}

const chromaticLine = /^chromatic\s*:?\s*(\d+)/i;

/** The segments of a sheet, from the top down. */
export function segmentsOf(sheet: Sheet): Segment[] {
  const segments: Segment[] = [];
  let testName: string | null = null;
  let open: Omit<Segment, 'to'> = { chromatic: null, testName, from: 0 };
  sheet.rows.forEach((_, row) => {
    const line = lineOf(sheet, row);
    const named = /^test ?name\s*:\s*(.+?)(?:\s{2,}|$)/i.exec(line)?.[1];
    if (named !== undefined) {
      testName = named;
      open = { ...open, testName };
    }
    const chromatic = chromaticLine.exec(line)?.[1];
    if (chromatic === undefined && !/^-{20,}$/.test(line)) return;
    segments.push({ ...open, to: row - 1 });
    open = { chromatic: chromatic === undefined ? null : Number(chromatic), testName, from: row + 1 };
  });
  segments.push({ ...open, to: sheet.rows.length - 1 });
  return segments;
}

/** Whether a row begins the numbers of a chromatic. */
export function opensChromatic(sheet: Sheet, row: number): boolean {
  return chromaticLine.test(lineOf(sheet, row));
}

/** The matrix of a segment: lines of numbers one below the other, without letters or with; null if there is none. */
export function matrixOf(sheet: Sheet, { from, to }: Segment): Matrix | null {
  const isLine = (row: number) => {
    const filled = (sheet.rows[row] ?? []).filter((cell) => !isEmptyCell(cell));
    const readings = filled.filter((cell) => looksLikeReading(cell) || /^-+$/.test(cell.text.trim()));
    return filled.length >= 2 && readings.length >= filled.length - 1;
  };
  let top = from;
  while (top <= to && (!isLine(top) || isNumbered(sheet, top))) top += 1;
  if (top > to) return null;
  let bottom = top;
  while (bottom < to && isLine(bottom + 1)) bottom += 1;
  const rows = Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
  const left = Math.min(...rows.map((row) => firstReading(sheet, row)));
  const width = Math.max(...rows.map((row) => lastFilled(sheet, row) + 1 - left));
  return {
    wells: rows.flatMap((sheetRow, row) =>
      Array.from({ length: width }, (_, column) => ({ row, column, sheetRow, sheetColumn: left + column })),
    ),
    rows: rows.length,
    columns: width,
    top,
  };
}

/** The line that numbers the columns, if there is one. */
function isNumbered(sheet: Sheet, row: number): boolean {
  const filled = (sheet.rows[row] ?? []).filter((cell) => !isEmptyCell(cell)).length;
  return columnHeadersIn(sheet.rows[row] ?? []).some(
    ({ length, first }) => first === 0 && length === filled && length > 2,
  );
}

function firstReading(sheet: Sheet, row: number): number {
  const cells = sheet.rows[row] ?? [];
  return cells.findIndex((cell) => !isEmptyCell(cell) && rowOfLetterCell(cell, null) === null);
}

function lastFilled(sheet: Sheet, row: number): number {
  return (sheet.rows[row] ?? []).findLastIndex((_, column) => !isEmptyCell(cellAt(sheet, row, column)));
}
