import { nameFromRow, rowFromName } from '#plate/wellName';
import { cellAddress, cellAt, type Sheet } from '#sheet/sheetBook';
import { dosesAtTheSide, drawnOtherwise, type OtherDrawing } from './drawnOtherwise.ts';
import type { SheetArea } from './mergedCells.ts';
import type { TakenCells } from './takenCells.ts';

/** A grid with column numbers above and row letters at the side; all positions from 0. */
export interface GridBlock {
  /** Text of the top left cell: the attribute. */
  readonly corner: string;
  readonly top: number;
  readonly left: number;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Row and column on the plate of the first cell. */
  readonly firstRow: number;
  readonly firstColumn: number;
}

/** A grid that starts right and goes wrong. */
export interface GridFault {
  readonly corner: string;
  /** Spreadsheet address. */
  readonly cell: string;
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
  /** With its headings. */
  readonly area: SheetArea;
}

export interface GridsOfSheet {
  readonly blocks: readonly GridBlock[];
  readonly faults: readonly GridFault[];
  /** Tables that may be a plate in another form; whether they matter depends on what else the layout says. */
  readonly drawings: readonly OtherDrawing[];
}

/**
 * Finds the blocks of a layout sheet, wherever they stand: below each other, side by side, between notes.
 *
 * @param taken - cells that belong to something else; those of the blocks are added
 */
export function gridBlocks(sheet: Sheet, taken: TakenCells): GridsOfSheet {
  const blocks: GridBlock[] = [];
  const faults: GridFault[] = [];
  const drawings: OtherDrawing[] = [];
  for (const [top, cells] of sheet.rows.entries()) {
    for (let left = 0; left < cells.length; left++) {
      if (taken.has(top, left)) continue;
      const columnCount = headerLength(sheet, top, left);
      if (columnCount < 2) {
        const drawing = drawnOtherwise(sheet, top, left);
        if (drawing === null) continue;
        drawings.push(drawing);
        taken.add(drawing.area);
        continue;
      }
      const found = blockAt(sheet, top, left, columnCount);
      if (found === null) continue;
      const area = { top, left, bottom: top + found.rowCount, right: left + columnCount };
      if ('fault' in found) faults.push({ ...found.fault, area });
      else blocks.push(found.block);
      taken.add(area);
    }
  }
  return { blocks, faults, drawings };
}

/** Rows and columns that a block takes, with its headings. */
export function areaOfBlock({ top, left, rowCount, columnCount }: GridBlock): SheetArea {
  return { top, left, bottom: top + rowCount, right: left + columnCount };
}

/** Whether 1, 2, 3 … stand right of a cell and a row letter below it: the corner of a block. */
export function startsBlock(sheet: Sheet, row: number, left: number): boolean {
  return headerLength(sheet, row, left) >= 2 && rowFromName(textAt(sheet, row + 1, left)) !== null;
}

/** How many cells right of a corner count on from a column number: `3, 4, 5` is 3. */
function headerLength(sheet: Sheet, row: number, left: number): number {
  const first = columnNumber(sheet, row, left + 1);
  if (first === null || columnNumber(sheet, row, left) === first - 1) return 0;
  let length = 1;
  while (columnNumber(sheet, row, left + 1 + length) === first + length) length++;
  return length;
}

/** Beyond 48 too: that a block is larger than any plate is said where the plate is known. */
function columnNumber(sheet: Sheet, row: number, column: number): number | null {
  const match = /^0*([1-9]\d?)$/.exec(textAt(sheet, row, column));
  return match === null ? null : Number(match[1]);
}

type Found = { readonly rowCount: number } & (
  { readonly block: GridBlock } | { readonly fault: Omit<GridFault, 'area'> }
);

function blockAt(sheet: Sheet, top: number, left: number, columnCount: number): Found | null {
  const firstColumn = (columnNumber(sheet, top, left + 1) ?? 1) - 1;
  const corner = textAt(sheet, top, left);
  const label = textAt(sheet, top + 1, left);
  const firstRow = rowFromName(label);
  const filled = (row: number): boolean =>
    Array.from({ length: columnCount }, (_, index) => textAt(sheet, row, left + 1 + index)).some(
      (text) => text !== '',
    );
  const fault = (row: number, expected: string): Found => ({
    // The rest of the grid is claimed too: its cells are neither notes nor further blocks.
    rowCount: filledRows(row, filled) - top - 1,
    fault: {
      corner,
      cell: cellAddress(row, left),
      found: `row letter "${textAt(sheet, row, left)}"`,
      expected,
      fix: dosesAtTheSide(sheet, row, left, corner)
        ? 'draw the plate as it stands: A, B, C … down, 1, 2, 3 … across, and the dose in the cell of every well'
        : 'label the rows A, B, C … without gaps, and leave a blank line below the block',
    },
  });
  if (firstRow === null) {
    const meant = firstColumn === 0 && columnCount >= 3 && filled(top + 1);
    return meant ? fault(top + 1, 'a row letter, A to AF') : null;
  }
  let rowCount = 1;
  for (; ; rowCount++) {
    const row = top + 1 + rowCount;
    if (rowFromName(textAt(sheet, row, left)) === firstRow + rowCount) continue;
    // Blocks may follow each other without a blank line: the next thing is then a header.
    if (filled(row) && headerLength(sheet, row, left) < 2)
      return fault(row, `row letter ${nameFromRow(firstRow + rowCount)}`);
    break;
  }
  return { rowCount, block: { corner, top, left, rowCount, columnCount, firstRow, firstColumn } };
}

/** The first row from here on with nothing in it. */
function filledRows(row: number, filled: (row: number) => boolean): number {
  let end = row;
  while (filled(end)) end++;
  return end;
}

function textAt(sheet: Sheet, row: number, column: number): string {
  return cellAt(sheet, row, column).text.trim();
}
