import { cellAt, type Sheet } from '#sheet/sheetBook';
import { isInformation } from './sections.ts';

/** What the two lines below `Plate information` say about one matrix. */
export interface PlateInfo {
  /** The line with the words, from 0; the line below it where the words are missing. */
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
  const tables = sheet.rows.flatMap((names, header) => {
    if (!namesFacts(sheet, header)) return [];
    const pairs = names.flatMap((name, column) => {
      const value = withoutFormula(cellAt(sheet, header + 1, column).text);
      return value === '' || value === 'N/A' ? [] : [[name.text.trim().toLowerCase(), value] as const];
    });
    const titled = isInformation(sheet, header - 1, 'plate information');
    return [{ row: titled ? header - 1 : header, facts: Object.fromEntries(pairs) }];
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

/** `Plate,Repeat,Barcode …`; the line `Plate information` above it may have been deleted. */
function namesFacts(sheet: Sheet, row: number): boolean {
  return [0, 1].every((column) =>
    [/^plate$/i, /^repeat$/i][column]?.test(cellAt(sheet, row, column).text.trim()),
  );
}

/** `="1050242"` keeps a spreadsheet from making a number of it: 1050242; `=""` is nothing. */
export function withoutFormula(text: string): string {
  return text
    .trim()
    .replace(/^=\s*"(.*)"$/, '$1')
    .trim();
}
