import type { Analysis } from '#domain/analysis';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { OutputFile } from '#domain/outputFile';
import { numberOf } from '#domain/quantity';
import { csvTable, type TableColumns } from './csvTable.ts';
import { columnsOf, groupColumns } from './groupColumns.ts';
import { measurementFlags } from './measurementFlags.ts';

const columns: TableColumns<NormalizedMeasurement> = [
  ['study', (well) => well.study],
  ['file', (well) => well.file],
  ['sheet', (well) => well.sheet],
  ['cell', (well) => well.cell],
  ['plate', (well) => well.plate],
  ['read_label', (well) => well.readLabel],
  ['wavelength_nm', (well) => well.wavelengthNm],
  ['well', (well) => well.well],
  ['role', (well) => well.role],
  ...columnsOf((well: NormalizedMeasurement) => well, groupColumns),
  ['experiment', (well) => well.experiment],
  ['absorbance_au', (well) => numberOf(well.absorbance)],
  ['blanked_au', (well) => numberOf(well.blanked)],
  ['viability_percent', (well) => numberOf(well.viability)],
  ['response_percent', (well) => numberOf(well.response)],
  ['flags', measurementFlags],
  ['excluded_reason', (well) => well.excludedReason],
  ['set', (well) => well.set],
  ['absorbance_text', (well) => (well.absorbance.kind === 'value' ? null : well.absorbance.text)],
  ['export_well', (well) => well.exportWell ?? well.well],
  // a difference is followed to its two readings
  ['raw_au', ({ reference }) => (reference === undefined ? null : numberOf(reference.raw))],
  ['reference_au', ({ reference }) => (reference === undefined ? null : numberOf(reference.reading))],
  ['reference_label', ({ reference }) => reference?.label ?? null],
  ['reference_wavelength_nm', ({ reference }) => reference?.wavelengthNm ?? null],
  ['reference_sheet', ({ reference }) => reference?.sheet ?? null],
  ['reference_cell', ({ reference }) => reference?.cell ?? null],
  ['growth_rate', ({ growthRate }) => (growthRate === undefined ? null : numberOf(growthRate))],
];

/** Every well of every plate with where it came from and what became of it; an empty number has its reason in `flags`. */
export function measurementsTable(analysis: Analysis): OutputFile {
  return { path: 'tables/measurements.csv', contents: csvTable(columns, analysis.measurements) };
}
