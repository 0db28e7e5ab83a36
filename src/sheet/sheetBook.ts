import type { Inference } from '#domain/inference';

/** One cell: the text as the file has it (trimmed of nothing), and the number it is, if it is one. */
export interface Cell {
  readonly text: string;
  readonly number: number | null;
}

/** The cells of one sheet; `rows[0][0]` is A1. Rows can have different lengths; a cell that is not there is empty. */
export interface Sheet {
  /** null for a text file. */
  readonly name: string | null;
  readonly rows: readonly (readonly Cell[])[];
}

/** A file as cells, whatever it was written as. */
export interface SheetBook {
  readonly format: 'xlsx' | 'xls' | 'text';
  readonly sheets: readonly Sheet[];
  /** Encoding, delimiter, decimal mark: what was concluded from the bytes. */
  readonly inferred: readonly Inference[];
}

export const emptyCell: Cell = { text: '', number: null };

/** The cell at a row and column from 0; empty beyond the end. */
export function cellAt(sheet: Sheet, row: number, column: number): Cell {
  return sheet.rows[row]?.[column] ?? emptyCell;
}

/** The address a spreadsheet program shows: `C12` from row 11, column 2. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
