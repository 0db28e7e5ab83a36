import type { Inference } from '#domain/inference';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { addFact, sheetsLeftOut } from '../exportFacts.ts';
import type { GridWell } from '../gridWell.ts';
import { isMarked } from '../marks.ts';
import { wellsMissing } from '../measuredArea.ts';
import { notAnEndpoint } from '../notEndpoint.ts';
import { onOnePlateSize } from '../onePlateSize.ts';
import type { PlateGrid } from '../plateGrid.ts';
import { sameReadings, uniqueLabels } from '../uniqueLabels.ts';
import type { Vendor, VendorReading } from '../vendor.ts';
import { marsAbout } from './about.ts';
import { hasKey, marsFacts, type MarsFacts } from './facts.ts';
import { titledGrids, titleOfTable } from './grids.ts';
import { tableOf } from './table.ts';
import { titledRead } from './titledRead.ts';

const knownBy: Vendor['knownBy'] = [
  {
    within: 'sheet',
    signs: [
      { what: 'the line "User: …"', on: (sheet) => hasKey(sheet, 'user'), common: true },
      {
        what: 'the line "Test run no.: …" or "Test ID: …"',
        on: (sheet) => hasKey(sheet, 'test run no.') || hasKey(sheet, 'test id'),
      },
      { what: 'the line "Test name: …"', on: (sheet) => hasKey(sheet, 'test name') },
    ],
  },
];

/** BMG LABTECH MARS (and SMART Control): plate view and table view as text or workbook. */
export const mars: Vendor = { id: 'mars', about: marsAbout, knownBy, read };

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const sheets = book.sheets.filter((sheet) => isMarked(sheet, knownBy, book));
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const metadata: Record<string, string> = {};
  for (const sheet of sheets) {
    const facts = marsFacts(sheet);
    const made = readsOfSheet(facts, sheet, book, file);
    // A workbook can hold one result in both views.
    reads.push(...made.value.filter((one) => !reads.some((other) => isSame(one, other))));
    problems.push(...made.problems);
    for (const [key, value] of Object.entries(facts.metadata)) addFact(metadata, key, value, sheet.name);
    if (facts.remark !== null) addFact(metadata, 'remark', facts.remark, sheet.name);
  }
  const leftOut = sheetsLeftOut(book, sheets, 'MARS', file);
  const smart = book.sheets.some(({ name }) => name === 'Protocol Information');
  const sized = onOnePlateSize(reads, file).map((one) => ({
    ...one,
    inferred: [...one.inferred, ...leftOut],
  }));
  return {
    value: { software: smart ? 'SMART Control' : 'MARS', metadata, reads: uniqueLabels(sized) },
    problems,
  };
}

function isSame(a: Read, b: Read): boolean {
  return a.label === b.label && sameReadings(a, b);
}

function readsOfSheet(
  facts: MarsFacts,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const add = (
    title: string,
    wells: readonly GridWell[],
    lastColumn: number,
    extra: readonly Inference[],
  ) => {
    const made = titledRead(title, wells, lastColumn, facts, sheet, book, file);
    if (made.value === null) return null;
    reads.push({ ...made.value, inferred: [...made.value.inferred, ...extra] });
    problems.push(...made.problems);
    return made.value;
  };
  const series = new Set<string>();
  const grids = titledGrids(sheet);
  for (const { grid, title, cycle } of grids) {
    if (cycle) {
      if (!series.has(title)) problems.push(notAnEndpoint(title, sheet, grid.top, grid.left, 'MARS', file));
      series.add(title);
      continue;
    }
    if (grid.fault !== null) {
      problems.push(faulty(grid, title, sheet, file));
      continue;
    }
    const made = add(title, grid.wells, grid.lastColumn, []);
    if (made !== null) problems.push(...linesMissing(made, grid, sheet, file));
  }
  const table = grids.length > 0 ? null : tableOf(sheet);
  if (table === null) return { value: reads, problems };
  const above = titleOfTable(sheet, table.top);
  const named = (title: string) => (above === null || /raw data/i.test(title) ? title : `${above}: ${title}`);
  for (const title of table.series)
    problems.push(notAnEndpoint(named(title), sheet, table.top, 0, 'MARS', file));
  for (const { title, wells } of table.columns)
    add(named(title), wells, 0, [listed(wells, named(title), file)]);
  return { value: reads, problems };
}

/** MARS prints all rows of a plate, also those that were not read. */
function linesMissing(made: Read, grid: PlateGrid, sheet: Sheet, file: string): Problem[] {
  const { top, left, bottom, right, wells, lastColumn } = grid;
  const table = { top, left, bottom, right, wells, lastColumn, series: [] };
  const size = { rows: made.rows, columns: lastColumn + 1 };
  const missing = wellsMissing(made.label, table, size, null, sheet, file);
  // what a person typed carries no result, but it stands at the end of the file
  return made.kind === 'user' ? missing.map((one) => ({ ...one, severity: 'warning' })) : missing;
}

/** A list has no end that a reader could miss. */
function listed(wells: readonly GridWell[], title: string, file: string): Inference {
  return {
    what: 'wells',
    value: `${title}: ${wells.length}`,
    because: 'these are the lines of the table; MARS does not write how many there should be',
    state: null,
    file,
  };
}

function faulty(grid: PlateGrid, title: string, sheet: Sheet, file: string): Problem {
  const cell = cellAddress(grid.top, grid.left);
  return {
    code: 'ambiguous-table',
    severity: 'error',
    file,
    place: placeAt({ sheet: sheet.name, line: sheet.name === null ? grid.top + 1 : null, cell }),
    found: `${title === '' ? 'a matrix' : title}: ${grid.fault ?? ''}`,
    expected: 'one line of numbers for each row letter',
    fix: 'Export the plate view again from MARS and leave the file as it is.',
  };
}
