import type { NoNumber } from '#domain/quantity';
import { nameFromWell } from '#plate/wellName';
import type { PrintedRead } from '#report/terminal/printedWells';

/** A read whose wells count up from 0.1 in steps of a thousandth, row by row. */
export function printedRead(rows: number, columns: number, changes: Partial<PrintedRead> = {}): PrintedRead {
  const wells: Record<string, number> = {};
  for (let index = 0; index < rows * columns; index++)
    wells[nameFromWell(Math.floor(index / columns), index % columns)] = (100 + index) / 1000;
  return {
    label: '590',
    kind: 'measured',
    mode: 'absorbance',
    wavelengthNm: 590,
    plate: null,
    sheet: null,
    rows,
    columns,
    wells,
    missing: {},
    reasons: {},
    flags: {},
    ...changes,
  };
}

/** The same with something else than a number in some wells. */
export function withoutNumbers(
  read: PrintedRead,
  others: Readonly<Record<string, readonly [string, NoNumber]>>,
): PrintedRead {
  const pairs = Object.entries(others);
  return {
    ...read,
    wells: Object.fromEntries(Object.entries(read.wells).filter(([well]) => !(well in others))),
    missing: Object.fromEntries(pairs.map(([well, [text]]) => [well, text])),
    reasons: Object.fromEntries(pairs.map(([well, [, reason]]) => [well, reason])),
  };
}

/** What is left when the terminal has painted. */
export function unpainted(text: string): string {
  return text.replaceAll(/\u001B\[[\d;]*m/g, '');
}
