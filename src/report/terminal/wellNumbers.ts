import type { PrintedWell } from './printedWells.ts';

/** How the numbers of a plate are printed. */
export interface WellNumbers {
  readonly decimals: number;
  /** Characters of a cell, with the blank (or the sign) before its number. */
  readonly cellWidth: number;
  /** Whether a number is printed with fewer decimals than it has. */
  readonly rounded: boolean;
}

const mostDecimals = 3;
/** A plate of 96 wells stands on one screen; larger ones are divided there. */
const columnsOfOneScreen = 12;

/**
 * As many decimals as the numbers have, three at most, and as 12 columns leave room for.
 *
 * @param room - characters for the wells of a line
 */
export function wellNumbers(wells: readonly PrintedWell[], room: number): WellNumbers {
  const values = wells.flatMap(({ value }) => (value === null ? [] : [value]));
  const widthWith = (decimals: number) =>
    1 + Math.max(1, ...values.map((value) => value.toFixed(decimals).length));
  const columns = Math.min(columnsOfOneScreen, 1 + Math.max(0, ...wells.map(({ column }) => column)));
  let decimals = Math.min(mostDecimals, Math.max(0, ...values.map(decimalsOf)));
  while (decimals > 0 && widthWith(decimals) * columns > room) decimals -= 1;
  return {
    decimals,
    // At least as wide as the number of the last column with its blank.
    cellWidth: Math.max(3, widthWith(decimals)),
    rounded: values.some((value) => Number(value.toFixed(decimals)) !== value),
  };
}

function decimalsOf(value: number): number {
  return [0, 1, 2].find((decimals) => Number(value.toFixed(decimals)) === value) ?? mostDecimals;
}
