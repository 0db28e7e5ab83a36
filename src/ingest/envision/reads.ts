import type { Inference } from '#domain/inference';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { PlateFormat } from '#plate/plateFormat';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { readWells } from '../gridWell.ts';
import { wellsMissing } from '../measuredArea.ts';
import { notAnEndpoint } from '../notEndpoint.ts';
import { plateHolding } from '../plateSize.ts';
import { unitOfMode } from '../readMode.ts';
import { meaningOfSeries } from '../seriesMeaning.ts';
import { onlyPoint } from './plateInfo.ts';
import { modeOfRead, wavelengthOfRead, type Concluded } from './optics.ts';
import type { NamedMatrix } from './named.ts';

/**
 * The reads of a sheet: one for each matrix that is the only one of its plate, repeat, label and channel.
 *
 * @param stated - the size of the plate as the protocol has it, or null
 * @param complete - whether the file has its last line; if not, one point in time may have been the first of many
 * @returns `read-not-endpoint` for matrices at several points in time or in the well; `ambiguous-table` for one whose wells cannot be
 *   told; `file-damaged` for one with too few wells
 */
export function readsOfMatrices(
  named: readonly NamedMatrix[],
  stated: PlateFormat | null,
  complete: boolean,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const groups = new Map<string, NamedMatrix[]>();
  for (const one of named) {
    const key = [one.info?.plate, one.info?.repeat, one.kind, one.label, one.channel].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const reads: Read[] = [];
  const problems: Problem[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const points = new Set(group.map(({ info }) => info?.point ?? onlyPoint));
    if (points.size > 1 || (!complete && !points.has(onlyPoint))) {
      const what = `${first.label} of plate ${first.info?.plate ?? '?'}`;
      problems.push(notAnEndpoint(what, sheet, first.matrix.top, 0, 'EnVision', file));
      continue;
    }
    for (const one of group) {
      const { fault, top, address } = one.matrix;
      if (fault !== null) {
        problems.push(undecided(one.label, fault, sheet, top, address, file));
        continue;
      }
      const made = readOf(one, named, stated, sheet, book, file);
      if (made.value.wells.length === 0) continue;
      reads.push(made.value);
      problems.push(...made.problems);
    }
  }
  return { value: reads, problems };
}

function readOf(
  one: NamedMatrix,
  named: readonly NamedMatrix[],
  stated: PlateFormat | null,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<Read> {
  const { matrix, info, kind } = one;
  const readings = readWells(sheet, matrix.wells, book, file);
  const holding = plateHolding(matrix.wells, matrix.lastColumn) ?? { rows: 8, columns: 12 };
  const fits = stated !== null && stated.rows >= holding.rows && stated.columns >= holding.columns;
  const { rows, columns } = fits ? stated : holding;
  // What was computed from absorbances alone (a blank taken off, a mean) is one; a ratio is not.
  const source = kind === 'measured' ? one : sourceOf(one, named);
  const mode: Concluded<Read['mode']> = source === null ? { value: 'other', because: null } : modeOf(source);
  const wavelength =
    source !== null && mode.value === 'absorbance'
      ? wavelengthOfRead(sheet, source.label, source.info?.facts['measinfo'] ?? '')
      : { value: null, because: null };
  const label = labelOf(one, named);
  const told = (what: string, value: string, because: string | null): Inference[] =>
    because === null ? [] : [{ what, value: `${label}: ${value}`, because, state: null, file }];
  const read: Read = {
    label,
    kind,
    mode: mode.value,
    wavelengthNm: wavelength.value,
    plate: info?.plate ?? null,
    unit: unitOfMode[mode.value],
    blanked: kind === 'calculated' && /\bblank/i.test(one.label),
    rows,
    columns,
    sheet: sheet.name,
    wells: readings.wells,
    inferred: [
      ...told('mode', mode.value, mode.because),
      ...told('wavelength', `${wavelength.value ?? ''} nm`, wavelength.because),
    ],
  };
  const { wells, bottom, lastColumn } = matrix;
  const table = { top: matrix.top, left: 0, bottom, right: lastColumn, series: [], wells, lastColumn };
  const missing = wellsMissing(label, table, { rows, columns }, null, sheet, file);
  return { value: read, problems: [...readings.problems, ...missing] };
}

function modeOf({ unit, info, label }: NamedMatrix): Concluded<Read['mode']> {
  return modeOfRead(unit, info?.facts['measinfo'] ?? '', label);
}

/** The measured read whose unit a formula keeps, if it names only that. */
function sourceOf(calculated: NamedMatrix, named: readonly NamedMatrix[]): NamedMatrix | null {
  const keepsUnit = meaningOfSeries(calculated.label.replace(/^calc \d+:\s*/i, ''))?.sameUnit ?? false;
  const sources = named.filter(
    ({ kind, label, info }) =>
      kind === 'measured' && calculated.label.includes(label) && info?.plate === calculated.info?.plate,
  );
  const labels = new Set(sources.map(({ label }) => label));
  return keepsUnit && labels.size === 1 ? (sources[0] ?? null) : null;
}

/** The label of the protocol; with the channel or the repeat where the plate has several of it. */
function labelOf(one: NamedMatrix, named: readonly NamedMatrix[]): string {
  const same = named.filter(
    ({ kind, label, info }) => kind === one.kind && label === one.label && info?.plate === one.info?.plate,
  );
  const channel = new Set(same.map((other) => other.channel)).size > 1 ? one.channel : '';
  const repeats = new Set(same.map(({ info }) => info?.repeat)).size > 1;
  const repeat = repeats ? `repeat ${one.info?.repeat ?? ''}` : '';
  return [one.label, channel, repeat].filter((part) => part !== '').join(', ');
}

function undecided(
  label: string,
  fault: string,
  sheet: Sheet,
  row: number,
  cell: string,
  file: string,
): Problem {
  return {
    code: 'ambiguous-table',
    severity: 'error',
    file,
    place: placeAt({ sheet: sheet.name, line: sheet.name === null ? row + 1 : null, cell }),
    found: `${label}: ${fault}`,
    expected: 'one line for each row of the plate, or row letters and column numbers',
    fix: 'Export the run again in the format "Plate2", which writes row letters and column numbers.',
  };
}
