import type { WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { SheetBook } from '#sheet/sheetBook';
import { sheetsLeftOut } from '../exportFacts.ts';
import { onOnePlateSize } from '../onePlateSize.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { Vendor, VendorReading } from '../vendor.ts';
import { victorAbout } from './about.ts';
import { namesColumns, victorListOf } from './list.ts';
import { readsOfVictorList } from './listReads.ts';

/** PerkinElmer VICTOR X3 and its kin: lists with a line per well and a column for each label. */
export const victor: Vendor = {
  id: 'victor',
  about: victorAbout,
  knownBy: [
    {
      within: 'sheet',
      signs: [
        {
          what: 'the columns "Plate", "Repeat", "Well" and "Type" side by side',
          on: (sheet) => sheet.rows.some((_, row) => namesColumns(sheet, row)),
        },
        {
          what: 'below them wells like "A01", and beside them a column of readings',
          on: (sheet) => victorListOf(sheet) !== null,
        },
      ],
    },
  ],
  read,
};

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const lists = book.sheets.flatMap((sheet) => {
    const list = victorListOf(sheet);
    return list === null ? [] : [{ sheet, list }];
  });
  const made = lists.map(({ sheet, list }) => readsOfVictorList(list, sheet, book, file));
  const leftOut = sheetsLeftOut(
    book,
    lists.map(({ sheet }) => sheet),
    'VICTOR',
    file,
  );
  const reads = made.flatMap(({ value }) => value);
  const sized = onOnePlateSize(reads, file).map((one): Read => ({
    ...one,
    inferred: [...one.inferred, ...leftOut],
  }));
  return {
    value: { software: 'VICTOR', metadata: {}, reads: uniqueLabels(sized) },
    problems: made.flatMap(({ problems }) => problems),
  };
}
