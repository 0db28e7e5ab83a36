import { group } from 'd3-array';
import type { Problem, WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { cellAt, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { listEndMissing } from '../cutShort.ts';
import { readWells, type GridWell } from '../gridWell.ts';
import { notAnEndpoint } from '../notEndpoint.ts';
import { plateHolding } from '../plateSize.ts';
import { modeFromText, unitOfMode } from '../readMode.ts';
import { isWavelength } from '../wavelength.ts';
import { isOverTime, wellsAsColumns, wellsAsRows, type WellTable } from '../wellTable.ts';
import { contextsOf, stepRowsOf, type SkanItContext } from './context.ts';
import type { SkanItFacts } from './facts.ts';

const valueWord = /^(?:abs\w*|od|rfu|rlu)\b/i;
const plateWord = /^plate\b/i;
const wavelengthWord = /^wavelength\b/i;
const timeWord = /^(?:reading|time|meas\w*\.? time|avg\.? time)\b/i;

/**
 * The reads of lists, one line per well: `Well`, `Sample`, `Abs`, with or without `Plate` and `Wavelength [nm]`.
 *
 * @returns `read-not-endpoint` for lists with several readings of a well, and for tables with a column per well
 */
export function readsOfLists(
  sheet: Sheet,
  facts: SkanItFacts,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const lists = wellsAsRows(sheet).filter(({ named }) => named);
  const series = wellsAsColumns(sheet).filter((table) => isOverTime(sheet, table));
  const starts = stepRowsOf(sheet);
  const reads: Read[] = [];
  const problems: Problem[] = [];
  for (const table of [...lists, ...series].sort((a, b) => a.top - b.top)) {
    const from = starts.findLast((row) => row <= table.top) ?? 0;
    const [context] = contextsOf(sheet, [table], from);
    if (context === undefined) continue;
    const made = readsOfList(table, context, sheet, facts, book, file);
    reads.push(...made.value);
    problems.push(...made.problems);
  }
  return { value: reads, problems };
}

function readsOfList(
  table: WellTable,
  context: SkanItContext,
  sheet: Sheet,
  facts: SkanItFacts,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const values = table.series.find(({ label }) => valueWord.test(label));
  const ofStep = modeFromText(context.step);
  const mode = ofStep === 'other' && /^(?:abs|od)/i.test(values?.label ?? '') ? 'absorbance' : ofStep;
  const kinetic = () => notAnEndpoint(context.step, sheet, table.top, table.left, 'SkanIt', file);
  if (table.orientation === 'wells as columns')
    return { value: [], problems: ofStep === 'other' ? [] : [kinetic()] };
  if (values === undefined) return { value: [], problems: [] };
  const columnOf = (word: RegExp) =>
    table.series.find(({ label }) => word.test(label))?.wells[0]?.sheetColumn ?? null;
  const textIn = (column: number | null, row: number) =>
    column === null ? null : cellAt(sheet, row, column).text.trim();
  const [plates, wavelengths] = [columnOf(plateWord), columnOf(wavelengthWord)];
  const times = columnOf(timeWord);
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const parts = group(values.wells, ({ sheetRow }) =>
    JSON.stringify([textIn(plates, sheetRow), textIn(wavelengths, sheetRow)]),
  );
  const several = new Set(values.wells.map(({ sheetRow }) => textIn(wavelengths, sheetRow))).size > 1;
  for (const wells of parts.values()) {
    const [first] = wells;
    if (first === undefined) continue;
    if (times !== null && hasRepeats(wells)) {
      if (problems.length === 0) problems.push(kinetic());
      continue;
    }
    const inList = Number(/\d{3,4}/.exec(textIn(wavelengths, first.sheetRow) ?? '')?.[0]);
    const only = facts.settings.get(context.step)?.wavelengthsNm ?? facts.wavelengthsNm;
    const known = isWavelength(inList)
      ? inList
      : (context.wavelengthNm ?? (only.length === 1 ? (only[0] ?? null) : null));
    const wavelengthNm = mode === 'absorbance' ? known : null;
    const made = readWells(sheet, wells, book, file);
    const size = facts.plate ?? plateHolding(wells) ?? { rows: 8, columns: 12 };
    reads.push({
      label: `${context.step} (${values.label})${several && wavelengthNm !== null ? ` ${wavelengthNm} nm` : ''}`,
      kind: 'measured',
      mode,
      wavelengthNm,
      plate: textIn(plates, first.sheetRow) ?? context.plate,
      unit: unitOfMode[mode],
      blanked: false,
      rows: size.rows,
      columns: size.columns,
      sheet: sheet.name,
      wells: made.wells,
      inferred: [],
    });
    problems.push(...made.problems);
  }
  const last = reads.at(-1);
  if (last !== undefined) problems.push(...listEndMissing(table, last, sheet, book, file));
  return { value: reads, problems };
}

function hasRepeats(wells: readonly GridWell[]): boolean {
  return new Set(wells.map(({ row, column }) => `${row} ${column}`)).size < wells.length;
}
