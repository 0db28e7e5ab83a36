import { group } from 'd3-array';
import type { Problem, WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { concluded } from '../concluded.ts';
import { isMarked } from '../marks.ts';
import { notAnEndpoint } from '../notEndpoint.ts';
import { unitOfMode } from '../readMode.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { Vendor, VendorReading } from '../vendor.ts';
import { omegaAbout } from './about.ts';
import { lineOf, omegaFacts, type OmegaFacts } from './facts.ts';
import { listsWells } from './list.ts';
import { readingOf, type Reading } from './reading.ts';
import { opensChromatic, segmentsOf, type Segment } from './segment.ts';
import { chromaticsMissing, lastListShort, stopsWithinLine } from './wholeness.ts';

const knownBy: Vendor['knownBy'] = [
  {
    within: 'sheet',
    signs: [
      {
        what: 'a line "Chromatic: …"',
        on: (sheet) => sheet.rows.some((_, row) => opensChromatic(sheet, row)),
      },
      { what: 'a line "Cycle …"', on: (sheet) => hasLine(sheet, /(?:^|\s)cycle\b/i), common: true },
    ],
  },
  {
    within: 'sheet',
    signs: [
      { what: 'the line "Testname: …"', on: (sheet) => hasLine(sheet, /^testname\s*:/i) },
      {
        what: 'a list of wells "A01: …"',
        on: (sheet) => sheet.rows.some((_, row) => listsWells(sheet, row)),
        common: true,
      },
    ],
  },
];

/** BMG LABTECH Omega and OPTIMA software, ASCII exports (.DAT): a matrix for each chromatic, or lists of wells. */
export const omega: Vendor = { id: 'omega', about: omegaAbout, knownBy, read };

function hasLine(sheet: Sheet, pattern: RegExp): boolean {
  return sheet.rows.some((_, row) => pattern.test(lineOf(sheet, row)));
}

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const [sheet] = book.sheets.filter((one) => isMarked(one, knownBy, book));
  if (sheet === undefined) return { value: { software: 'BMG ASCII', metadata: {}, reads: [] }, problems: [] };
  const facts = omegaFacts(sheet, file);
  const problems: Problem[] = [];
  const readings = segmentsOf(sheet).flatMap((segment): Reading[] => {
    const made = readingOf(segment, sheet, book, file);
    problems.push(...made.problems);
    return made.value === null ? [] : [made.value];
  });
  const reads: Read[] = [];
  for (const [label, ofLabel] of group(readings, ({ segment }) => labelOf(segment, facts))) {
    const [only, ...others] = ofLabel;
    if (only === undefined) continue;
    if (others.length > 0)
      problems.push(notAnEndpoint(label, sheet, only.row, 0, 'the Omega software', file));
    else reads.push(readFrom(only, label, facts, sheet, file));
  }
  problems.push(
    ...chromaticsMissing(readings, facts, file),
    ...lastListShort(readings, sheet, file),
    ...stopsWithinLine(readings, sheet, book, file),
  );
  // A kinetic that was cut off would look like an endpoint.
  const damaged = problems.some(({ code }) => code === 'file-damaged');
  return {
    value: {
      software: 'BMG ASCII',
      metadata: facts.metadata,
      reads: damaged ? [] : uniqueLabels(reads),
    },
    problems,
  };
}

function labelOf({ chromatic, testName }: Segment, { wavelengths }: OmegaFacts): string {
  if (chromatic === null) return testName ?? 'list of wells';
  const nm = wavelengths.get(chromatic);
  return nm === undefined ? `Chromatic ${chromatic}` : `Chromatic ${chromatic} (${nm} nm)`;
}

function readFrom(
  { segment, size, wells, listed }: Reading,
  label: string,
  facts: OmegaFacts,
  sheet: Sheet,
  file: string,
): Read {
  const [onlyWavelength, ...others] = [...facts.wavelengths.values()];
  const nm =
    segment.chromatic === null
      ? others.length === 0
        ? onlyWavelength
        : undefined
      : facts.wavelengths.get(segment.chromatic);
  const told = (what: string, value: string, because: string) => concluded(file, what, value, because);
  return {
    label,
    kind: 'measured',
    mode: facts.mode,
    wavelengthNm: facts.mode === 'absorbance' ? (nm ?? null) : null,
    plate: null,
    unit: unitOfMode[facts.mode],
    blanked: false,
    rows: size.rows,
    columns: size.columns,
    sheet: sheet.name,
    wells,
    inferred: [
      ...facts.inferred,
      ...(facts.mode === 'other'
        ? [told('mode', `${label}: unknown`, 'the file does not say what was measured')]
        : []),
      listed
        ? told('wells', `${label}: ${wells.length}`, 'the list does not say how many wells there should be')
        : told(
            'grid',
            `${label}: from A1`,
            'the matrix has as many lines and columns as a plate, and no letters',
          ),
    ],
  };
}
