import type { NoNumber } from '#domain/quantity';
import { nameFromWell } from '#plate/wellName';

/** What of a read is printed. */
export interface PrintedRead {
  readonly label: string;
  readonly kind: string;
  readonly mode: string;
  readonly wavelengthNm: number | null;
  readonly plate: string | null;
  readonly sheet: string | null;
  readonly rows: number;
  readonly columns: number;
  readonly wells: Readonly<Record<string, number>>;
  /** The text of the wells without a number. */
  readonly missing: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, NoNumber>>;
  readonly flags: Readonly<Record<string, readonly string[]>>;
}

/** One well as it is printed. */
export interface PrintedWell {
  readonly well: string;
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
  /** Says without colour what is special about the well; empty for a plain number. */
  readonly sign: string;
  /** What the reader wrote in place of a number. */
  readonly text: string;
}

/** The signs of a plate in the terminal, in the order of the legend. */
export const wellSigns: readonly (readonly [string, string])[] = [
  ['>', 'above the range'],
  ['<', 'below the range'],
  ['x', 'masked'],
  ['?', 'no number'],
  ['.', 'nothing'],
];

const signOf: Readonly<Record<NoNumber, string>> = {
  aboveRange: '>',
  belowRange: '<',
  masked: 'x',
  notMeasured: '?',
  text: '?',
  notComputable: '?',
  empty: '.',
};

/** The wells of a plate, row by row; a well that the file does not have is printed as one with nothing in it. */
export function printedWells(read: PrintedRead): PrintedWell[][] {
  return Array.from({ length: read.rows }, (_, row) =>
    Array.from({ length: read.columns }, (__, column): PrintedWell => {
      const well = nameFromWell(row, column);
      const value = read.wells[well] ?? null;
      const reason = read.reasons[well] ?? 'empty';
      const saturated = read.flags[well]?.includes('saturated') === true;
      const sign = value === null ? signOf[reason] : saturated ? '>' : '';
      return { well, row, column, value, sign, text: read.missing[well] ?? '' };
    }),
  );
}
