import type { WorkbookCell } from '#domain/workbook';

/** Rounding, and no more: relative to the number, and for percentages and absorbances near 0 absolute. */
const tolerance = { relative: 1e-9, absolute: 1e-10 } as const;

/** Excel's number formats by what is shown. */
export const numberFormats = {
  percent: '0.00',
  absorbance: '0.000',
  level: '0.0000',
  /** p-values */
  p: '[<0.0001]0.0E+00;0.0000',
  /** doses and other positive numbers of any size */
  anySize: '[<0.001]0.00E+00;[<1]0.0000;0.00',
  statistic: '0.000',
  count: '0',
} as const;

/** The format of a quantity by its unit. */
export function formatOfUnit(unit: string): string {
  if (unit === '%') return numberFormats.percent;
  if (unit === '1') return numberFormats.statistic;
  return unit === 'AU' ? numberFormats.level : numberFormats.anySize;
}

/**
 * A number as a live formula where that is right, and as a plain value where it is not: a formula that recalculates to another
 * number than the one the program stands for is worse than none.
 *
 * @param value - the number of the analysis; null gives an empty cell
 * @param formula - null where no formula of a spreadsheet gives the number
 * @param recalculated - what the formula comes to with the numbers of its cells
 */
export function liveCell(
  value: number | null,
  format: string,
  formula: string | null,
  recalculated: number | null,
): WorkbookCell {
  if (value === null) return { value };
  return formula !== null && recalculated !== null && agree(value, recalculated)
    ? { value, format, formula }
    : { value, format };
}

function agree(value: number, recalculated: number): boolean {
  const allowed = Math.max(tolerance.absolute, tolerance.relative * Math.abs(value));
  return Math.abs(value - recalculated) <= allowed;
}
