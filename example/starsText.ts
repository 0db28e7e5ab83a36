import type { FalsePositives } from './starTrials.ts';
import { share, textTable } from './textTable.ts';
import type { VarianceRow } from './varianceTrials.ts';

/** False positives as a table of fixed-width text (also valid Markdown). */
export function falsePositivesText(rows: readonly FalsePositives[]): string {
  return textTable(
    ['cell line', 'n counts', 'test', 'n', 'groups that do not differ, called different at p < 0.05'],
    rows.map(({ cellLine, counted, test, n, comparisons, found }) => [
      cellLine,
      counted,
      test,
      String(n),
      share(found, comparisons),
    ]),
  ).join('\n');
}

/** What rules say of scatter, and what t-tests of equal means say, in the same form. */
export function variancesText(rows: readonly VarianceRow[]): string {
  return textTable(
    ['n', 'true SD ratio', 'scatter', 'F test', 'Brown–Forsythe', 'SD ratio > 3', 'Student', 'Welch'],
    rows.map((row) => [
      `${row.nA}, ${row.nB}`,
      String(row.ratio),
      row.scatter,
      ...[row.fTest, row.brownForsythe, row.threefold, row.student, row.welch].map((count) =>
        share(count, row.trials),
      ),
    ]),
  ).join('\n');
}
