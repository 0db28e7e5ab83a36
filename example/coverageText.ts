import type { Coverage, CoverageRow } from './coverage.ts';
import { share, textTable } from './textTable.ts';

/** The coverage as two tables of fixed-width text (also valid Markdown), with the Monte Carlo error of one standard error. */
export function coverageText({ studies, rows, stars }: Coverage): string {
  const lines = [
    `${studies} simulated studies without artefacts, three experiments each; 95 % t-intervals over experiments`,
    '',
    ...textTable(
      [
        'interval of',
        'cell line',
        'group',
        'truth',
        'typical estimate',
        'intervals',
        'covered',
        'only a bound',
      ],
      rows.map((row) => [
        row.of,
        row.cellLine,
        row.resistance,
        quantity(row, row.truth),
        quantity(row, row.typical),
        String(row.intervals),
        share(row.covered, row.intervals),
        row.bounds === 0 ? '' : `${row.bounds}, ${row.boundsHeld} hold`,
      ]),
    ),
    '',
    'Student, two-sided, no correction; * p < 0.05, ** p < 0.001, *** p < 0.0001',
    '',
    ...textTable(
      ['cell line', 'comparison', 'at least *', 'at least **', '***'],
      stars.map(({ cellLine, a, b, reached }) => [
        cellLine,
        `${a} vs ${b}`,
        ...reached.map((count) => share(count, studies)),
      ]),
    ),
  ];
  return lines.join('\n');
}

/** The extremes over all groups, 0 to 1; the pooled EC50s are there for contrast and do not count. */
export function worstCoverage({ rows }: Coverage): { readonly lowest: number; readonly highest: number } {
  const counted = rows.filter(({ of }) => of === 'mean response' || of === 'combined EC50');
  const shares = counted.map(({ covered, intervals }) => covered / intervals);
  return { lowest: Math.min(...shares), highest: Math.max(...shares) };
}

function quantity({ of }: CoverageRow, value: number): string {
  return of === 'mean response' ? `${value.toFixed(2)} %` : `${value.toPrecision(3)} µg/ml`;
}
