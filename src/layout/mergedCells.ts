import { cellAddress, cellAt, isEmptyCell, type Cell, type MergedCells, type Sheet } from '#sheet/sheetBook';

/** Rows and columns of a sheet from 0, both ends included. */
export type SheetArea = MergedCells;

/** The cell that is shown at a place: that of the merged cells the place belongs to, otherwise its own. */
export function shownCell(sheet: Sheet, row: number, column: number): Cell {
  const merge = mergeAt(sheet, row, column);
  return merge === null ? cellAt(sheet, row, column) : cellAt(sheet, merge.top, merge.left);
}

/** The merged cells that a place belongs to, or null. */
export function mergeAt(sheet: Sheet, row: number, column: number): MergedCells | null {
  return (
    sheet.merges?.find(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    ) ?? null
  );
}

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
