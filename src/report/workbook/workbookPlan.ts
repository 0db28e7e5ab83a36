import { group } from 'd3-array';
import type { Analysis } from '#domain/analysis';
import type { NormalizedMeasurement } from '#domain/measurement';
import { plateKey } from '#domain/plateKey';
import { cellAddress } from '#sheet/sheetBook';
import { plateLevels, type PlateLevel, type PlateLevels } from './plateLevels.ts';
import { valueRows, type ValueRow, type ValueRows } from './valueRows.ts';

/** What a difference was made from, only where a reference wavelength is subtracted. */
export const referenceColumns = [
  'raw',
  'reference',
  'referenceLabel',
  'referenceSheet',
  'referenceCell',
] as const;

/** The columns of the sheet Measurements in their order. */
export const measurementColumns = [
  'experiment',
  'plate',
  'well',
  'role',
  'cellLine',
  'resistance',
  'pretreatment',
  'treatment',
  'dose',
  'doseUnit',
  'time',
  'absorbance',
  'blank',
  'blanked',
  'control',
  'zero',
  'viability',
  'response',
  'counts',
  'leftOut',
  'flags',
  'set',
  'file',
  'sheet',
  'cell',
  'exportWell',
  'read',
  'wavelength',
  'plateNo',
  'levelNo',
  'valueNo',
  ...referenceColumns,
] as const;
export type MeasurementColumn = (typeof measurementColumns)[number];

/** Where the numbers that other sheets refer to stand (columns from 0). */
export const levelMeanColumn = 10;
export const valueColumn = 13;

/** What stands in which row of the workbook, and how formulas refer to it. */
export interface WorkbookPlan {
  readonly analysis: Analysis;
  readonly levels: PlateLevels;
  readonly values: ValueRows;
  readonly plateNo: (well: NormalizedMeasurement) => number;
  /** Whether a well goes into a mean. */
  readonly counts: (well: NormalizedMeasurement) => boolean;
}

/** Gives every level, value and well its row. */
export function workbookPlan(analysis: Analysis): WorkbookPlan {
  const levels = plateLevels(analysis);
  const values = valueRows(analysis);
  const plates = [...group(analysis.measurements, plateKey).keys()];
  const numbers = new Map(plates.map((key, index) => [key, index + 1]));
  return {
    analysis,
    levels,
    values,
    plateNo: (well) => numbers.get(plateKey(well)) ?? 0,
    counts: (well) => levels.madeFrom.has(well) || values.noOf.has(well),
  };
}

/** `Levels!$K$5` */
export function levelAddress({ no }: PlateLevel): string {
  return `Levels!${absolute(no, levelMeanColumn)}`;
}

/** `Replicates!$N$5` */
export function valueAddress({ line }: ValueRow): string {
  return `Replicates!${absolute(line - 1, valueColumn)}`;
}

/** `Replicates!$N$5:$N$7`; null without rows. */
export function valueRange(rows: readonly ValueRow[]): string | null {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  return `${valueAddress(first)}:${absolute(last.line - 1, valueColumn)}`;
}

/** The address of a cell in the same row: `P5`. */
export function measurementAddress(column: MeasurementColumn, line: number): string {
  return cellAddress(line - 1, measurementColumns.indexOf(column));
}

/**
 * The mean of a column over the wells that carry a number and count: wells are told by what stands in their row, so that sorting the
 * sheet changes nothing.
 */
export function meanOfWells(
  plan: WorkbookPlan,
  column: MeasurementColumn,
  where: readonly (readonly [column: 'levelNo' | 'valueNo' | 'plateNo', is: number])[],
): string {
  return `AVERAGEIFS(${measurementRange(plan, column)},${criteria(plan, where)})`;
}

/** How many wells carry a number and count. */
export function numberOfWells(plan: WorkbookPlan, column: 'levelNo' | 'valueNo', is: number): string {
  return `COUNTIFS(${criteria(plan, [[column, is]])})`;
}

function criteria(
  plan: WorkbookPlan,
  where: readonly (readonly [column: MeasurementColumn, is: number])[],
): string {
  const numbers = where.map(([column, is]) => `${measurementRange(plan, column)},${is}`);
  return [...numbers, `${measurementRange(plan, 'counts')},"yes"`].join(',');
}

function measurementRange({ analysis }: WorkbookPlan, column: MeasurementColumn): string {
  const at = measurementColumns.indexOf(column);
  return `Measurements!${absolute(1, at)}:${absolute(analysis.measurements.length, at)}`;
}

/** `$C$12` from row 11, column 2. */
function absolute(row: number, column: number): string {
  return cellAddress(row, column).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
}
