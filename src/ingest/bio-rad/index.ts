import type { Inference } from '#domain/inference';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { addFact } from '../exportFacts.ts';
import { notAnEndpoint } from '../notEndpoint.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { Sign, Vendor, VendorReading } from '../vendor.ts';
import { bioRadAbout } from './about.ts';
import { blocksOf } from './block.ts';
import { readOfBlock } from './blockRead.ts';
import { isHeader, namesFilter, sectionsOf, type BioRadSection } from './section.ts';

const linesOfTwelve: Sign = {
  what: 'lines of 12 readings below ".begin"',
  on: (_, book) =>
    onlySheet(book) && blocksOf(book).some(({ rows }) => rows.some((row) => row.length === 12)),
};
const header: Sign = {
  what: 'the line "BIO-RAD … READER"',
  on: (sheet, book) => onlySheet(book) && sheet.rows.some((row) => isHeader(row[0]?.text ?? '')),
};
const filterLine: Sign = {
  what: 'the line "Mes. filter: …"',
  on: (sheet, book) => onlySheet(book) && sheet.rows.some((row) => namesFilter(row[0]?.text ?? '')),
};
const block: Sign = {
  what: 'a block of readings below ".begin"',
  on: (_, book) => onlySheet(book) && blocksOf(book).length > 0,
};

/** The reader sends text: a workbook of several sheets is not its. */
function onlySheet({ sheets }: SheetBook): boolean {
  return sheets.length === 1;
}

/** Bio-Rad Model 680, Model 550 and their kin, as the reader itself sends its plates to a computer. */
export const bioRad: Vendor = {
  id: 'bio-rad',
  about: bioRadAbout,
  knownBy: [
    { within: 'sheet', signs: [linesOfTwelve] },
    { within: 'sheet', signs: [header, filterLine] },
    { within: 'sheet', signs: [header, block] },
  ],
  read,
};

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const [sheet] = book.sheets;
  const metadata: Record<string, string> = {};
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const sections = sheet === undefined ? [] : sectionsOf(sheet, blocksOf(book));
  sections.forEach((section, index) => {
    const plate = sections.length > 1 ? String(index + 1) : null;
    for (const [key, value] of Object.entries(section.facts)) addFact(metadata, key, value, plate);
    if (sheet === undefined) return;
    const made = readsOfSection(section, plate, sheet, book, file);
    reads.push(...made.value);
    problems.push(...made.problems);
  });
  return { value: { software: null, metadata, reads: uniqueLabels(reads) }, problems };
}

function readsOfSection(
  section: BioRadSection,
  plate: string | null,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const { blocks, kinetic, measurement, reference, model } = section;
  const [first] = blocks;
  if (kinetic && first !== undefined)
    return {
      value: [],
      problems: [notAnEndpoint('the plate', sheet, first.sheetRow, first.sheetColumn, 'the reader', file)],
    };
  const made = blocks.map((block, index) => {
    const filter = index === 0 ? measurement : reference;
    const label = [index === 0 ? 'Mes. filter' : 'Ref. filter', filter].filter((text) => text !== null);
    return readOfBlock(block, { label: label.join(' '), filter, model, plate }, book, file);
  });
  const reads = made.map(({ value }) => ({
    ...value,
    inferred: [...value.inferred, ...plateTold(plate, file)],
  }));
  const due = reference === null ? 1 : 2;
  return {
    value: reads.filter(({ wells }) => wells.length > 0),
    problems: [
      ...made.flatMap((one) => one.problems),
      ...(blocks.length < due ? [blockMissing(section, due, sheet, file)] : []),
    ],
  };
}

function plateTold(plate: string | null, file: string): Inference[] {
  if (plate === null) return [];
  const because = 'the file holds several readings and names no plate, so each is called by its place';
  return [{ what: 'plate', value: plate, because, state: null, file }];
}

function blockMissing({ blocks }: BioRadSection, due: number, sheet: Sheet, file: string): Problem {
  const last = sheet.rows.length;
  return {
    code: 'file-damaged',
    severity: 'error',
    file,
    place: placeAt({
      sheet: sheet.name,
      line: sheet.name === null ? last : null,
      cell: cellAddress(last - 1, 0),
    }),
    found: `${blocks.length} of ${due} blocks of readings`,
    expected: 'a block for the measurement filter, and one for the reference filter where the file names it',
    fix: 'Send the plate from the reader again, or copy the file again.',
  };
}
