import { placeAt, type Problem } from '#domain/problem';
import { cellAddress, type SheetBook } from '#sheet/sheetBook';
import { endsSheet, rowsOf } from '../cutShort.ts';
import { contextsOf } from './context.ts';
import { isNameGrid, type SkanItTable } from './table.ts';

/** Whether a grid was not cut off by the end of a text file: something follows it, or it ends with a line and has all rows. */
export function isWhole(table: SkanItTable, book: SheetBook): boolean {
  if (book.format !== 'text' || !endsSheet(table.sheet, table.bottom)) return true;
  return book.openEnd !== true && 3 * rowsOf(table) >= 2 * (table.lastColumn + 1);
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
