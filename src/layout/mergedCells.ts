import { cellAddress, cellAt, isEmptyCell, type MergedCells, type Sheet } from '#sheet/sheetBook';

/** Rows and columns of a sheet from 0, both ends included. */
export type SheetArea = MergedCells;

/** Merged cells with content that share a cell with an area. */
export function mergesTouching(sheet: Sheet, area: SheetArea): MergedCells[] {
  return (sheet.merges ?? []).filter(
    ({ top, left, bottom, right }) =>
      top <= area.bottom &&
      bottom >= area.top &&
      left <= area.right &&
      right >= area.left &&
      !isEmptyCell(cellAt(sheet, top, left)),
  );
}

/** Whether an area lies within another. */
export function isWithin(inner: SheetArea, outer: SheetArea): boolean {
  return (
    inner.top >= outer.top &&
    inner.left >= outer.left &&
    inner.bottom <= outer.bottom &&
    inner.right <= outer.right
  );
}

/** `B2:D4` of an area, `B2` of one cell. */
export function areaAddress({ top, left, bottom, right }: SheetArea): string {
  const first = cellAddress(top, left);
  return top === bottom && left === right ? first : `${first}:${cellAddress(bottom, right)}`;
}
