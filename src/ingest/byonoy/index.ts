import type { EmbeddedLayout } from '#domain/embeddedLayout';
import type { Inference } from '#domain/inference';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { layoutFromGrid } from '../embeddedCells.ts';
import { sheetsLeftOut } from '../exportFacts.ts';
import { readWells } from '../gridWell.ts';
import { isMarked } from '../marks.ts';
import { wellsMissing } from '../measuredArea.ts';
import { labelledGrids, type PlateGrid } from '../plateGrid.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { Vendor, VendorReading } from '../vendor.ts';
import { byonoyAbout } from './about.ts';
import { byonoyFacts, type ByonoyFacts } from './facts.ts';

/** The reader has no other plates. */
const plate = { rows: 8, columns: 12 };

const knownBy: Vendor['knownBy'] = [
  {
    within: 'sheet',
    signs: [
      {
        what: 'one line "Sample Wavelength (nm)" with a wavelength',
        on: (sheet) => byonoyFacts(sheet).wavelengthNm !== null,
      },
      {
        what: 'a matrix with row letters and column numbers',
        on: (sheet) => labelledGrids(sheet).length > 0,
        common: true,
      },
    ],
  },
];

/** Byonoy Absorbance 96, and the plate reader of an Opentrons Flex that it is inside of. */
export const byonoy: Vendor = { id: 'byonoy', about: byonoyAbout, knownBy, read };

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const sheets = book.sheets.filter((sheet) => isMarked(sheet, knownBy, book));
  const leftOut = sheetsLeftOut(book, sheets, 'Byonoy', file);
  const reads: Read[] = [];
  const layouts: EmbeddedLayout[] = [];
  const problems: Problem[] = [];
  let metadata: Readonly<Record<string, string>> = {};
  let software = 'Byonoy Absorbance 96';
  for (const sheet of sheets) {
    const facts = byonoyFacts(sheet);
    const [grid, ...others] = labelledGrids(sheet);
    if (grid === undefined) continue;
    const readings = readWells(sheet, grid.wells, book, file);
    const label = String(facts.wavelengthNm);
    const inferred = [...referenceTakenOff(facts, label, file), ...namesLeftOut(others, file), ...leftOut];
    reads.push({
      label,
      kind: 'measured',
      mode: 'absorbance',
      wavelengthNm: facts.wavelengthNm,
      plate: null,
      unit: 'AU',
      blanked: false,
      ...(facts.referenceNm === null ? {} : { referenceNm: facts.referenceNm }),
      ...plate,
      sheet: sheet.name,
      wells: readings.wells,
      inferred,
    });
    const [names] = others;
    const about = { source: 'grid of names', heading: null, plate: null };
    if (names !== undefined) layouts.push(layoutFromGrid(names.wells, sheet, about));
    const table = { ...grid, series: [] };
    problems.push(...readings.problems, ...wellsMissing(label, table, plate, null, sheet, file));
    problems.push(...cutShort(facts, sheet, book, file));
    metadata = { ...facts.metadata, ...metadata };
    if (facts.opentrons) software = 'Opentrons Flex';
  }
  return { value: { software, metadata, reads: uniqueLabels(reads), layouts }, problems };
}

function referenceTakenOff({ referenceNm }: ByonoyFacts, label: string, file: string): Inference[] {
  if (referenceNm === null) return [];
  return [
    {
      what: 'reference wavelength',
      value: `${label}: the reading at ${referenceNm} nm is taken off`,
      because: 'a Byonoy that reads at two wavelengths gives the difference',
      state: null,
      file,
    },
  ];
}

/** Names can be numbers: which matrix holds the readings is told by its place alone. */
function namesLeftOut(others: readonly PlateGrid[], file: string): Inference[] {
  if (others.length === 0) return [];
  return [
    {
      what: 'grids left out',
      value: others
        .map(({ top, left, bottom, right }) => `${cellAddress(top, left)}:${cellAddress(bottom, right)}`)
        .join(', '),
      because:
        'the first grid holds the readings, the next one the names of the samples (for `layout: from export`)',
      state: null,
      file,
    },
  ];
}

function cutShort(facts: ByonoyFacts, sheet: Sheet, book: SheetBook, file: string): Problem[] {
  if (book.openEnd !== true && facts.complete) return [];
  return [
    {
      code: 'file-damaged',
      severity: 'warning',
      file,
      place: placeAt({ sheet: sheet.name, line: sheet.name === null ? sheet.rows.length : null }),
      found: facts.complete
        ? 'a file that ends in the middle of a line'
        : 'a file that ends before it says whether there was a reference wavelength',
      expected: 'the lines about the measurement, each with its end',
      fix: 'Copy or export the file again; what it says about the measurement may be incomplete.',
    },
  ];
}
