import { max } from 'd3-array';
import { plateFormats, type PlateFormat } from '#plate/plateFormat';
import { isEmptyCell, type Sheet } from '#sheet/sheetBook';
import type { GridWell } from '../gridWell.ts';
import { looksLikeReading } from '../wellReading.ts';

/** Lines of readings without row letters and column numbers, as the export format "Plate" writes them. */
export interface BareMatrix {
  /** From 0, ends included. */
  readonly top: number;
  readonly bottom: number;
  readonly wells: readonly GridWell[];
  readonly format: PlateFormat;
  /** Why it cannot be told which well is which, or null. */
  readonly fault: string | null;
}

/**
 * The matrix that begins in a row; its size is that of the plate with as many columns.
 *
 * Each line ends with a delimiter, so a plate of 12 columns has 13 cells, and wells that were not read are empty cells.
 *
 * @returns null when the lines from there on are no matrix of readings
 */
export function bareMatrixAt(sheet: Sheet, top: number): BareMatrix | null {
  let end = top;
  while (isMatrixLine(sheet, end)) end += 1;
  const lines = sheet.rows.slice(top, end);
  const length = max(lines, (line) => line.length) ?? 0;
  const filled = max(lines, (line) => line.findLastIndex((cell) => !isEmptyCell(cell)) + 1) ?? 0;
  if (filled === 0) return null;
  const whole = [length - 1, length].map(formatOfColumns).find((format) => {
    return format !== null && format.columns >= filled && format.rows === lines.length;
  });
  if (whole !== undefined && whole !== null) return matrix(top, lines.length, whole, null);

  // A spreadsheet program writes all lines equally long: there lines of delimiters may be empty lines.
  const isBlank = (line: number) => (lines[line] ?? []).every(isEmptyCell);
  const first = lines.findIndex((_, line) => !isBlank(line));
  const last = lines.findLastIndex((_, line) => !isBlank(line));
  const format = formatOfColumns(filled) ?? (length - 1 > filled ? formatOfColumns(length - 1) : null);
  if (format === null) return null;
  const rows = last - first + 1;
  const startsAtColumn1 = lines.some(([cell]) => cell !== undefined && !isEmptyCell(cell));
  const fault =
    rows > format.rows
      ? `${rows} lines of numbers, ${format.columns} in each`
      : startsAtColumn1 && (rows === format.rows || first === 0)
        ? null
        : 'a matrix without row letters and column numbers, with empty lines or columns around it';
  return matrix(top + first, rows, format, fault);
}

function matrix(top: number, rows: number, format: PlateFormat, fault: string | null): BareMatrix {
  const wells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: format.columns }, (__, column) => ({
      row,
      column,
      sheetRow: top + row,
      sheetColumn: column,
    })),
  ).flat();
  return { top, bottom: top + rows - 1, wells, format, fault };
}

function formatOfColumns(columns: number): PlateFormat | null {
  return plateFormats.find((format) => format.columns === columns) ?? null;
}

/** A line of two cells or more in which nothing stands but readings. */
function isMatrixLine(sheet: Sheet, row: number): boolean {
  const cells = sheet.rows[row];
  return (
    cells !== undefined &&
    cells.length >= 3 &&
    cells.every((cell) => isEmptyCell(cell) || looksLikeReading(cell))
  );
}
