import { readFileSync } from 'node:fs';
import * as XLSX from 'xlsx';
import type { WithProblems } from '#domain/problem';
import type { TableChoices } from '#domain/protocol';
import { readSheetBook } from '#sheet/readSheetBook';
import type { SheetBook } from '#sheet/sheetBook';

/** What `readSheetBook` makes of bytes or of text in UTF-8. */
export function bookOf(
  content: Uint8Array | string,
  table: Partial<TableChoices> = {},
  file = 'plates/x/test.csv',
): WithProblems<SheetBook | null> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readSheetBook({ bytes, file, table: { delimiter: null, decimal: null, sheet: null, ...table } });
}

/** The numbers of a text table, null for cells that are none. */
export function numbersOf(
  content: Uint8Array | string,
  table: Partial<TableChoices> = {},
): (number | null)[][] {
  const rows = bookOf(content, table).value?.sheets[0]?.rows ?? [];
  return rows.map((row) => row.map((cell) => cell.number));
}

/** The one problem code of a file that is refused. */
export function refusal(content: Uint8Array | string, file = 'plates/x/test.xlsx'): string {
  const { value, problems } = bookOf(content, {}, file);
  if (value !== null || problems.length !== 1) return 'not refused';
  return problems[0]?.code ?? 'no problem';
}

/** A workbook of one or more sheets as bytes. */
export function workbookBytes(
  sheets: Readonly<Record<string, XLSX.WorkSheet>>,
  bookType: 'xlsx' | 'biff8' | 'ods' = 'xlsx',
): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) XLSX.utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType, compression: true }) as Uint8Array);
}

/** A fixture of the ingest tests. */
export function ingestFixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/ingest/${name}`, import.meta.url)));
}
