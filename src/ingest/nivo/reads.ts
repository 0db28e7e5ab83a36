import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { PlateFormat } from '#plate/plateFormat';
import { textFromWells } from '#plate/wellList';
import { nameFromWell } from '#plate/wellName';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { readWells } from '../gridWell.ts';
import { notAnEndpoint } from '../notEndpoint.ts';
import { plateHolding } from '../plateSize.ts';
import { unitOfMode } from '../readMode.ts';
import type { NivoBlock } from './blocks.ts';
import { modeOfOperation, settingsOfOperation, wavelengthOfOperation } from './settings.ts';
import { passesOf, type NivoPass } from './tables.ts';
import { placeOfCell } from '../placeOfCell.ts';

/** What is known about an export as a whole. */
export interface NivoContext {
  readonly sheets: readonly Sheet[];
  /** null if the file does not say. */
  readonly size: PlateFormat | null;
  /** The wells that should have been measured; null if the file does not say. */
  readonly due: readonly string[] | null;
  readonly book: SheetBook;
  readonly file: string;
}

/**
 * The reads of one block: one for each plate.
 *
 * @returns `read-not-endpoint` when a plate was read more than once; `file-damaged` when wells are missing, or all of them
 */
export function readsOfBlock(
  block: NivoBlock,
  sheet: Sheet,
  context: NivoContext,
): WithProblems<readonly Read[]> {
  const { file } = context;
  const passes = passesOf(sheet, block);
  if (passes.length === 0) return { value: [], problems: [withoutWells(block, sheet, file)] };
  const plates = new Map<string, NivoPass[]>();
  for (const pass of passes) {
    const key = `${pass.facts['plate'] ?? ''}\n${pass.facts['barcode'] ?? ''}`;
    plates.set(key, [...(plates.get(key) ?? []), pass]);
  }
  const reads: Read[] = [];
  const problems: Problem[] = [];
  for (const [pass, ...others] of plates.values()) {
    if (pass === undefined) continue;
    if (others.length > 0) {
      problems.push(notAnEndpoint(block.label, sheet, pass.top, pass.left, 'the Nivo software', file));
      continue;
    }
    const made = readOf(block, pass, plates.size > 1, sheet, context);
    reads.push(made.value);
    problems.push(...made.problems);
  }
  return { value: reads, problems };
}

function readOf(
  block: NivoBlock,
  pass: NivoPass,
  severalPlates: boolean,
  sheet: Sheet,
  { sheets, size, due, book, file }: NivoContext,
): WithProblems<Read> {
  const { operation, label } = block;
  const settings = operation === null ? null : settingsOfOperation(sheets, operation);
  const mode = operation === null ? 'other' : modeOfOperation(label, settings);
  const readings = readWells(sheet, pass.wells, book, file);
  const holding = plateHolding(pass.wells, pass.lastColumn) ?? { rows: 8, columns: 12 };
  const fits = size !== null && size.rows >= holding.rows && size.columns >= holding.columns;
  const { rows, columns } = fits ? size : holding;
  const read: Read = {
    label,
    kind: operation === null ? 'calculated' : 'measured',
    mode,
    wavelengthNm: mode === 'absorbance' ? wavelengthOfOperation(settings) : null,
    plate: plateOf(pass, severalPlates),
    unit: mode === 'other' ? (settings?.['measurement unit'] ?? null) : unitOfMode[mode],
    blanked: operation === null && /\bblank/i.test(label),
    rows,
    columns,
    sheet: sheet.name,
    wells: readings.wells,
    inferred: [],
  };
  const all = Array.from({ length: rows * columns }, (_, index) =>
    nameFromWell(Math.floor(index / columns), index % columns),
  );
  // Without its settings a text may have been cut; then all wells of the plate are due.
  const cut = book.format === 'text' && operation !== null && settings === null;
  const expected = due ?? (cut ? all : []);
  return { value: read, problems: [...readings.problems, ...missing(read, pass, expected, sheet, file)] };
}

/** The barcode, else the number if there are several plates; the software writes 0 for a plate without either. */
function plateOf({ facts }: NivoPass, severalPlates: boolean): string | null {
  const { barcode, plate } = facts;
  if (barcode !== undefined && barcode !== '0') return barcode;
  return severalPlates ? (plate ?? null) : null;
}

function missing(
  read: Read,
  pass: NivoPass,
  expected: readonly string[],
  sheet: Sheet,
  file: string,
): Problem[] {
  const there = new Set(pass.wells.map(({ row, column }) => nameFromWell(row, column)));
  const gone = expected.filter((well) => !there.has(well));
  const last = pass.wells.at(-1);
  if (gone.length === 0) return [];
  return [
    {
      code: 'file-damaged',
      severity: 'error',
      file,
      place: placeAt({
        sheet: sheet.name,
        cell: last === undefined ? null : cellAddress(last.sheetRow, last.sheetColumn),
      }),
      found: `${there.size} wells of read ${read.label}; ${textFromWells(gone)} are not there`,
      expected: 'a line for each well that was measured',
      fix: 'Export or copy the file again. If lines were taken out on purpose, leave those wells out of the layout.',
    },
  ];
}

function withoutWells({ label, from }: NivoBlock, sheet: Sheet, file: string): Problem {
  return {
    code: 'file-damaged',
    severity: 'error',
    file,
    place: placeOfCell(sheet, from, 0),
    found: `the operation ${label}, and no wells below it`,
    expected: 'a line for each well, or a grid',
    fix: 'The end of the file seems to be missing: export or copy it again.',
  };
}
