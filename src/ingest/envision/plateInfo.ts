import { cellAt, type Sheet } from '#sheet/sheetBook';
import { isInformation } from './sections.ts';

/** What the two lines below `Plate information` say about one matrix. */
export interface PlateInfo {
  /** The line with the words, from 0. */
  readonly row: number;
  /** By the name of their column in small letters; empty cells are not there. */
  readonly facts: Readonly<Record<string, string>>;
  /** Barcode, else the number of the plate in the run. */
  readonly plate: string;
  readonly repeat: string;
  /** Which point in time or in the well the matrix is. */
  readonly point: string;
}

/** The point of an endpoint: no cycle, no place in the well. */
export const onlyPoint = '0 0 0';

/** The plates of an export, in the order of the file; one for each matrix. */
export function plateInfosOf(sheet: Sheet): PlateInfo[] {
  const tables = sheet.rows.flatMap((_, row) => {
    if (!isInformation(sheet, row, 'plate information')) return [];
    const names = sheet.rows[row + 1] ?? [];
    const pairs = names.flatMap((name, column) => {
      const value = withoutFormula(cellAt(sheet, row + 2, column).text);
      return value === '' || value === 'N/A' ? [] : [[name.text.trim().toLowerCase(), value] as const];
    });
    return [{ row, facts: Object.fromEntries(pairs) }];
  });
  const numbers = (barcode: string) =>
    new Set(tables.filter(({ facts }) => facts['barcode'] === barcode).map(({ facts }) => facts['plate']));
  return tables.map(({ row, facts }) => {
    const number = facts['plate'] ?? '1';
    const barcode = facts['barcode'];
    const shared = barcode !== undefined && numbers(barcode).size > 1;
    return {
      row,
      facts,
      plate: barcode === undefined ? number : shared ? `${barcode} (${number})` : barcode,
      repeat: facts['repeat'] ?? '1',
      point: [facts['kinetics'], facts['scanx'], facts['scany']].map((part) => part ?? '0').join(' '),
    };
  });
}

/** `="1050242"` keeps a spreadsheet from making a number of it: 1050242; `=""` is nothing. */
export function withoutFormula(text: string): string {
  return text
    .trim()
    .replace(/^=\s*"(.*)"$/, '$1')
    .trim();
}
