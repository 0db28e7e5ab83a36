import type { Inference } from '#domain/inference';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { readWells, type GridWell } from '../gridWell.ts';
import { plateFromText, plateHolding } from '../plateSize.ts';
import { unitOfMode } from '../readMode.ts';
import { sameReadings } from '../uniqueLabels.ts';
import { blocksOf, type Block } from './block.ts';
import { readsOfBlock, type LabelledWells } from './blockReads.ts';
import { metadataOf } from './header.ts';
import { kineticLabel, meaningOfLabel } from './label.ts';
import { readStepsOf, type ReadStep } from './procedure.ts';
import type { PlateSection } from './section.ts';

/** One plate of an export. */
export interface Gen5Plate {
  readonly name: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly reads: readonly Read[];
}

interface PlateContext {
  readonly sheet: Sheet;
  readonly book: SheetBook;
  readonly file: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly steps: readonly ReadStep[];
}

/**
 * The reads of one plate of a Gen5 export.
 *
 * @returns `read-not-endpoint` for kinetic reads and spectra, which are left out; `file-damaged` when rows of a full plate are missing
 */
export function readPlate(
  { from, to }: PlateSection,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<Gen5Plate> {
  const metadata = metadataOf(sheet, from, to);
  const steps = readStepsOf(sheet, from, to);
  const context = { sheet, book, file, metadata, steps };
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const kinetics = new Set<string>();
  for (const block of blocksOf(sheet, from, to)) {
    if (block.series) {
      problems.push(notAnEndpoint(block.title ?? 'a table', block, context));
      continue;
    }
    const labelled = readsOfBlock(block, sheet, book, file, steps);
    problems.push(...labelled.problems);
    for (const part of labelled.value) {
      const kinetic = kineticLabel(part.label) ?? (isTime(block.title) ? block.title : null);
      if (kinetic !== null) {
        if (!kinetics.has(kinetic)) problems.push(notAnEndpoint(kinetic, block, context));
        kinetics.add(kinetic);
        continue;
      }
      const made = readFromWells(part, block, context);
      if (made.value === null) continue;
      const read = made.value;
      // Gen5 can print one read in two layouts: the same readings under the same label are one read.
      if (reads.some((other) => other.label === read.label && sameReadings(other, read))) continue;
      reads.push(read);
      problems.push(...made.problems);
    }
  }
  return { value: { name: metadata['plate'] ?? null, metadata, reads }, problems };
}

function readFromWells(part: LabelledWells, block: Block, context: PlateContext): WithProblems<Read | null> {
  const { sheet, book, file, metadata, steps } = context;
  const { wells, problems } = readWells(sheet, part.wells, book, file);
  // A column of names (Well ID, sample) in a list is no read.
  const readings = wells.filter(({ reading }) => reading.kind !== 'missing' || reading.reason !== 'text');
  if (readings.length === 0) return { value: null, problems: [] };
  const { label, inferred } = labelOf(part.label, block, steps, file);
  const meaning = meaningOfLabel(label, steps);
  const size = plateFromText(metadata['plateType'] ?? '') ?? plateHolding(part.wells, block.lastColumn);
  const kindInference: Inference[] =
    meaning.kind === 'measured'
      ? []
      : [
          {
            what: 'kind of read',
            value: `${label}: ${meaning.kind}`,
            because: meaning.because,
            state: null,
            file,
          },
        ];
  const read: Read = {
    label,
    kind: meaning.kind,
    mode: meaning.mode,
    wavelengthNm: meaning.wavelengthNm,
    plate: metadata['plate'] ?? null,
    unit: unitOfMode[meaning.mode],
    blanked: meaning.blanked,
    rows: size?.rows ?? 8,
    columns: size?.columns ?? 12,
    sheet: sheet.name,
    wells,
    inferred: [...inferred, ...kindInference],
  };
  return { value: read, problems: [...problems, ...missingRows(read, part.wells, context)] };
}

/** `Time 3 (0:29:10)` titles a matrix of a kinetic, the labels of which may be lost. */
function isTime(title: string | null): boolean {
  return /\bTime +\d+ *\(/.test(title ?? '');
}

/** The label beside the lines; without one the title, and below `Results` what the procedure read. */
function labelOf(
  label: string,
  block: Block,
  steps: readonly ReadStep[],
  file: string,
): { label: string; inferred: Inference[] } {
  if (label !== '') return { label, inferred: [] };
  if (block.title !== null && block.title !== 'Results') return { label: block.title, inferred: [] };
  const [step, ...others] = steps;
  const [wavelength, ...more] = step?.wavelengths ?? [];
  if (step === undefined || others.length > 0 || wavelength === undefined || more.length > 0)
    return { label: block.title ?? `grid ${block.address}`, inferred: [] };
  const name = step.name === null ? String(wavelength) : `${step.name}:${wavelength}`;
  const because = 'the matrix has no label, and the procedure has one read at one wavelength';
  return {
    label: name,
    inferred: [{ what: 'read label', value: name, because, state: `read: ${wavelength} nm`, file }],
  };
}

function missingRows(
  read: Read,
  wells: readonly GridWell[],
  { steps, sheet, file }: PlateContext,
): Problem[] {
  const full = steps.length > 0 && steps.every((step) => step.fullPlate === true);
  if (!full || read.kind !== 'measured' || wells.length >= read.rows * read.columns) return [];
  const last = wells.at(-1);
  return [
    {
      code: 'file-damaged',
      severity: 'error',
      file,
      place: placeAt({
        sheet: sheet.name,
        cell: last === undefined ? null : cellAddress(last.sheetRow, last.sheetColumn),
      }),
      found: `${wells.length} of the ${read.rows * read.columns} wells of read ${read.label}`,
      expected: 'all wells, as the procedure says "Full Plate"',
      fix: 'Export or copy the file again. If rows were deleted on purpose, leave those wells out of the layout.',
    },
  ];
}

function notAnEndpoint(what: string, block: Block, { sheet, file }: PlateContext): Problem {
  return {
    code: 'read-not-endpoint',
    severity: 'warning',
    file,
    place: placeAt({
      sheet: sheet.name,
      line: sheet.name === null ? block.top + 1 : null,
      cell: block.address,
    }),
    found: `${what}: several readings per well, one for each time, wavelength or place in the well`,
    expected: 'an endpoint read: one reading per well',
    fix: 'Export an endpoint read, or let Gen5 reduce them to one number per well and export that matrix.',
  };
}
