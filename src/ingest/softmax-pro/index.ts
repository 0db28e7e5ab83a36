import type { EmbeddedLayout } from '#domain/embeddedLayout';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { isoDate, isoTime } from '../dateTime.ts';
import { addFact, sheetsLeftOut } from '../exportFacts.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { Sign, Vendor, VendorReading } from '../vendor.ts';
import { softMaxProAbout } from './about.ts';
import { announcesBlocks, blocksOf, opensPlate, type Blocks } from './block.ts';
import { layoutsOfGroups } from './groups.ts';
import { readPlateSection } from './plateReads.ts';
import { readSoftMaxXml } from './xml.ts';
import { rootOf } from './xmlElement.ts';

const plateLine: Sign = {
  what: 'a line "Plate:" with a name and the version of the export',
  on: (sheet) => isSoftMaxSheet(sheet),
};

/** Molecular Devices SoftMax Pro: text exports as plate or as list, also opened in Excel, and XML. */
export const softMaxPro: Vendor = {
  id: 'softmax-pro',
  about: softMaxProAbout,
  knownBy: [
    {
      within: 'sheet',
      signs: [
        {
          what: 'the XML element Experiment',
          on: (sheet) => rootOf(sheet)?.name === 'Experiment',
          common: true,
        },
        { what: 'the XML element PlateSections in it', on: isExperiment },
      ],
    },
    {
      within: 'sheet',
      signs: [
        {
          what: 'the line "##BLOCKS= …"',
          on: (sheet) => sheet.rows.some((_, row) => announcesBlocks(sheet, row)),
        },
        plateLine,
      ],
    },
    { within: 'sheet', signs: [plateLine] },
  ],
  read,
};

function isExperiment(sheet: Sheet): boolean {
  const root = rootOf(sheet);
  return root?.name === 'Experiment' && root.children.some(({ name }) => name === 'PlateSections');
}

function isSoftMaxSheet(sheet: Sheet): boolean {
  return sheet.rows.some((_, row) => opensPlate(sheet, row));
}

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const [first] = book.sheets;
  if (first !== undefined && isExperiment(first)) return readSoftMaxXml(first, book, file);
  const sheets = book.sheets.filter(isSoftMaxSheet);
  const reads: Read[] = [];
  const layouts: EmbeddedLayout[] = [];
  const problems: Problem[] = [];
  const metadata: Record<string, string> = {};
  for (const sheet of sheets) {
    const found = blocksOf(sheet);
    layouts.push(...layoutsOfGroups(found.blocks, sheet));
    for (const block of found.blocks) {
      if (block.kind !== 'plate') continue;
      const section = readPlateSection(block, sheet, book, file);
      reads.push(...section.value.reads);
      problems.push(...section.problems);
      const { name, temperatureC } = section.value;
      if (temperatureC !== null) addFact(metadata, 'temperatureC', temperatureC, name);
    }
    for (const [key, value] of saved(found.lastLine)) addFact(metadata, key, value, sheet.name);
    problems.push(...missingBlocks(found, sheet, file));
  }
  const leftOut = sheetsLeftOut(book, sheets, 'SoftMax Pro', file);
  return {
    value: {
      software: 'SoftMax Pro',
      metadata,
      reads: uniqueLabels(reads.map((one) => ({ ...one, inferred: [...one.inferred, ...leftOut] }))),
      layouts,
    },
    problems,
  };
}

/** When the document was saved; when the plate was read is not in the file. */
function saved(line: string | null): [string, string][] {
  const match = /^Original Filename:\s*(.*?);\s*Date Last Saved:\s*(.*)$/i.exec(line ?? '');
  if (match === null) return [];
  const [, name = '', when = ''] = match;
  const [, date = '', time = ''] = /^(\S+)\s+(\d.*)$/.exec(when.trim()) ?? [];
  const text = date === '' ? when.trim() : `${isoDate(date)} ${isoTime(time)}`;
  return [
    ['experimentFile', name],
    ['saved', text],
  ];
}

function missingBlocks({ blocks, announced, lastLine }: Blocks, sheet: Sheet, file: string): Problem[] {
  const whole = blocks.filter(({ closed }) => closed).length;
  const broken = blocks.find(({ closed }) => !closed);
  // A part that was copied out of an export announces nothing.
  if (announced === 0 || (whole >= announced && broken === undefined)) return [];
  const ends = lastLine !== null && broken === undefined;
  const row = broken?.from ?? sheet.rows.length - 1;
  return [
    {
      code: 'file-damaged',
      severity: ends ? 'warning' : 'error',
      file,
      place: placeAt({ sheet: sheet.name, line: sheet.name === null ? row + 1 : null }),
      found:
        broken === undefined
          ? `${whole} of the ${announced} sections that the line "##BLOCKS=" announces`
          : 'a section without its last line "~End"',
      expected: 'all sections, each with its line "~End"',
      fix: ends
        ? 'Nothing, if sections were taken out on purpose; otherwise export the document again.'
        : 'The end of the file seems to be missing: copy or export it again.',
    },
  ];
}
