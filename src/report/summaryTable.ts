import type { Analysis } from '#domain/analysis';
import type { OutputFile } from '#domain/outputFile';
import type { Summary } from '#domain/replicateValue';
import { csvTable, type TableColumns } from './csvTable.ts';
import { normaliserText } from './normaliserText.ts';
import { columnsOf, groupColumns } from './groupColumns.ts';

/** Mean, SD, SEM and 95 % interval of each group over its experiments. */
export function summaryTable(analysis: Analysis): OutputFile {
  const columns: TableColumns<Summary> = [
    ['study', () => analysis.study],
    ['set', (summary) => summary.set],
    ['quantity', (summary) => summary.quantity],
    ['unit', (summary) => summary.unit],
    ...columnsOf((summary: Summary) => summary.group, groupColumns),
    ['mean', (summary) => summary.mean],
    ['sd', (summary) => summary.sd],
    ['sem', (summary) => summary.sem],
    ['ci95_low', (summary) => summary.confidence95?.[0] ?? null],
    ['ci95_high', (summary) => summary.confidence95?.[1] ?? null],
    ['n', (summary) => summary.n],
    ['basis', (summary) => summary.basis],
    ['role', (summary) => summary.role],
    ['normaliser', (summary) => (summary.normaliser === undefined ? '' : normaliserText(summary.normaliser))],
  ];
  return { path: 'tables/summary.csv', contents: csvTable(columns, analysis.summaries) };
}
