import type { Analysis } from '#domain/analysis';
import type { WorkbookSpec } from '#domain/workbook';
import { anovaSheet } from './workbook/anovaSheet.ts';
import { fitsSheet } from './workbook/fitsSheet.ts';
import { levelsSheet } from './workbook/levelsSheet.ts';
import { measurementsSheet } from './workbook/measurementsSheet.ts';
import { problemsSheet } from './workbook/problemsSheet.ts';
import { replicatesSheet } from './workbook/replicatesSheet.ts';
import { sensitivitySheet } from './workbook/sensitivitySheet.ts';
import { summarySheet } from './workbook/summarySheet.ts';
import { testsSheet } from './workbook/testsSheet.ts';
import { workbookPlan } from './workbook/workbookPlan.ts';

const sheets = [
  summarySheet,
  testsSheet,
  fitsSheet,
  sensitivitySheet,
  replicatesSheet,
  levelsSheet,
  measurementsSheet,
  problemsSheet,
];

/**
 * The results of a study as a workbook in reading order: from the answers to the wells they were made from.
 *
 * Means, SD, SEM, intervals, n and percentages are formulas over the sheets that follow, with the number of the analysis as cached
 * value. Where a formula would not give that number the cell holds the number alone, and its row says why.
 */
export function resultsWorkbook(analysis: Analysis): WorkbookSpec {
  const plan = workbookPlan(analysis);
  const made = sheets.map((sheet) => sheet(plan));
  // beside the tests of pairs, and only where the protocol asks for it
  if (analysis.anovas.length > 0) made.splice(2, 0, anovaSheet(plan));
  return { title: analysis.protocol.title ?? analysis.study, sheets: made };
}
