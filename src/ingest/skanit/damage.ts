import { placeAt, type Problem } from '#domain/problem';
import type { Read } from '#domain/read';
import { nameFromWell } from '#plate/wellName';
import { cellAddress, isEmptyCell, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { contextsOf } from './context.ts';
import { isNameGrid, type SkanItTable } from './table.ts';

/** Whether a grid was not cut off by the end of a text file: its last line is followed by something, or ends with a line end. */
export function isWhole({ bottom, lastColumn, wells, sheet }: SkanItTable, book: SheetBook): boolean {
  if (book.format !== 'text' || !endsSheet(sheet, bottom)) return true;
  const rows = new Set(wells.map(({ row }) => row)).size;
  return book.openEnd !== true && 3 * rows >= 2 * (lastColumn + 1);
}

/**
 * Says that rows of a grid are not there: SkanIt prints every row of the plate, with or without readings.
 *
 * @returns `file-damaged`: an error where the file ends with the grid, else a warning
 */
export function rowsMissing(
  { wells, bottom, right, sheet, lastColumn }: SkanItTable,
  label: string,
  rows: number,
  columns: number,
  file: string,
): Problem[] {
  const printed = new Set(wells.map(({ row }) => row)).size;
  const fromA1 = wells[0]?.row === 0 && wells[0].column === 0 && lastColumn + 1 === columns;
  if (!fromA1 || printed >= rows) return [];
  const ends = endsSheet(sheet, bottom);
  return [
    {
      code: 'file-damaged',
      severity: ends ? 'error' : 'warning',
      file,
      place: placeAt({ sheet: sheet.name, cell: cellAddress(bottom, right) }),
      found: `${printed} of ${rows} rows of the plate in ${label}`,
      expected: 'all rows of the plate, as SkanIt prints them',
      fix: 'Export or copy the file again. If rows were taken out on purpose, leave those wells out of the layout.',
    },
  ];
}

/** Says that a text ends within the grid of the samples, or behind a heading that announces another table. */
export function endMissing(tables: readonly SkanItTable[], book: SheetBook, file: string): Problem[] {
  const [sheet] = book.sheets;
  const last = tables.at(-1);
  if (book.format !== 'text' || sheet === undefined || last === undefined) return [];
  const end = { top: sheet.rows.length, bottom: sheet.rows.length };
  const [behind] = contextsOf(sheet, [end], last.bottom + 1);
  const announced =
    behind !== undefined &&
    (behind.wavelengthNm !== null ||
      behind.reading !== null ||
      behind.plate !== null ||
      behind.step !== 'results');
  if ((!isNameGrid(last) || isWhole(last, book)) && !announced) return [];
  return [
    {
      code: 'file-damaged',
      severity: 'warning',
      file,
      place: placeAt({ line: sheet.rows.length, cell: cellAddress(last.bottom, last.left) }),
      found: announced
        ? 'a heading as the last lines of the file, without the table it announces'
        : `a file that ends within the grid ${last.corner}`,
      expected: 'a file that ends after a whole table',
      fix: 'Export or copy the file again and compare the number of plates with SkanIt.',
    },
  ];
}

/** Suspects a list of a text that ends with the file before the last well of the plate. */
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

function endsSheet(sheet: Sheet, bottom: number): boolean {
  return sheet.rows.slice(bottom + 1).every((row) => row.every(isEmptyCell));
}
