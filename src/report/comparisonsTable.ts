import type { Analysis } from '#domain/analysis';
import type { PanelComparison } from '#domain/comparison';
import type { OutputFile } from '#domain/outputFile';
import { csvTable, type TableColumns } from './csvTable.ts';
import { flagText } from './flagText.ts';

const columns: TableColumns<PanelComparison> = [
  ['panel', (test) => test.panel],
  ['facet', (test) => test.facet],
  ['a', (test) => test.a],
  ['b', (test) => test.b],
  ['test', (test) => test.test],
  ['n_a', (test) => test.nA],
  ['n_b', (test) => test.nB],
  ['mean_a', (test) => test.meanA],
  ['mean_b', (test) => test.meanB],
  ['difference', (test) => test.difference],
  ['ci95_low', (test) => test.confidence95?.[0] ?? null],
  ['ci95_high', (test) => test.confidence95?.[1] ?? null],
  ['statistic', (test) => test.statistic],
  ['df', (test) => test.df],
  ['p', (test) => test.p],
  ['p_adjusted', (test) => test.pAdjusted],
  ['correction', (test) => test.correction],
  ['stars', (test) => test.stars],
  ['convention', (test) => test.convention],
  ['basis', (test) => test.basis],
  ['quantity', (test) => test.quantity],
  ['scale', (test) => test.scale],
  ['sd_a', (test) => test.sdA],
  ['sd_b', (test) => test.sdB],
  ['log10_p', (test) => test.log10p],
  ['flags', (test) => flagText(test.flags)],
  ['cohens_d', ({ effects }) => effects.cohensD],
  ['cohens_d_ci95_low', ({ effects }) => effects.cohensD95?.[0] ?? null],
  ['cohens_d_ci95_high', ({ effects }) => effects.cohensD95?.[1] ?? null],
  ['hedges_g', ({ effects }) => effects.hedgesG],
  ['hedges_g_ci95_low', ({ effects }) => effects.hedgesG95?.[0] ?? null],
  ['hedges_g_ci95_high', ({ effects }) => effects.hedgesG95?.[1] ?? null],
  ['standardizer', ({ effects }) => effects.standardizer],
  ['ratio', ({ effects }) => effects.ratio],
  ['ratio_ci95_low', ({ effects }) => effects.ratio95?.[0] ?? null],
  ['ratio_ci95_high', ({ effects }) => effects.ratio95?.[1] ?? null],
  ['ratio_method', ({ effects }) => effects.ratioMethod],
  ['no_effect_size', ({ effects }) => effects.noEffectSize],
  ['no_ratio', ({ effects }) => effects.noRatio],
  ['statistic_name', (test) => test.statisticName],
  ['method', (test) => test.method],
  ['smallest_p', (test) => test.smallestP ?? null],
  ['z', (test) => test.z ?? null],
  ['log10_p_adjusted', (test) => test.log10pAdjusted ?? null],
  ['pooled_groups', (test) => test.pooledGroups?.join('; ') ?? ''],
];

/**
 * Every test of every panel, complete in itself; `stars` are those of the figure. Curves by bottom and mean response stand last: each of these
 * quantities is a family of its own.
 */
export function comparisonsTable(analysis: Analysis): OutputFile {
  const rows = [...analysis.comparisons, ...(analysis.curveFeatures ?? [])];
  return { path: 'tables/comparisons.csv', contents: csvTable(columns, rows) };
}
