import type { PanelAnova } from '#domain/anova';
import type { WorksheetSpec } from '#domain/workbook';
import { anovaNames, typeText } from '../anovaText.ts';
import { flagWords } from './flagWords.ts';
import { numberFormats } from './liveCell.ts';
import { basisText } from './replicatesSheet.ts';
import { numberCell, tableSheet, textCell, type SheetColumn } from './tableSheet.ts';
import type { WorkbookPlan } from './workbookPlan.ts';

const { statistic, p, count } = numberFormats;

const columns: readonly SheetColumn<PanelAnova>[] = [
  { heading: 'Panel', cell: (one) => textCell(one.panel) },
  { heading: 'Facet', cell: (one) => textCell(one.facet) },
  { heading: 'Effect', cell: (one) => textCell(one.effect) },
  { heading: 'Quantity', cell: (one) => textCell(one.quantity) },
  { heading: 'Analysis', cell: (one) => textCell(anovaNames[one.anova] + typeText(one)) },
  { heading: 'F', cell: (one) => numberCell(one.statistic, statistic) },
  { heading: 'df of the effect', cell: (one) => numberCell(one.df1, count) },
  {
    heading: 'df of the error',
    cell: (one) => numberCell(one.df2, Number.isInteger(one.df2) ? count : '0.00'),
  },
  { heading: 'p', cell: (one) => numberCell(one.p, p) },
  { heading: 'Partial η²', cell: (one) => numberCell(one.etaSquared, statistic) },
  { heading: 'Partial ω²', cell: (one) => numberCell(one.omegaSquared, statistic) },
  { heading: 'n', cell: (one) => numberCell(one.n, count) },
  { heading: 'n counts', cell: (one) => textCell(basisText(one.basis)) },
  {
    heading: 'Variances (Brown–Forsythe), F',
    cell: (one) => numberCell(one.variances?.statistic ?? null, statistic),
  },
  { heading: 'Variances (Brown–Forsythe), p', cell: (one) => numberCell(one.variances?.p ?? null, p) },
  { heading: 'What it means', wraps: true, cell: (one) => textCell(one.meaning) },
  { heading: 'Flags', wraps: true, cell: (one) => textCell(flagWords(one.flags)) },
];

/** Every F test of every analysis of variance. */
export function anovaSheet({ analysis }: WorkbookPlan): WorksheetSpec {
  return tableSheet({
    name: 'ANOVA',
    columns,
    rows: analysis.anovas,
    frozenColumns: 3,
    filter: true,
    whenEmpty: 'The protocol asks for no analysis of variance.',
  });
}
