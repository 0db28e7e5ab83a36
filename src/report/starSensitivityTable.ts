import type { Analysis } from '#domain/analysis';
import type { PanelComparison, StarAlternative } from '#domain/comparison';
import type { OutputFile } from '#domain/outputFile';
import { csvTable, type TableColumns } from './csvTable.ts';

interface Row {
  readonly test: PanelComparison;
  readonly other: StarAlternative;
}

const columns: TableColumns<Row> = [
  ['panel', ({ test }) => test.panel],
  ['facet', ({ test }) => test.facet],
  ['a', ({ test }) => test.a],
  ['b', ({ test }) => test.b],
  ['quantity', ({ test }) => test.quantity],
  ['p_adjusted', ({ test }) => test.pAdjusted],
  ['stars', ({ test }) => test.stars],
  ['convention', ({ test }) => test.convention],
  ['otherwise', ({ other }) => other.way],
  ['otherwise_test', ({ other }) => other.test],
  ['otherwise_correction', ({ other }) => other.correction],
  ['otherwise_basis', ({ other }) => other.basis],
  ['otherwise_n_a', ({ other }) => other.nA],
  ['otherwise_n_b', ({ other }) => other.nB],
  ['otherwise_p', ({ other }) => other.p],
  ['otherwise_p_adjusted', ({ other }) => other.pAdjusted],
  ['otherwise_stars', ({ other }) => other.stars],
  ['changes', ({ other }) => (other.changes ? 'yes' : 'no')],
  ['reason', ({ other }) => other.reason],
];

/** Every comparison with what its stars would be under another test, another correction, and another n. */
export function starSensitivityTable(analysis: Analysis): OutputFile {
  const rows = analysis.comparisons.flatMap((test) => test.alternatives.map((other) => ({ test, other })));
  return { path: 'tables/star_sensitivity.csv', contents: csvTable(columns, rows) };
}
