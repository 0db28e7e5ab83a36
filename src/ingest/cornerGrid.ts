import { cellAt, isEmptyCell, type Cell, type Sheet } from '#sheet/sheetBook';
import { columnNumber } from './columnHeader.ts';
import type { GridWell } from './gridWell.ts';
import { rowOfLetterCell } from './rowLetter.ts';

/** The wells of a plate beside and below a cell `<>`, as the programs of Tecan print a matrix. */
export interface CornerGrid {
  readonly wells: readonly GridWell[];
  /** The cells it takes up, from 0, ends included; the first one is the corner. */
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  /** The last plate column that it names, from 0. */
  readonly lastColumn: number;
  /** Plate columns stand one below the other. */
  readonly turned: boolean;
}

const emptyLinesWithin = 3;

/**
 * All grids with a corner `<>`, from the top down; whatever stands right of the last column number is not part of one.
 *
 * The part of a plate that was read may begin anywhere: `<>`, 2, 3 … and B below it is the plate from B2 on.
 */
export function cornerGrids(sheet: Sheet): CornerGrid[] {
  return sheet.rows.flatMap((row, top) =>
    row.flatMap((cell, left) => {
      if (!isCorner(cell)) return [];
      const grid = gridAt(sheet, top, left, false) ?? gridAt(sheet, top, left, true);
      return grid === null ? [] : [grid];
    }),
  );
}

/** Whether a cell is the corner of a grid or of a list of wells. */
export function isCorner(cell: Cell): boolean {
  return cell.text.trim() === '<>';
}

function gridAt(sheet: Sheet, top: number, left: number, turned: boolean): CornerGrid | null {
  const [across, down] = turned ? [plateRow, plateColumn] : [plateColumn, plateRow];
  const columns = runOf((offset) => cellAt(sheet, top, left + offset), across, 0);
  const rows = runOf((offset) => cellAt(sheet, top + offset, left), down, emptyLinesWithin);
  const [lastColumn, lastRow] = [columns.at(-1), rows.at(-1)];
  if (lastColumn === undefined || lastRow === undefined) return null;
  return {
    wells: rows.flatMap((row) =>
      columns.map((column) => ({
        row: turned ? column.index : row.index,
        column: turned ? row.index : column.index,
        sheetRow: top + row.offset,
        sheetColumn: left + column.offset,
      })),
    ),
    top,
    left,
    bottom: top + lastRow.offset,
    right: left + lastColumn.offset,
    lastColumn: (turned ? lastRow : lastColumn).index,
    turned,
  };
}

function plateColumn(cell: Cell): number | null {
  const column = columnNumber(cell);
  return column === null ? null : column - 1;
}

function plateRow(cell: Cell, previous: number | null): number | null {
  return rowOfLetterCell(cell, previous);
}

interface Line {
  readonly offset: number;
  readonly index: number;
}

/** Rising letters or numbers from the corner on; over a gap only the very next one counts. */
function runOf(
  cellOf: (offset: number) => Cell,
  indexOf: (cell: Cell, previous: number | null) => number | null,
  mostGaps: number,
): Line[] {
  const found: Line[] = [];
  let gaps = 0;
  for (let offset = 1; gaps <= mostGaps; offset++) {
    const cell = cellOf(offset);
    const previous = found.at(-1)?.index ?? null;
    const index = indexOf(cell, previous);
    const follows = previous === null || (gaps === 0 ? (index ?? -1) > previous : index === previous + 1);
    if (index !== null && follows) {
      found.push({ offset, index });
      gaps = 0;
    } else if (isEmptyCell(cell) && previous !== null) gaps += 1;
    else break;
  }
  return found;
}
