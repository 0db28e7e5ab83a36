import { cellAddress, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import type { SheetArea } from './mergedCells.ts';

/** A cell with content, for messages. */
export interface NoteCell {
  readonly cell: string;
  readonly text: string;
}

/** Which cells of a sheet belong to a block or a table already. */
export class TakenCells {
  readonly #cells = new Set<string>();

  has(row: number, column: number): boolean {
    return this.#cells.has(`${row},${column}`);
  }

  add({ top, left, bottom, right }: SheetArea): void {
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) this.#cells.add(`${row},${column}`);
  }

  /** Cells with content that belong to nothing. */
  notesOf(sheet: Sheet): NoteCell[] {
    return sheet.rows.flatMap((cells, row) =>
      cells.flatMap((cell, column) =>
        isEmptyCell(cell) || this.has(row, column)
          ? []
          : [{ cell: cellAddress(row, column), text: cell.text.trim() }],
      ),
    );
  }
}
