import type { WithProblems } from '#domain/problem';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { sheetsLeftOut } from '../exportFacts.ts';
import { hasCell } from '../hasCell.ts';
import { onOnePlateSize } from '../onePlateSize.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { Sign, Vendor, VendorReading } from '../vendor.ts';
import { wellsAsColumns, wellsAsRows } from '../wellTable.ts';
import { skanItAbout } from './about.ts';
import { hasTitle } from './context.ts';
import { endMissing } from './damage.ts';
import { skanItFacts } from './facts.ts';
import { readsOfGrids } from './gridReads.ts';
import { skanItLayouts } from './layout.ts';
import { readsOfLists } from './listReads.ts';
import { isPlainText, readsOfPlainText } from './plainText.ts';
import { skanItTables } from './table.ts';

const wells: Sign = { what: 'wells in a grid or a list', on: hasResults, common: true };

/** Thermo Scientific SkanIt, versions 2.4 and 4 to 7: workbooks with a sheet per step, the same as text, and plain reports of a Multiskan. */
export const skanIt: Vendor = {
  id: 'skanit',
  about: skanItAbout,
  knownBy: [
    {
      within: 'sheet',
      signs: [
        {
          what: 'the line "Plate: … - Wavelength: …" above bare numbers',
          on: (_sheet, book) => isPlainText(book),
        },
      ],
    },
    {
      within: 'sheet',
      signs: [
        wells,
        {
          what: 'the line "Autoloading range …" below them',
          on: (sheet) => hasCell(sheet, /^autoloading range [A-Z]+\d+ ?- ?[A-Z]+\d+$/i),
        },
      ],
    },
    {
      within: 'sheet',
      signs: [
        wells,
        { what: 'the name of a session, "….skax"', on: (sheet) => hasCell(sheet, /^.+\.ska\w*$/i) },
      ],
    },
    {
      within: 'file',
      signs: [
        wells,
        { what: 'the words "SkanIt Software"', on: (sheet) => hasCell(sheet, /\bskanit software\b/i) },
      ],
    },
    {
      within: 'file',
      signs: [
        wells,
        {
          what: 'a sheet called Steps_Data',
          on: ({ name }) => /^steps[_ ]data/i.test(name?.trim() ?? ''),
        },
      ],
    },
  ],
  read,
};

const information =
  /^(?:general|session|instrument)[ _]info(?:rmation)?|^protocol parameters|^steps[_ ]data|^run[_ ]log|^layout/i;

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  if (isPlainText(book)) {
    const { value, problems } = readsOfPlainText(book, file);
    return {
      value: { software: 'SkanIt', metadata: value.metadata, reads: uniqueLabels(value.reads) },
      problems,
    };
  }
  const results = book.sheets.filter(hasResults);
  const facts = skanItFacts(book, results);
  const tables = results.flatMap(skanItTables);
  const grids = readsOfGrids(tables, facts, book, file);
  const lists = results
    .filter((sheet) => !grids.value.some((one) => one.sheet === sheet.name))
    .map((sheet) => readsOfLists(sheet, facts, book, file));
  const reads = [...grids.value, ...lists.flatMap(({ value }) => value)];
  const known = book.sheets.filter(
    (sheet) =>
      information.test(sheet.name?.trim() ?? '') ||
      hasTitle(sheet) ||
      tables.some((table) => table.sheet === sheet) ||
      reads.some((one) => one.sheet === sheet.name),
  );
  const leftOut = sheetsLeftOut(book, known, 'SkanIt', file);
  const printed = tables.some(({ wells }) => reads.some((one) => wells.length === one.rows * one.columns));
  const sized = onOnePlateSize(reads, file, facts.plate !== null || printed).map((one) => ({
    ...one,
    inferred: [...one.inferred, ...leftOut],
  }));
  return {
    value: {
      software: facts.software,
      metadata: facts.metadata,
      reads: uniqueLabels(sized),
      layouts: skanItLayouts(book, tables, new Set(sized.map((one) => one.sheet))),
    },
    problems: [
      ...grids.problems,
      ...lists.flatMap(({ problems }) => problems),
      ...endMissing(tables, book, file),
    ],
  };
}

/** Whether a sheet has tables of wells, and is not one on which SkanIt describes the run and the layout. */
function hasResults(sheet: Sheet): boolean {
  return (
    !information.test(sheet.name?.trim() ?? '') &&
    (skanItTables(sheet).length > 0 ||
      wellsAsRows(sheet).some(({ named }) => named) ||
      wellsAsColumns(sheet).some(({ named }) => named))
  );
}
