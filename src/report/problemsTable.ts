import type { Analysis } from '#domain/analysis';
import type { OutputFile } from '#domain/outputFile';
import type { Problem } from '#domain/problem';
import { csvTable, type TableColumns } from './csvTable.ts';
import { wholePlace } from './placeText.ts';

const columns: TableColumns<Problem> = [
  ['severity', (problem) => problem.severity],
  ['code', (problem) => problem.code],
  ['file', (problem) => problem.file],
  ['place', (problem) => (problem.place === null ? null : wholePlace(problem.place))],
  ['found', (problem) => problem.found],
  ['expected', (problem) => problem.expected],
  ['fix', (problem) => problem.fix],
];

/** Everything that was wrong, or worth knowing, about what the study was made from. */
export function problemsTable(analysis: Analysis): OutputFile {
  return { path: 'tables/problems.csv', contents: csvTable(columns, analysis.problems) };
}
