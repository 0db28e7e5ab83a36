import { placeAt, type Problem } from '#domain/problem';
import type { Read } from '#domain/read';
import { nameFromWell } from '#plate/wellName';
import { cellAddress, isEmptyCell, type Sheet, type SheetBook } from '#sheet/sheetBook';
import type { GridWell } from './gridWell.ts';

/** A grid as it stands on a sheet. */
interface PrintedGrid {
  readonly wells: readonly GridWell[];
  readonly bottom: number;
  readonly right: number;
}

/** How many rows of a plate a grid has. */
export function rowsOf({ wells }: Pick<PrintedGrid, 'wells'>): number {
  return new Set(wells.map(({ row }) => row)).size;
}

/** Whether nothing stands below a row of a sheet. */
export function endsSheet(sheet: Sheet, bottom: number): boolean {
  return sheet.rows.slice(bottom + 1).every((row) => row.every(isEmptyCell));
}

/**
 * Says that the last rows of a plate are not there, for programs that print all of them.
 *
 * @returns `file-damaged`: an error where the file ends with the grid, else a warning
 */
export function rowsMissing(
  grid: PrintedGrid,
  { label, rows, columns }: Pick<Read, 'label' | 'rows' | 'columns'>,
  sheet: Sheet,
  program: string,
  file: string,
): Problem[] {
  const [first] = grid.wells;
  const printed = rowsOf(grid);
  const whole = first?.row === 0 && first.column === 0 && grid.wells.length === printed * columns;
  if (!whole || printed >= rows) return [];
  return [
    {
      code: 'file-damaged',
      severity: endsSheet(sheet, grid.bottom) ? 'error' : 'warning',
      file,
      place: placeAt({ sheet: sheet.name, cell: cellAddress(grid.bottom, grid.right) }),
      found: `${printed} of ${rows} rows of the plate in ${label}`,
      expected: `all rows of the plate, as ${program} prints them`,
      fix: 'Export or copy the file again. If rows were taken out on purpose, leave those wells out of the layout.',
    },
  ];
}

/**
 * Suspects a list of a text that ends with the file before the last well of the plate.
 *
 * @param list - where it ends, from 0
 */
export function listEndMissing(
  { bottom, right }: { readonly bottom: number; readonly right: number },
  { label, wells, rows, columns }: Read,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): Problem[] {
  const last = nameFromWell(rows - 1, columns - 1);
  if (book.format !== 'text' || !endsSheet(sheet, bottom) || wells.some(({ well }) => well === last))
    return [];
  return [
    {
      code: 'file-damaged',
      severity: 'warning',
      file,
      place: placeAt({ line: bottom + 1, cell: cellAddress(bottom, right) }),
      found: `${wells.length} of ${rows * columns} wells of ${label}, and the file ends with the last of them`,
      expected: `a list that goes on to ${last}`,
      fix: 'Export or copy the file again. If only these wells were read, nothing is missing.',
    },
  ];
}
