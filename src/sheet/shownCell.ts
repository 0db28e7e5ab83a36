import { cellAt, type Cell, type MergedCells, type Sheet } from './sheetBook.ts';

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
