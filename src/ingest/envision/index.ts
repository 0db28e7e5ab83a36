import type { Problem, WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { formatOfSize } from '#plate/plateFormat';
import { cellAt, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { withoutClosingLine } from '../closingLine.ts';
import { sheetsLeftOut } from '../exportFacts.ts';
import { isMarked } from '../marks.ts';
import { onOnePlateSize } from '../onePlateSize.ts';
import { keyFromText } from '../keyLine.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { Vendor, VendorReading } from '../vendor.ts';
import { enVisionAbout } from './about.ts';
import { addEnVisionFacts } from './facts.ts';
import { matricesOf } from './matrices.ts';
import { namedMatrices } from './named.ts';
import { plateInfosOf } from './plateInfo.ts';
import { readsOfMatrices } from './reads.ts';
import { factOf, isInformation, titleAt } from './sections.ts';
import { placeOfCell } from '../placeOfCell.ts';

const closing = /^exported with ((?:envision|enspire)\b.*?)(?:\s+version\s+([\d.]+))?$/i;

const knownBy: Vendor['knownBy'] = [
  {
    within: 'sheet',
    signs: [
      {
        what: 'the line "Plate information"',
        on: (sheet) => sheet.rows.some((_, row) => opensInformation(sheet, row)),
      },
      {
        what: 'below it the line "Plate, Repeat, Barcode, …"',
        on: (sheet) =>
          sheet.rows.some((_, row) => opensInformation(sheet, row) && headsPlates(sheet, row + 1)),
      },
    ],
  },
  {
    // Where the information follows the readings, the title of the first matrix comes before it.
    within: 'sheet',
    signs: [
      {
        what: 'a title like "Results for … - channel 1"',
        on: (sheet) =>
          sheet.rows.some((_, row) => /^results for .+ - channel \d/i.test(titleAt(sheet, row) ?? '')),
      },
    ],
  },
];

/** PerkinElmer EnVision and EnSpire Workstation: matrices with and without titles, several plates, repeats, calculated results. */
export const enVision: Vendor = { id: 'envision', about: enVisionAbout, knownBy, read };

function opensInformation(sheet: Sheet, row: number): boolean {
  return isInformation(sheet, row, 'plate information');
}

function headsPlates(sheet: Sheet, row: number): boolean {
  const keys = [0, 1, 2].map((column) => keyFromText(cellAt(sheet, row, column).text));
  return keys.join(' ') === 'plate repeat barcode';
}

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const sheets = book.sheets.filter((sheet) => isMarked(sheet, knownBy, book));
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const metadata: Record<string, string> = {};
  const end = withoutClosingLine(book, closing, 'Exported with EnVision Workstation …', 'EnVision', file);
  let software: string | null = null;
  let stated = true;
  for (const sheet of sheets) {
    const infos = plateInfosOf(sheet);
    const { matrices, emptyTitles } = matricesOf(sheet);
    const sizes = ['number of rows', 'number of columns'].map((key) => Number(factOf(sheet, key)));
    const size = formatOfSize(sizes[0] ?? 0, sizes[1] ?? 0);
    stated &&= size !== null;
    const made = readsOfMatrices(namedMatrices(matrices, infos), size, end.length === 0, sheet, book, file);
    reads.push(...made.value);
    problems.push(...made.problems);
    problems.push(...emptyTitles.map(({ title, row }) => nothingBelow(title, sheet, row, file)));
    if (infos.length > matrices.length + emptyTitles.length)
      problems.push(nothingBelow('Plate information', sheet, infos.at(-1)?.row ?? 0, file));
    software ??= softwareOf(sheet);
    addEnVisionFacts(metadata, sheet, infos);
  }
  const leftOut = sheetsLeftOut(book, sheets, 'EnVision', file);
  const sized = onOnePlateSize(reads, file, stated).map((one) => ({
    ...one,
    inferred: [...one.inferred, ...leftOut],
  }));
  return {
    value: {
      software: software ?? 'EnVision Workstation',
      metadata,
      reads: uniqueLabels(sized),
      // A plate map does not say in a way of its own whose it is: that of the only plate can be no other's.
      ...(new Set(sized.map(({ plate }) => plate)).size > 1 && { layouts: [] }),
    },
    problems: [...problems, ...end],
  };
}

function softwareOf(sheet: Sheet): string | null {
  const texts = sheet.rows.map((row) => row[0]?.text.trim() ?? '');
  const found = texts.map((text) => closing.exec(text)).find((match) => match !== null);
  return found === undefined ? null : [found[1], found[2]].filter((part) => part !== undefined).join(' ');
}

function nothingBelow(title: string, sheet: Sheet, row: number, file: string): Problem {
  return {
    code: 'file-damaged',
    severity: 'error',
    file,
    place: placeOfCell(sheet, row, 0),
    found: `"${title}" and no matrix of numbers that belongs to it`,
    expected: 'the readings of the plate',
    fix: 'The end of the file seems to be missing: export or copy it again.',
  };
}
