import type { PanelAnova } from '#domain/anova';
import { printedP } from '#domain/printedNumber';
import { anovaNames, typeText } from '../anovaText.ts';
import { dfText } from '../dfText.ts';
import { legendFlag } from '../legendFlags.ts';
import type { ReportColumn } from './reportTable.ts';
import { shownNumber } from './shownNumber.ts';

/** What the report shows of every F test. */
export const anovaColumns: readonly ReportColumn<PanelAnova>[] = [
  {
    kind: 'name',
    heading: 'Effect',
    cell: ({ facet, effect, quantity }) =>
      `${[facet, effect].filter((part) => part !== '').join(': ')} (${quantity})`,
  },
  { kind: 'text', heading: 'Analysis', cell: (one) => anovaNames[one.anova] + typeText(one) },
  { kind: 'number', heading: 'n', cell: ({ n }) => String(n) },
  { kind: 'number', heading: 'F', cell: ({ statistic }) => shownNumber(statistic, 4) },
  {
    kind: 'number',
    heading: 'df',
    cell: ({ df1, df2 }) => (df1 === null || df2 === null ? '' : `${df1}, ${dfText(df2, 4)}`),
  },
  {
    kind: 'number',
    heading: 'p',
    cell: ({ p, log10p }) => (p === null ? 'not tested' : printedP(p, log10p).replace(/^p (= )?/, '')),
  },
  { kind: 'number', heading: 'partial η²', cell: ({ etaSquared }) => shownNumber(etaSquared) },
  { kind: 'number', heading: 'partial ω²', cell: ({ omegaSquared }) => shownNumber(omegaSquared) },
  {
    kind: 'number',
    heading: 'p of the variances',
    cell: ({ variances }) => (variances === null ? '' : printedP(variances.p).replace(/^p (= )?/, '')),
  },
  { kind: 'text', heading: 'What it means', cell: ({ meaning }) => meaning },
  { kind: 'text', heading: 'To be said with it', cell: ({ flags }) => flags.map(legendFlag).join('; ') },
];
