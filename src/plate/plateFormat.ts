/** Rows × columns of a microplate. */
export interface PlateFormat {
  readonly rows: number;
  readonly columns: number;
}

/** The plates that are sold (ANSI/SLAS footprint), smallest first. */
export const plateFormats: readonly PlateFormat[] = [
  { rows: 2, columns: 3 },
  { rows: 3, columns: 4 },
  { rows: 4, columns: 6 },
  { rows: 6, columns: 8 },
  { rows: 8, columns: 12 },
  { rows: 16, columns: 24 },
  { rows: 32, columns: 48 },
];

/** The plate with exactly this many rows and columns, or null. */
export function formatOfSize(rows: number, columns: number): PlateFormat | null {
  return plateFormats.find((format) => format.rows === rows && format.columns === columns) ?? null;
}

/** The smallest plate on which a well of this row and column (from 0) exists, or null beyond AF48. */
export function smallestFormatHolding(row: number, column: number): PlateFormat | null {
  return plateFormats.find((format) => row < format.rows && column < format.columns) ?? null;
}
