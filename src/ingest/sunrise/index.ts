import type { WithProblems } from '#domain/problem';
import { cellAt, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { hasCell } from '../hasCell.ts';
import { keyLinesOf, valueOf } from '../keyLine.ts';
import { readSectionExport, type SectionDialect } from '../sectionExport.ts';
import type { Vendor, VendorReading } from '../vendor.ts';
import { sunriseAbout } from './about.ts';

/** `SUNRISE;   Serial number: …;   Firmware: …;   XFLUOR4 Version: V 4.50` in one cell. */
const packedHeader = /^([^;]+);\s*serial number:.*;\s*xfluor\s?4\s+version:\s*([^;]+)$/i;

const dialect: SectionDialect = {
  program: 'XFluor4',
  opens: (sheet, row) => packedHeader.test(cellAt(sheet, row, 0).text.trim()),
  platePerSheet: false,
  statesPart: false,
};

/** Tecan XFluor4, the Excel macro that Sunrise readers (and others of their time) are run from. */
export const sunrise: Vendor = {
  id: 'sunrise',
  about: sunriseAbout,
  knownBy: [
    {
      within: 'sheet',
      signs: [
        { what: 'the word "XFLUOR4"', on: (sheet) => hasCell(sheet, /\bxfluor\s?4\b/i) },
        {
          what: 'the line "…; Serial number: …; XFLUOR4 Version: …" in one cell',
          on: (sheet) => sheet.rows.some((_, row) => dialect.opens(sheet, row)),
        },
      ],
    },
  ],
  read,
};

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const { value, problems } = readSectionExport(book, file, dialect);
  const header = headerOf(book);
  if (header === null) return { value, problems };
  const [, reader = '', version = ''] = packedHeader.exec(header.text) ?? [];
  const reference = valueOf(keyLinesOf(header.sheet, 0, header.sheet.rows.length - 1), [
    'reference wavelength',
  ]);
  const metadata = {
    reader: reader.trim(),
    ...value.metadata,
    ...(reference === null ? {} : { referenceWavelengthNm: reference }),
  };
  return { value: { ...value, software: `XFluor4 ${version.trim()}`, metadata }, problems };
}

function headerOf(book: SheetBook): { readonly text: string; readonly sheet: Sheet } | null {
  for (const sheet of book.sheets) {
    const row = sheet.rows.findIndex((_, index) => dialect.opens(sheet, index));
    if (row >= 0) return { text: cellAt(sheet, row, 0).text.trim(), sheet };
  }
  return null;
}
