import { zipSync, type Zippable } from 'fflate';
import * as XLSX from 'xlsx';
import type { Sheet } from './sheetBook.ts';
import { cellFromWorkbook, type TextCellReader } from './workbookCell.ts';
import { xlsStructure, type CompoundStream, type XlsVerdict } from './xlsStructure.ts';

const options: XLSX.ParsingOptions = {
  dense: true,
  cellDates: false,
  cellNF: true,
  cellFormula: true,
  cellHTML: false,
  sheetStubs: true,
};

/** The sheets of a workbook, or why they could not be read. */
export type WorkbookSheets =
  | { readonly ok: true; readonly sheets: readonly Sheet[]; readonly textNumbers: number }
  | { readonly ok: false; readonly detail: string };

/**
 * The workbook in a checked zip archive. The parts are packed again without compression, so that the spreadsheet library sees
 * exactly the bytes whose checksums were compared and never unpacks anything itself.
 */
export function workbookFromZip(entries: ReadonlyMap<string, Uint8Array>): XLSX.WorkBook | string {
  const parts: Zippable = Object.fromEntries(entries);
  return parsedWorkbook(zipSync(parts, { level: 0, mtime: '1980-01-01T00:00:00' }));
}

/** The workbook in an old Excel file, after its records were checked. */
export function workbookFromCompound(
  bytes: Uint8Array,
): XLSX.WorkBook | string | (XlsVerdict & { ok: false }) {
  const streams = streamsOf(bytes);
  if (streams === null) return 'its inner table of contents cannot be followed';
  const verdict = xlsStructure(streams);
  return verdict.ok ? parsedWorkbook(bytes) : verdict;
}

/**
 * The cells of a workbook, walked from A1.
 *
 * @param readText - turns the text of a cell into a number where it is one (numbers stored as text)
 */
export function sheetsOfWorkbook(book: XLSX.WorkBook, readText: TextCellReader): WorkbookSheets {
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets: Sheet[] = [];
  let textNumbers = 0;
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    if (sheet === undefined) return { ok: false, detail: `the sheet ${name} cannot be read` };
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') continue;
    const data: readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
    // Rows and columns without content are holes in these arrays, not empty cells.
    const rows = Array.from(data, (row) =>
      Array.from(row ?? [], (cell) => {
        const read = cellFromWorkbook(cell, from1904, readText);
        if (cell?.t === 's' && read.number !== null) textNumbers += 1;
        return read;
      }),
    );
    const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
      top: s.r,
      left: s.c,
      bottom: e.r,
      right: e.c,
    }));
    sheets.push({ name, rows, ...(merges.length > 0 ? { merges } : {}) });
  }
  return { ok: true, sheets, textNumbers };
}

/** The texts of all text cells, from which the decimal mark of numbers stored as text is concluded. */
export function textCellsOf(book: XLSX.WorkBook): string[] {
  return book.SheetNames.flatMap((name) =>
    (book.Sheets[name]?.['!data'] ?? []).flatMap((row: (XLSX.CellObject | undefined)[] | undefined) =>
      (row ?? []).flatMap((cell) => (cell?.t === 's' && typeof cell.v === 'string' ? [cell.v] : [])),
    ),
  );
}

function parsedWorkbook(bytes: Uint8Array): XLSX.WorkBook | string {
  try {
    return XLSX.read(bytes, options);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

interface CompoundFile {
  readonly FileIndex: readonly { name: string; size: number; content?: ArrayLike<number> }[];
}

function streamsOf(bytes: Uint8Array): CompoundStream[] | null {
  const library = XLSX.CFB as { read: (bytes: Uint8Array, options: { type: 'array' }) => CompoundFile };
  try {
    return library.read(bytes, { type: 'array' }).FileIndex.map(({ name, size, content }) => ({
      name,
      size,
      content: Uint8Array.from(content ?? []),
    }));
  } catch {
    return null;
  }
}
