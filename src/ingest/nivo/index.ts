import type { Problem, WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { cellAt, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { withoutClosingLine } from '../closingLine.ts';
import { sheetsLeftOut } from '../exportFacts.ts';
import { keyFromText } from '../keyLine.ts';
import { onOnePlateSize } from '../onePlateSize.ts';
import { sameReadings, uniqueLabels } from '../uniqueLabels.ts';
import type { Vendor, VendorReading } from '../vendor.ts';
import { nivoAbout } from './about.ts';
import { nivoBlocks, operationAt } from './blocks.ts';
import { nivoFacts } from './facts.ts';
import { readsOfBlock } from './reads.ts';
import { plateFormatOf, valuesUnder, wellsOfPlateMap } from './settings.ts';

/** PerkinElmer (Revvity) VICTOR Nivo: results by well or by plate, text or Excel. */
export const nivo: Vendor = {
  id: 'nivo',
  about: nivoAbout,
  knownBy: [
    {
      within: 'file',
      signs: [
        {
          what: 'the line "WELL RESULTS", "PLATE RESULTS", "MEASUREMENT START DATE" or "PROTOCOL CREATION DATE"',
          on: (sheet) => ownLinesOf(sheet).length > 0,
        },
        { what: 'a line "… OPERATION"', on: hasOperation },
      ],
    },
  ],
  read,
};

const ownLines = ['well results', 'plate results', 'measurement start date', 'protocol creation date'];

function hasOperation(sheet: Sheet): boolean {
  return sheet.rows.some((_, row) => operationAt(sheet, row) !== null);
}

function ownLinesOf(sheet: Sheet): string[] {
  const keys = sheet.rows.map((_, row) => keyFromText(cellAt(sheet, row, 0).text));
  return keys.filter((key) => ownLines.includes(key));
}

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const sheets = book.sheets.filter((sheet) => ownLinesOf(sheet).length > 0 || hasOperation(sheet));
  const size = plateFormatOf(sheets);
  const context = { sheets, size, due: wellsOfPlateMap(sheets), book, file };
  const reads: Read[] = [];
  const problems: Problem[] = [];
  for (const sheet of sheets) {
    for (const block of nivoBlocks(sheet)) {
      const made = readsOfBlock(block, sheet, context);
      // Results by well and by plate are the same readings twice.
      const known = (one: Read) =>
        reads.some(
          (other) => other.label === one.label && other.plate === one.plate && sameReadings(other, one),
        );
      reads.push(...made.value.filter((one) => !known(one)));
      problems.push(...made.problems);
    }
  }
  const end = withoutClosingLine(book, /^parameters$/i, 'PARAMETERS', 'the Nivo software', file, true);
  const leftOut = sheetsLeftOut(book, sheets, 'the Nivo software', file);
  const sized = onOnePlateSize(reads, file, size !== null).map((one) => ({
    ...one,
    inferred: [...one.inferred, ...leftOut],
  }));
  const [version] = valuesUnder(sheets, 'user interface program version');
  const software = version === undefined ? 'VICTOR Nivo' : `VICTOR Nivo ${version}`;
  return {
    value: { software, metadata: nivoFacts(sheets), reads: uniqueLabels(sized), layouts: [] },
    problems: [...problems, ...end],
  };
}
