import type { EmbeddedLayout } from '#domain/embeddedLayout';
import type { Problem, WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { addFact, sheetsLeftOut } from '../exportFacts.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { Mark, Sign, Vendor, VendorReading } from '../vendor.ts';
import { gen5About } from './about.ts';
import { blocksOf } from './block.ts';
import { gen5Keys, gen5KeysOf } from './header.ts';
import { isMeasuredLabel } from './label.ts';
import { layoutOfSection } from './layout.ts';
import { readPlate } from './plate.ts';
import { sectionsOf } from './section.ts';

const [firstKey, ...otherKeys] = gen5Keys;
const headerLines: Mark['signs'] = [headerLine(firstKey), ...otherKeys.map(headerLine)];

function headerLine(key: string): Sign {
  return { what: `the line "${key}"`, on: (sheet) => gen5KeysOf(sheet).includes(key.toLowerCase()) };
}

/** BioTek (Agilent) Gen5 2 and 3, text and Excel exports: matrices, grouped matrices, wells as rows or columns. */
export const gen5: Vendor = {
  id: 'gen5',
  about: gen5About,
  knownBy: [
    {
      within: 'sheet',
      atLeast: 2,
      signs: headerLines,
    },
    {
      within: 'sheet',
      signs: [
        {
          what: 'a matrix titled as Gen5 does, with the label of the read after the last column',
          on: looksLikeResults,
        },
      ],
    },
  ],
  read,
};

/** An export whose header was left out: title `Results` or the label itself, and a label at the end of every line. */
function looksLikeResults(sheet: Sheet): boolean {
  const blocks = blocksOf(sheet, 0, sheet.rows.length - 1);
  return blocks.some(({ title, lines, series }) => {
    if (title === null || series || lines.some((line) => line.row === null)) return false;
    const labels = lines.map((line) => line.label);
    const named = title === 'Results' || labels.every((label) => label === title);
    return named && labels.every((label) => label !== '') && labels.some(isMeasuredLabel);
  });
}

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const own = book.sheets.filter((sheet) => gen5KeysOf(sheet).length >= 2 || looksLikeResults(sheet));
  const sheets = own.length > 0 ? own : book.sheets;
  const reads: Read[] = [];
  const layouts: EmbeddedLayout[] = [];
  const problems: Problem[] = [];
  const metadata: Record<string, string> = {};
  for (const sheet of sheets) {
    for (const section of sectionsOf(sheet)) {
      const plate = readPlate(section, sheet, book, file);
      reads.push(...plate.value.reads);
      layouts.push(layoutOfSection(section, sheet, plate.value.name));
      problems.push(...plate.problems);
      for (const [key, value] of Object.entries(plate.value.metadata))
        addFact(metadata, key, value, plate.value.name);
    }
  }
  const { softwareVersion, plate: _plate, ...rest } = metadata;
  const leftOut = sheetsLeftOut(book, sheets, 'Gen5', file);
  return {
    value: {
      software: softwareVersion === undefined ? 'Gen5' : `Gen5 ${softwareVersion}`,
      metadata: rest,
      reads: uniqueLabels(reads.map((one) => ({ ...one, inferred: [...one.inferred, ...leftOut] }))),
      layouts,
    },
    problems,
  };
}
