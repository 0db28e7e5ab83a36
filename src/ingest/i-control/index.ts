import type { SheetBook } from '#sheet/sheetBook';
import { hasLabelLines } from '../labelSection.ts';
import { readSectionExport, type SectionDialect } from '../sectionExport.ts';
import type { Vendor } from '../vendor.ts';

const dialect: SectionDialect = {
  program: 'i-control',
  opens: (sheet, row) =>
    /^(?:application|programm|anwendung)\s*:\s*tecan i-control\b/i.test(
      sheet.rows[row]?.[0]?.text.trim() ?? '',
    ),
  platePerSheet: true,
  statesPart: true,
};

/** Tecan i-control (Infinite readers), Excel and text exports: matrices, lists, several reads per well, parts of a plate. */
export const iControl: Vendor = {
  id: 'i-control',
  recognize,
  read: (book, file) => readSectionExport(book, file, dialect),
};

function recognize(book: SheetBook): string | null {
  if (book.sheets.some((sheet) => sheet.rows.some((_, row) => dialect.opens(sheet, row))))
    return 'the line "Application: Tecan i-control"';
  // The header was deleted, the settings of the reads were not.
  return book.sheets.some(hasLabelLines)
    ? 'a line "Label: …" with the settings of a read, and wells with the corner <>'
    : null;
}
