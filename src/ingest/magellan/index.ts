import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { hasCorner } from '../cornerTable.ts';
import { addFact, sheetsLeftOut } from '../exportFacts.ts';
import { isMarked } from '../marks.ts';
import { onOnePlateSize } from '../onePlateSize.ts';
import { plateFromText } from '../plateSize.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { Sign, Vendor, VendorReading } from '../vendor.ts';
import { wellsAsColumns, wellsAsRows, type WellTable } from '../wellTable.ts';
import { magellanAbout } from './about.ts';
import { magellanFacts } from './facts.ts';
import { readsOfMagellanGrids } from './gridReads.ts';
import { isMagellanLine, magellanLinesOf } from './lines.ts';
import { readsOfMagellanList } from './listReads.ts';

const wells: Sign = {
  what: 'wells with the corner <> or in a list',
  on: (sheet) => hasCorner(sheet) || listsOf(sheet).length > 0,
  common: true,
};
const knownBy: Vendor['knownBy'] = [
  {
    within: 'sheet',
    signs: [
      wells,
      {
        what: 'the line "Date of measurement: …/Time of measurement: …"',
        on: (sheet) => magellanLinesOf(sheet).some(({ text }) => isMagellanLine(text)),
      },
    ],
  },
  {
    within: 'sheet',
    signs: [
      wells,
      {
        what: 'the column "Well positions" in the first lines',
        on: (sheet) =>
          sheet.rows.slice(0, 5).some((row) => row.some(({ text }) => text.trim() === 'Well positions')),
      },
    ],
  },
  {
    within: 'sheet',
    signs: [
      wells,
      {
        what: 'a sheet with the name that Magellan gives, "Magellan Sheet 1"',
        on: ({ name }) => /\bmagellan sheet \d+$/i.test(name?.trim() ?? ''),
      },
    ],
  },
];

/** Tecan Magellan, Excel and ASCII exports: lists of wells in any order, matrices, with or without the lines below them. */
export const magellan: Vendor = { id: 'magellan', about: magellanAbout, knownBy, read };

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const sheets = book.sheets.filter((sheet) => isMarked(sheet, knownBy, book));
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const metadata: Record<string, string> = {};
  let stated = true;
  for (const sheet of sheets) {
    const [list] = listsOf(sheet);
    const lines = magellanLinesOf(sheet, list === undefined ? 0 : list.bottom + 1);
    const facts = magellanFacts(lines);
    const made =
      list === undefined
        ? readsOfMagellanGrids(facts, sheet, book, file)
        : readsOfMagellanList(list, facts, sheet, book, file);
    reads.push(...made.value);
    stated &&= plateFromText(facts.metadata['plateType'] ?? '') !== null;
    problems.push(...made.problems, ...cutLines(lines, sheet, book, file));
    for (const [key, value] of Object.entries(facts.metadata)) addFact(metadata, key, value, sheet.name);
  }
  const leftOut = sheetsLeftOut(book, sheets, 'Magellan', file);
  const sized = onOnePlateSize(reads, file, stated).map((one) => ({
    ...one,
    inferred: [...one.inferred, ...leftOut],
  }));
  return { value: { software: 'Magellan', metadata, reads: uniqueLabels(sized) }, problems };
}

/** The list of wells: under `Well positions`, or without a header above the lines of Magellan. */
function listsOf(sheet: Sheet): WellTable[] {
  const lists = [...wellsAsRows(sheet), ...wellsAsColumns(sheet)];
  const named = lists.filter((list) => list.named && !isCornerList(sheet, list));
  if (named.length > 0 || hasCorner(sheet)) return named;
  if (!magellanLinesOf(sheet).some(({ text }) => isMagellanLine(text))) return [];
  // Of two columns that look like well names, the one with more wells is theirs; the other holds sample names.
  return lists.toSorted((a, b) => (b.series[0]?.wells.length ?? 0) - (a.series[0]?.wells.length ?? 0));
}

function isCornerList(sheet: Sheet, { top }: WellTable): boolean {
  return (sheet.rows[top] ?? []).some(({ text }) => text.trim() === '<>');
}

/** Magellan's last line is a date; a text that stops in the middle of another one has lost some. */
function cutLines(
  lines: readonly { readonly text: string; readonly row: number }[],
  sheet: Sheet,
  book: SheetBook,
  file: string,
): Problem[] {
  const last = lines.at(-1);
  if (book.openEnd !== true || last?.row !== sheet.rows.length - 1) return [];
  if (/^date:.*,\s*time:\s*\d{1,2}:\d{2}/i.test(last.text)) return [];
  return [
    {
      code: 'file-damaged',
      severity: 'warning',
      file,
      place: placeAt({ line: last.row + 1 }),
      found: `"${last.text}" as the last characters of the file, without a line end`,
      expected: 'the date and time of the measurement as the last line',
      fix: 'Copy or export the file again; what Magellan says about the measurement may be incomplete.',
    },
  ];
}
