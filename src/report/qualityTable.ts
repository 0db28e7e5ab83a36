import type { Analysis } from '#domain/analysis';
import type { OutputFile } from '#domain/outputFile';
import type { QualityFinding } from '#domain/quality';
import { csvTable, type TableColumns } from './csvTable.ts';

/** Quality of every plate: one line for each number, with its verdict. */
export function qualityTable(analysis: Analysis): OutputFile {
  const columns: TableColumns<QualityFinding> = [
    ['study', () => analysis.study],
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
  return { path: 'tables/quality.csv', contents: csvTable(columns, analysis.quality) };
}
