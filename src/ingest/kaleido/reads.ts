import type { Inference } from '#domain/inference';
import type { Problem, WithProblems } from '#domain/problem';
import type { Read, ReadMode } from '#domain/read';
import type { PlateFormat } from '#plate/plateFormat';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { readWells } from '../gridWell.ts';
import { holdsReadings } from '../holdsReadings.ts';
import { wellsMissing } from '../measuredArea.ts';
import { notAnEndpoint } from '../notEndpoint.ts';
import { plateHolding } from '../plateSize.ts';
import { unitOfMode } from '../readMode.ts';
import { wavelengthFromText } from '../wavelength.ts';
import {
  isEndpoint,
  measurementsOf,
  modeOfMeasurement,
  wavelengthOfMeasurement,
  type Measurement,
} from './measurements.ts';
import { labelOf, parameterOf, partOf, pointOf, repeatOf } from './naming.ts';
import type { KaleidoResult } from './results.ts';

/**
 * The reads of a sheet: one for each matrix of a plate, a repeat, a measurement and a wavelength.
 *
 * @param stated - the size of the plate, or null
 * @param complete - whether the file has its last line; if not, the first loop may have been one of many
 * @returns `read-not-endpoint` for loops, kinetics and scans; `file-damaged` for matrices with too few wells
 */
export function readsOfResults(
  results: readonly KaleidoResult[],
  stated: PlateFormat | null,
  complete: boolean,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const measurements = measurementsOf(sheet);
  const numbers = results.filter(({ grid }) => holdsReadings(sheet, grid.wells));
  const words = results.filter((result) => !numbers.includes(result));
  const groups = new Map<string, KaleidoResult[]>();
  for (const result of numbers) {
    const key = [result.facts['barcode'], repeatOf(result), result.name, partOf(result)].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  const reads: Read[] = [];
  const problems: Problem[] = [];
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue;
    const settings = settingsOf(first.name, measurements);
    const overTime = others.some((other) => pointOf(other) !== pointOf(first)) || !isEndpoint(settings);
    if (overTime || (!complete && first.facts['loop no'] !== undefined)) {
      problems.push(notAnEndpoint(first.name, sheet, first.grid.top, first.grid.left, 'Kaleido', file));
      continue;
    }
    for (const result of [first, ...others]) {
      const made = readOf(result, numbers, measurements, stated, sheet, book, file);
      const inferred = [...made.value.inferred, ...leftOut(words, file)];
      reads.push({ ...made.value, inferred });
      problems.push(...made.problems);
    }
  }
  return { value: reads, problems };
}

function readOf(
  result: KaleidoResult,
  results: readonly KaleidoResult[],
  measurements: readonly Measurement[],
  stated: PlateFormat | null,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<Read> {
  const { name, facts, grid } = result;
  const settings = settingsOf(name, measurements);
  const label = labelOf(result, results);
  const unknown = measurements.length > 0 && settings === null;
  const kind = result.analysis || parameterOf(result) !== null || unknown ? 'calculated' : 'measured';
  const mode: ReadMode = kind === 'calculated' ? 'other' : modeOfMeasurement(name, settings);
  const ofGrid = wavelengthFromText(facts['exc wl / filter'] ?? '');
  const wavelengthNm = mode === 'absorbance' ? (ofGrid ?? wavelengthOfMeasurement(settings)) : null;
  const readings = readWells(sheet, grid.wells, book, file);
  const holding = plateHolding(grid.wells, grid.lastColumn) ?? { rows: 8, columns: 12 };
  const fits = stated !== null && stated.rows >= holding.rows && stated.columns >= holding.columns;
  const { rows, columns } = fits ? stated : holding;
  const read: Read = {
    label,
    kind,
    mode,
    wavelengthNm,
    plate: facts['barcode'] ?? null,
    unit: unitOfMode[mode],
    blanked: false,
    rows,
    columns,
    sheet: sheet.name,
    wells: readings.wells,
    inferred:
      kind === 'calculated' && !result.analysis
        ? [
            {
              what: 'kind of read',
              value: `${label}: calculated`,
              because: 'it is none of the measurements that the file describes',
              state: null,
              file,
            },
          ]
        : [],
  };
  const table = { ...grid, series: [] };
  const missing = wellsMissing(label, table, { rows, columns }, null, sheet, file);
  return { value: read, problems: [...readings.problems, ...missing] };
}

function settingsOf(name: string, measurements: readonly Measurement[]): Measurement['settings'] | null {
  return measurements.find((measurement) => measurement.name === name)?.settings ?? null;
}

function leftOut(words: readonly KaleidoResult[], file: string): Inference[] {
  if (words.length === 0) return [];
  return [
    {
      what: 'results left out',
      value: [...new Set(words.map(({ name }) => name))].join(', '),
      because: 'the cells of their wells hold words or names of pictures',
      state: null,
      file,
    },
  ];
}
