import { cellAddress, cellAt, type Sheet } from '#sheet/sheetBook';
import { blockAttributeFromText, type BlockAttribute } from './blockAttribute.ts';
import type { SheetArea } from './mergedCells.ts';
import { isDose } from './wellContentOfCell.ts';

/** A table under the name of an attribute that is no picture of a plate: doses or replicates as headings, columns numbered in another way. */
export interface OtherDrawing {
  readonly corner: string;
  readonly attribute: BlockAttribute;
  /** Spreadsheet address of the first heading. */
  readonly cell: string;
  readonly headings: readonly string[];
  readonly area: SheetArea;
}

/**
 * A table in which doses, replicates or anything but 1, 2, 3 … stand above the columns: `T-DM1 (µg/ml) | 10 | 2.5 | 0` with replicates
 * below. Which wells it speaks of cannot be known.
 *
 * @returns null when the cell is no corner of such a table
 */
export function drawnOtherwise(sheet: Sheet, top: number, left: number): OtherDrawing | null {
  const corner = textAt(sheet, top, left);
  if (!/\p{L}/u.test(corner) || cellAt(sheet, top, left).number !== null) return null;
  let right = left;
  while (isHeading(sheet, top, right + 1)) right += 1;
  if (right - left < 2) return null;
  const attribute = blockAttributeFromText(corner, false, {});
  if (!attribute.ok) return null;
  const filled = (row: number): boolean =>
    textAt(sheet, row, left) !== '' && textAt(sheet, row, left + 1) + textAt(sheet, row, left + 2) !== '';
  let bottom = top;
  while (filled(bottom + 1)) bottom += 1;
  if (bottom === top) return null;
  const headings = Array.from({ length: right - left }, (_, index) => textAt(sheet, top, left + 1 + index));
  return {
    corner,
    attribute: attribute.value,
    cell: cellAddress(top, left + 1),
    headings,
    area: { top, left, bottom, right },
  };
}

/** Whether a dose stands where the row letter of a block of doses should. */
export function dosesAtTheSide(sheet: Sheet, row: number, column: number, corner: string): boolean {
  const attribute = blockAttributeFromText(corner, false, {});
  const isOfDoses = attribute.ok && (attribute.value.kind === 'dose' || attribute.value.kind === 'treatment');
  return isOfDoses && isDoseLike(sheet, row, column);
}

/** Whether a cell could be a dose: a number, with or without a unit. */
function isDoseLike(sheet: Sheet, row: number, column: number): boolean {
  const cell = cellAt(sheet, row, column);
  return cell.number !== null || isDose(cell);
}

function isHeading(sheet: Sheet, row: number, column: number): boolean {
  return isDoseLike(sheet, row, column) || /^rep(?:licate)?\b/i.test(textAt(sheet, row, column));
}

function textAt(sheet: Sheet, row: number, column: number): string {
  return cellAt(sheet, row, column).text.trim();
}
