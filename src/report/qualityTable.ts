import type { Analysis } from '#domain/analysis';
import type { OutputFile } from '#domain/outputFile';
import type { QualityFinding } from '#domain/quality';
import { csvTable, type TableColumns } from './csvTable.ts';

const columns: TableColumns<QualityFinding & { readonly study: string }> = [
  ['study', ({ study }) => study],
  ['set', ({ set }) => set],
  ['file', ({ file }) => file],
  ['plate', ({ plate }) => plate],
  ['read_label', ({ readLabel }) => readLabel],
  ['wavelength_nm', ({ wavelengthNm }) => wavelengthNm],
  ['experiment', ({ experiment }) => experiment],
  ['measure', ({ measure }) => measure],
  ['subject', ({ subject }) => subject],
  ['value', ({ value }) => value],
  ['unit', ({ unit }) => unit],
  ['n', ({ n }) => n],
  ['limit', ({ limit }) => limit],
  ['verdict', ({ verdict }) => verdict ?? ''],
  ['wells', ({ wells }) => wells.join(' ')],
];

/** Quality of every plate: one line for each number, with its verdict. */
export function qualityTable({ study, quality }: Analysis): OutputFile {
  return {
    path: 'tables/quality.csv',
    contents: csvTable(
      columns,
      quality.map((one) => ({ ...one, study })),
    ),
  };
}

/** The same lines as plain data, each with the keys of the table. */
export function qualityRecords(
  study: string,
  quality: readonly QualityFinding[],
): Readonly<Record<string, unknown>>[] {
  return quality.map((one) =>
    Object.fromEntries(columns.map(([name, cell]) => [name, cell({ ...one, study })])),
  );
}
