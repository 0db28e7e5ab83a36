import type { Problem, WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { formatOfSize, type PlateFormat } from '#plate/plateFormat';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { withoutClosingLine } from '../closingLine.ts';
import { dateAndTime } from '../dateAndTime.ts';
import { addFact, sheetsLeftOut } from '../exportFacts.ts';
import { hasCell } from '../hasCell.ts';
import { keyLinesOf, valueOf, type KeyLine } from '../keyLine.ts';
import { isMarked } from '../marks.ts';
import { onOnePlateSize } from '../onePlateSize.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { Sign, Vendor, VendorReading } from '../vendor.ts';
import { kaleidoAbout } from './about.ts';
import { readsOfResults } from './reads.ts';
import { resultNameAt, resultsOf, type EmptyResult } from './results.ts';
import { placeOfCell } from '../placeOfCell.ts';

const closing = /^exported with kaleido\b/i;

const matrix: Sign = {
  what: 'a matrix below "Results for …"',
  on: (sheet) => sheet.rows.some((_, row) => resultNameAt(sheet, row) !== null),
  common: true,
};
const knownBy: Vendor['knownBy'] = [
  {
    within: 'sheet',
    signs: [
      {
        what: 'a line like "EnSight Results from …"',
        on: (sheet) => hasCell(sheet, /^(?:ensight|kaleido|envision nexus) results from\b/i),
      },
    ],
  },
  {
    within: 'sheet',
    signs: [matrix, { what: 'the line "Exported with Kaleido …"', on: (sheet) => hasCell(sheet, closing) }],
  },
  {
    within: 'sheet',
    signs: [
      matrix,
      { what: 'the line "Barcode: …, PlateRepeat: …"', on: (sheet) => hasCell(sheet, /^platerepeat:/i) },
    ],
  },
];

/** Revvity (PerkinElmer) Kaleido 2 and 3, which EnSight and EnVision Nexus are run from: CSV exports by plate. */
export const kaleido: Vendor = { id: 'kaleido', about: kaleidoAbout, knownBy, read };

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const sheets = book.sheets.filter((sheet) => isMarked(sheet, knownBy, book));
  const end = withoutClosingLine(book, closing, 'Exported with Kaleido …', 'Kaleido', file);
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const metadata: Record<string, string> = {};
  let software: string | null = null;
  let stated = true;
  for (const sheet of sheets) {
    const lines = keyLinesOf(sheet, 0, sheet.rows.length - 1);
    const size = plateSizeOf(lines);
    stated &&= size !== null;
    const { results, empty } = resultsOf(sheet);
    const made = readsOfResults(results, size, end.length === 0, sheet, book, file);
    reads.push(...made.value);
    problems.push(...made.problems, ...empty.map((one) => withoutMatrix(one, sheet, file)));
    software ??= valueOf(lines, ['software version']);
    addKaleidoFacts(metadata, lines);
  }
  const leftOut = sheetsLeftOut(book, sheets, 'Kaleido', file);
  const sized = onOnePlateSize(reads, file, stated).map((one) => ({
    ...one,
    inferred: [...one.inferred, ...leftOut],
  }));
  return {
    value: { software: software ?? 'Kaleido', metadata, reads: uniqueLabels(sized), layouts: [] },
    problems: [...problems, ...end],
  };
}

/** Version 3 writes 12 rows and 8 columns for a plate of 96 wells: a plate has more columns than rows. */
function plateSizeOf(lines: readonly KeyLine[]): PlateFormat | null {
  const sizes = ['number of rows', 'number of columns'].map((key) => Number(valueOf(lines, [key])));
  return formatOfSize(Math.min(...sizes), Math.max(...sizes));
}

const facts: readonly (readonly [string, string])[] = [
  ['protocol', 'protocol name'],
  ['user', 'protocol owner'],
  ['plateType', 'plate type name'],
  ['serial', 'instrument serial number'],
  ['temperatureC', 'temperature'],
];

function addKaleidoFacts(metadata: Record<string, string>, lines: readonly KeyLine[]): void {
  const started = valueOf(lines, ['measurement started']) ?? valueOf(lines, ['measurement date']) ?? '';
  for (const [key, value] of Object.entries(dateAndTime(started))) addFact(metadata, key, value, null);
  if (/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(started)) addFact(metadata, 'startTime', started, null);
  for (const [key, name] of facts) {
    const value = valueOf(lines, [name]);
    if (value !== null) addFact(metadata, key, value, null);
  }
}

function withoutMatrix({ name, row }: EmptyResult, sheet: Sheet, file: string): Problem {
  return {
    code: 'file-damaged',
    severity: 'error',
    file,
    place: placeOfCell(sheet, row, 0),
    found: `the title of ${name}, and no matrix of numbers below it`,
    expected: 'the readings of the plate',
    fix: 'The end of the file seems to be missing: export or copy it again.',
  };
}
