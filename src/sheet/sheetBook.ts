import type { Inference } from '#domain/inference';

/** One cell: the text as the file has it (trimmed of nothing), and the number it is, if it is one. */
export interface Cell {
  readonly text: string;
  readonly number: number | null;
  /** A formula of a workbook that computes something; a plain reference to another cell does not count. */
  readonly calculated?: true;
}

/** A block of merged cells, from 0, both ends included; only the top left cell has the value. */
export interface MergedCells {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The cells of one sheet; `rows[0][0]` is A1. Rows can have different lengths; a cell that is not there is empty. */
export interface Sheet {
  /** null for a text file. */
  readonly name: string | null;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges?: readonly MergedCells[];
}

/** A file as cells, whatever it was written as. */
export interface SheetBook {
  readonly format: 'xlsx' | 'xls' | 'text';
  readonly sheets: readonly Sheet[];
  /** Encoding, delimiter, decimal mark: what was concluded from the bytes. */
  readonly inferred: readonly Inference[];
  /** The mark before the decimals where the file or the protocol decides it; null or absent: no number needs one. */
  readonly decimal?: 'point' | 'comma' | null;
  /** A text file that stops in the middle of a line: its last cell may have been cut short. */
  readonly openEnd?: boolean;
}

export const emptyCell: Cell = { text: '', number: null };

/** The cell at a row and column from 0; empty beyond the end. */
export function cellAt(sheet: Sheet, row: number, column: number): Cell {
  return sheet.rows[row]?.[column] ?? emptyCell;
}

/** Whether a cell holds nothing that can be seen. */
export function isEmptyCell(cell: Cell): boolean {
  return cell.number === null && cell.text.trim() === '';
}

/** The address a spreadsheet program shows: `C12` from row 11, column 2. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
