import type { SheetBook } from '#sheet/sheetBook';
import { hasNamedModes } from '../labelSection.ts';
import { readSectionExport, type SectionDialect } from '../sectionExport.ts';
import type { Vendor } from '../vendor.ts';

const dialect: SectionDialect = {
  program: 'SparkControl',
  opens: (sheet, row) =>
    /^(?:application|programm|anwendung)\s*:\s*sparkcontrol\b/i.test(sheet.rows[row]?.[0]?.text.trim() ?? ''),
  platePerSheet: true,
  statesPart: true,
};

/** Tecan SparkControl (Spark readers) 2 and 3, Excel and text exports: matrices, lists of wells either way, several reads. */
export const sparkControl: Vendor = {
  id: 'sparkcontrol',
  recognize,
  read: (book, file) => readSectionExport(book, file, dialect),
};

function recognize(book: SheetBook): string | null {
  if (book.sheets.some((sheet) => sheet.rows.some((_, row) => dialect.opens(sheet, row))))
    return 'the line "Application: SparkControl"';
  // The header was deleted, the settings of the reads were not.
  return book.sheets.some(hasNamedModes)
    ? 'lines "Mode" and "Name" with the settings of a read, and wells with the corner <>'
    : null;
}
