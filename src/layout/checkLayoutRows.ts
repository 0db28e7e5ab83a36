import type { Aliases } from '#domain/names';
import { placeAt, type Problem } from '#domain/problem';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { shownCell } from '#sheet/shownCell';
import { longTables, type LongTable } from './longTables.ts';
import type { PlateIdentity } from './plateIdentity.ts';
import { restrictsTo, rowsForPlate } from './rowsForPlate.ts';
import { TakenCells } from './takenCells.ts';

/** A layout file and all the plates of a study that use it. */
export interface UsedLayout {
  readonly book: SheetBook;
  readonly file: string;
  /** Only this sheet, or null for all. */
  readonly sheet: string | null;
  readonly plates: readonly PlateIdentity[];
}

/**
 * Rows of a long table that hold for no plate of the study: of another study, or of a plate whose name is mistyped.
 *
 * @returns problems `layout-rows-unused`; notes, because one table may serve several studies
 */
export function checkLayoutRows(
  { book, file, sheet: only, plates }: UsedLayout,
  aliases: Aliases,
): Problem[] {
  const sheets = book.sheets.filter(({ name }) => only === null || name === only);
  return sheets.flatMap((sheet) =>
    longTables(sheet, aliases, book.format === 'text', new TakenCells()).flatMap((table) =>
      unusedRows(table, sheet, plates, aliases, file),
    ),
  );
}

function unusedRows(
  table: LongTable,
  sheet: Sheet,
  plates: readonly PlateIdentity[],
  aliases: Aliases,
  file: string,
): Problem[] {
  const restricting = table.columns.filter((column) => plates.some((plate) => restrictsTo(column, plate)));
  if (restricting.length === 0) return [];
  const used = new Set(
    plates.flatMap((plate) => {
      const ofPlate = restricting.filter((column) => restrictsTo(column, plate));
      return rowsForPlate(table, ofPlate, sheet, plate, aliases);
    }),
  );
  const { top, bottom, left } = table.area;
  const rows = Array.from({ length: bottom - top }, (_, index) => top + 1 + index).filter(
    (row) => !used.has(row),
  );
  const [first] = rows;
  if (first === undefined) return [];
  const names = [
    ...new Set(
      rows.map((row) =>
        restricting.map(({ column }) => shownCell(sheet, row, column).text.trim()).join(', '),
      ),
    ),
  ];
  const headings = restricting.map(({ heading }) => `"${heading}"`).join(', ');
  return [
    {
      code: 'layout-rows-unused',
      severity: 'note',
      file,
      place: placeAt({ sheet: sheet.name, cell: cellAddress(first, restricting[0]?.column ?? left) }),
      found: `${rows.length} ${rows.length === 1 ? 'row' : 'rows'} for no plate of the study: ${names.slice(0, 5).join('; ')}${names.length > 5 ? ' …' : ''} (${headings})`,
      expected: 'rows for plates of the study',
      fix: 'nothing, if the table is for other studies too; otherwise correct the names, as the files have them',
    },
  ];
}
