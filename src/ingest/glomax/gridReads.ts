import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { concluded } from '../concluded.ts';
import { rowsMissing } from '../cutShort.ts';
import { readWells } from '../gridWell.ts';
import { notAnEndpoint } from '../notEndpoint.ts';
import { plateHolding } from '../plateSize.ts';
import { unitOfMode } from '../readMode.ts';
import { settingsIn, type GloMaxSettings } from './facts.ts';
import { gloMaxGrids, type GloMaxGrid } from './grid.ts';

interface SettledGrid {
  readonly grid: GloMaxGrid;
  readonly settings: GloMaxSettings;
  /** Place of the settings that hold for it: readings with the same ones follow each other in time. */
  readonly step: number;
  /** Whether the sheet has others. */
  readonly several: boolean;
}

/**
 * The reads of the grids of a sheet; the settings stand above each, or below all of them.
 *
 * @returns `read-not-endpoint` for several readings with the same settings, `file-damaged` for a grid or a file without its end
 */
export function readsOfGloMaxGrids(
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const settled = settledGrids(sheet);
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const told = new Set<number>();
  for (const one of settled) {
    if (settled.filter(({ step }) => step === one.step).length > 1) {
      if (!told.has(one.step))
        problems.push(notAnEndpoint(labelOf(one), sheet, one.grid.top, one.grid.left, 'GloMax', file));
      told.add(one.step);
      continue;
    }
    const made = readOfGrid(one, sheet, book, file);
    reads.push(made.value);
    problems.push(...made.problems);
  }
  return { value: reads, problems: [...problems, ...gridAnnounced(settled, sheet, book, file)] };
}

function settledGrids(sheet: Sheet): SettledGrid[] {
  const grids = gloMaxGrids(sheet);
  const below = settingsIn(sheet, (grids.at(-1)?.bottom ?? -1) + 1, sheet.rows.length - 1);
  let step = -1;
  let settings = below;
  const settled = grids.map((grid, index) => {
    const above = settingsIn(sheet, (grids[index - 1]?.bottom ?? -1) + 1, grid.top - 1);
    if (index === 0 || saysAnything(above)) {
      step += 1;
      settings = saysAnything(above) ? above : below;
    }
    return { grid, settings, step };
  });
  return settled.map((one) => ({ ...one, several: step > 0 }));
}

function readOfGrid(one: SettledGrid, sheet: Sheet, book: SheetBook, file: string): WithProblems<Read> {
  const { grid, settings } = one;
  const { mode, modeConcluded, reference } = settings;
  const label = labelOf(one);
  const { rows, columns } = plateHolding(grid.wells, grid.lastColumn) ?? { rows: 8, columns: 12 };
  const readings = readWells(sheet, grid.wells, book, file);
  const told = (what: string, value: string, because: string) =>
    concluded(file, what, `${label}: ${value}`, because);
  const inferred = [
    ...(modeConcluded ? [told('mode', 'absorbance', 'the file names one filter and no emission')] : []),
    ...(mode === 'other' ? [told('mode', 'unknown', 'the file does not say what was measured')] : []),
    ...(reference === null
      ? []
      : [
          told(
            'reference filter',
            `${reference}, not subtracted here`,
            'the file does not say whether the reader has subtracted it',
          ),
        ]),
  ];
  const read: Read = {
    label,
    kind: 'measured',
    mode,
    wavelengthNm: mode === 'absorbance' ? settings.wavelengthNm : null,
    plate: null,
    unit: unitOfMode[mode],
    blanked: false,
    rows,
    columns,
    sheet: sheet.name,
    wells: readings.wells,
    inferred,
  };
  const missing = rowsMissing(grid, read, sheet, 'GloMax', file);
  return { value: read, problems: [...readings.problems, ...missing] };
}

/** The filter, as the file has it; without one the place of the step, or the number of the reading. */
function labelOf({ settings: { filter }, grid: { reading }, step, several }: SettledGrid): string {
  if (filter !== null) return `Filter ${filter}`;
  return several ? `Step ${step + 1}` : `Reading ${reading}`.trim();
}

function saysAnything({ filter, mode }: GloMaxSettings): boolean {
  return filter !== null || mode !== 'other';
}

/** Settings at the end of a text, after grids that had their own above them: the grid they belong to is lost. */
function gridAnnounced(
  settled: readonly SettledGrid[],
  sheet: Sheet,
  book: SheetBook,
  file: string,
): Problem[] {
  const [first] = settled;
  const last = settled.at(-1);
  if (book.format !== 'text' || first === undefined || last === undefined) return [];
  const above = settingsIn(sheet, 0, first.grid.top - 1);
  const end = sheet.rows.length - 1;
  if (above.filter === null || settingsIn(sheet, last.grid.bottom + 1, end).filter === null) return [];
  return [
    {
      code: 'file-damaged',
      severity: 'warning',
      file,
      place: placeAt({ line: end + 1, cell: cellAddress(end, 0) }),
      found: 'the settings of another reading as the last lines of the file, without its grid',
      expected: 'a grid below them',
      fix: 'Export or copy the file again and compare the number of readings with the instrument.',
    },
  ];
}
