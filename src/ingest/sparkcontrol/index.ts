import { hasCell } from '../hasCell.ts';
import { hasNamedModes } from '../labelSection.ts';
import { readSectionExport, type SectionDialect } from '../sectionExport.ts';
import type { Vendor } from '../vendor.ts';
import { sparkControlAbout } from './about.ts';

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
  about: sparkControlAbout,
  knownBy: [
    {
      within: 'sheet',
      signs: [
        {
          what: 'the line "Application: SparkControl"',
          on: (sheet) => sheet.rows.some((_, row) => dialect.opens(sheet, row)),
        },
      ],
    },
    {
      // The header was deleted, the settings of the reads were not.
      within: 'sheet',
      signs: [
        { what: 'a line "Mode"', on: (sheet) => hasCell(sheet, /^(?:mode|modus)$/i), common: true },
        { what: 'a line "Name" below it, and wells with the corner <>', on: hasNamedModes },
      ],
    },
  ],
  read: (book, file) => readSectionExport(book, file, dialect),
};
