import { hasCell } from '../hasCell.ts';
import { hasLabelLines } from '../labelSection.ts';
import { readSectionExport, type SectionDialect } from '../sectionExport.ts';
import type { Vendor } from '../vendor.ts';
import { iControlAbout } from './about.ts';

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
  about: iControlAbout,
  knownBy: [
    {
      within: 'sheet',
      signs: [
        {
          what: 'the line "Application: Tecan i-control"',
          on: (sheet) => sheet.rows.some((_, row) => dialect.opens(sheet, row)),
        },
      ],
    },
    {
      // The header was deleted, the settings of the reads were not.
      within: 'sheet',
      signs: [
        { what: 'a line "Label: …"', on: (sheet) => hasCell(sheet, /^label\s*:\s*\S/i), common: true },
        { what: 'the settings of a read below it, and wells with the corner <>', on: hasLabelLines },
      ],
    },
  ],
  read: (book, file) => readSectionExport(book, file, dialect),
};
