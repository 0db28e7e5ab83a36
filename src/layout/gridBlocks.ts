import { nameFromRow, rowFromName } from '#plate/wellName';
import { cellAddress, cellAt, type Sheet } from '#sheet/sheetBook';

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
}

export interface GridsOfSheet {
  readonly blocks: readonly GridBlock[];
  readonly faults: readonly GridFault[];
  /** Cells with content that belong to no block. */
  readonly notes: readonly { readonly cell: string; readonly text: string }[];
}

/** Finds the blocks of a layout sheet, wherever they stand: below each other, side by side, between notes. */
export function gridBlocks(sheet: Sheet): GridsOfSheet {
  const claimed = new Set<string>();
  const blocks: GridBlock[] = [];
  const faults: GridFault[] = [];
  for (const [top, cells] of sheet.rows.entries()) {
    for (let left = 0; left < cells.length; left++) {
      if (claimed.has(`${top},${left}`)) continue;
      const columnCount = headerLength(sheet, top, left);
      if (columnCount < 2) continue;
      const found = blockAt(sheet, top, left, columnCount);
      if (found === null) continue;
      if ('fault' in found) faults.push(found.fault);
      else blocks.push(found.block);
      for (let row = 0; row <= found.rowCount; row++) {
        for (let column = 0; column <= columnCount; column++) claimed.add(`${top + row},${left + column}`);
      }
    }
  }
  return { blocks, faults, notes: notesOf(sheet, claimed) };
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

type Found = { readonly rowCount: number } & ({ readonly block: GridBlock } | { readonly fault: GridFault });

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
      fix: 'label the rows A, B, C … without gaps, and leave a blank line below the block',
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

function notesOf(sheet: Sheet, claimed: ReadonlySet<string>): GridsOfSheet['notes'] {
  return sheet.rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      const text = cell.text.trim();
      return text === '' || claimed.has(`${row},${column}`) ? [] : [{ cell: cellAddress(row, column), text }];
    }),
  );
}

function textAt(sheet: Sheet, row: number, column: number): string {
  return cellAt(sheet, row, column).text.trim();
}
