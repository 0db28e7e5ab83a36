import { cellAt, type Sheet } from '#sheet/sheetBook';
import { looksLikeReading } from '../wellReading.ts';
import type { Box } from './title.ts';

/**
 * The largest block of readings from a cell to the right and down whose first row and first column are filled.
 *
 * @param free - whether a cell belongs to nothing else yet
 */
export function readingBlock(
  sheet: Sheet,
  top: number,
  left: number,
  free: (row: number, column: number) => boolean,
): Box {
  const isReading = (row: number, column: number) =>
    free(row, column) && looksLikeReading(cellAt(sheet, row, column));
  let right = left;
  while (isReading(top, right + 1) || isReading(top + 1, right + 1)) right += 1;
  let bottom = top;
  while (rowGoesOn(sheet, bottom + 1, left, right, isReading)) bottom += 1;
  return { top, left, bottom, right };
}

/** A row belongs to a block if most of its cells there are readings and it does not go on beyond it. */
function rowGoesOn(
  sheet: Sheet,
  row: number,
  left: number,
  right: number,
  isReading: (row: number, column: number) => boolean,
): boolean {
  let readings = 0;
  for (let column = left; column <= right; column++) if (isReading(row, column)) readings += 1;
  const beyond = isReading(row, right + 1) || (left > 0 && isReading(row, left - 1));
  return 2 * readings >= right - left + 1 && !beyond && row < sheet.rows.length;
}
