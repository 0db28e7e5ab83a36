import type { Analysis } from '#domain/analysis';
import type { PanelAnova } from '#domain/anova';
import type { OutputFile } from '#domain/outputFile';
import { csvTable, type TableColumns } from './csvTable.ts';
import { flagText } from './flagText.ts';

const columns: TableColumns<PanelAnova> = [
  ['panel', (one) => one.panel],
  ['facet', (one) => one.facet],
  ['quantity', (one) => one.quantity],
  ['anova', (one) => one.anova],
  ['effect', (one) => one.effect],
  ['f', (one) => one.statistic],
  ['df1', (one) => one.df1],
  ['df2', (one) => one.df2],
  ['p', (one) => one.p],
  ['log10_p', (one) => one.log10p],
  ['eta_squared', (one) => one.etaSquared],
  ['omega_squared', (one) => one.omegaSquared],
  ['sum_of_squares', (one) => one.sumOfSquares],
  ['sum_of_squares_error', (one) => one.sumOfSquaresError],
  ['type', (one) => one.sumsOfSquaresType ?? ''],
  ['n', (one) => one.n],
  ['groups', (one) => one.groups.map(({ levels, n }) => `${levels.join(' ')} (n = ${n})`).join('; ')],
  ['brown_forsythe_f', (one) => one.variances?.statistic ?? null],
  ['brown_forsythe_df1', (one) => one.variances?.df1 ?? null],
  ['brown_forsythe_df2', (one) => one.variances?.df2 ?? null],
  ['brown_forsythe_p', (one) => one.variances?.p ?? null],
  ['basis', (one) => one.basis],
  ['flags', (one) => flagText(one.flags)],
  ['meaning', (one) => one.meaning],
];

/** Every F test of every analysis of variance, complete in itself. */
export function anovaTable({ anovas }: Analysis): OutputFile {
  return { path: 'tables/anova.csv', contents: csvTable(columns, anovas) };
}
