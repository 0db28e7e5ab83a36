import type { WithProblems } from '#domain/problem';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { sheetsLeftOut } from '../exportFacts.ts';
import { onOnePlateSize } from '../onePlateSize.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { Vendor, VendorReading } from '../vendor.ts';
import { wellsAsColumns, wellsAsRows } from '../wellTable.ts';
import { hasTitle } from './context.ts';
import { endMissing } from './damage.ts';
import { skanItFacts } from './facts.ts';
import { readsOfGrids } from './gridReads.ts';
import { readsOfLists } from './listReads.ts';
import { isPlainText, readsOfPlainText } from './plainText.ts';
import { skanItTables } from './table.ts';

/** Thermo Scientific SkanIt, versions 2.4 and 4 to 7: workbooks with a sheet per step, the same as text, and plain reports of a Multiskan. */
export const skanIt: Vendor = { id: 'skanit', recognize, read };

const information =
  /^(?:general|session|instrument)[ _]info(?:rmation)?|^protocol parameters|^steps[_ ]data|^run[_ ]log|^layout/i;

function recognize(book: SheetBook): string | null {
  if (isPlainText(book)) return 'the line "Plate: … - Wavelength: …" above bare numbers';
  const results = resultsOf(book);
  if (results.length === 0) return null;
  if (results.some((sheet) => hasText(sheet, /^autoloading range [A-Z]+\d+ ?- ?[A-Z]+\d+$/i)))
    return 'the line "Autoloading range …" below the wells';
  if (results.some((sheet) => hasText(sheet, /^.+\.ska\w*$/i))) return 'the name of a session, "….skax"';
  if (book.sheets.some((sheet) => hasText(sheet, /\bskanit software\b/i)))
    return 'the words "SkanIt Software"';
  const steps = book.sheets.some(({ name }) => /^steps[_ ]data/i.test(name?.trim() ?? ''));
  return steps ? 'a sheet called Steps_Data beside the wells' : null;
}

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  if (isPlainText(book)) {
    const { value, problems } = readsOfPlainText(book, file);
    return {
      value: { software: 'SkanIt', metadata: value.metadata, reads: uniqueLabels(value.reads) },
      problems,
    };
  }
  const results = resultsOf(book);
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
    value: { software: facts.software, metadata: facts.metadata, reads: uniqueLabels(sized) },
    problems: [
      ...grids.problems,
      ...lists.flatMap(({ problems }) => problems),
      ...endMissing(tables, book, file),
    ],
  };
}

/** The sheets with tables of wells, other than those on which SkanIt describes the run and the layout. */
function resultsOf(book: SheetBook): Sheet[] {
  return book.sheets.filter(
    (sheet) =>
      !information.test(sheet.name?.trim() ?? '') &&
      (skanItTables(sheet).length > 0 ||
        wellsAsRows(sheet).some(({ named }) => named) ||
        wellsAsColumns(sheet).some(({ named }) => named)),
  );
}

function hasText(sheet: Sheet, pattern: RegExp): boolean {
  return sheet.rows.some((row) => row.some(({ text }) => pattern.test(text.trim())));
}
