import type { Problem, WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { SheetBook } from '#sheet/sheetBook';
import { addFact, sheetsLeftOut } from '../exportFacts.ts';
import { hasCell } from '../hasCell.ts';
import { onOnePlateSize } from '../onePlateSize.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { Vendor, VendorReading } from '../vendor.ts';
import { gloMaxAbout } from './about.ts';
import { gloMaxFacts } from './facts.ts';
import { gloMaxGrids } from './grid.ts';
import { readsOfGloMaxGrids } from './gridReads.ts';
import { gloMaxListOf, readsOfGloMaxList } from './listReads.ts';

/** Promega GloMax readers: grids below `Reading:`, and lists with `WellPosition`. */
export const gloMax: Vendor = {
  id: 'glomax',
  about: gloMaxAbout,
  knownBy: [
    {
      within: 'sheet',
      signs: [
        { what: 'a line "Reading:"', on: (sheet) => hasCell(sheet, /^reading\s*:?$/i), common: true },
        {
          what: 'behind it the numbers of the plate columns and below it the row letters',
          on: (sheet) => gloMaxGrids(sheet).length > 0,
        },
      ],
    },
    {
      within: 'sheet',
      signs: [
        { what: 'a column "WellPosition"', on: (sheet) => hasCell(sheet, /^WellPosition$/) },
        {
          what: 'below it wells like "A:1", and beside it a column "OpticalDensity", "CalculatedFlux" or "RLU"',
          on: (sheet) => gloMaxListOf(sheet) !== null,
        },
      ],
    },
  ],
  read,
};

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const metadata: Record<string, string> = {};
  const used = book.sheets.filter((sheet) => gloMaxGrids(sheet).length > 0 || gloMaxListOf(sheet) !== null);
  for (const sheet of used) {
    const list = gloMaxListOf(sheet);
    const made =
      gloMaxGrids(sheet).length > 0 || list === null
        ? readsOfGloMaxGrids(sheet, book, file)
        : readsOfGloMaxList(list, sheet, book, file);
    reads.push(...made.value);
    problems.push(...made.problems);
    if (list === null)
      for (const [key, value] of Object.entries(gloMaxFacts(sheet)))
        addFact(metadata, key, value, sheet.name);
  }
  const leftOut = sheetsLeftOut(book, used, 'GloMax', file);
  const printed = used
    .flatMap(gloMaxGrids)
    .some(({ wells }) => reads.some(({ rows, columns }) => wells.length === rows * columns));
  const sized = onOnePlateSize(reads, file, printed);
  return {
    value: {
      software: 'GloMax',
      metadata,
      reads: uniqueLabels(sized.map((one) => ({ ...one, inferred: [...one.inferred, ...leftOut] }))),
    },
    problems,
  };
}
