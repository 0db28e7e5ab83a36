import type { PanelComparison } from '#domain/comparison';
import { printedNumber, printedP } from '#domain/printedNumber';
import { dfText } from '../dfText.ts';
import { legendFlag } from '../legendFlags.ts';

import { legendTests } from '../legendTests.ts';
import { sentence } from '../phraseList.ts';
import { anovasOf } from '../phraseAnova.ts';
import { testText } from '../phraseTests.ts';
import { printedInterval } from '../printedInterval.ts';
import { effectsTable } from './effectsTable.ts';
import { html, type Html } from './markup.ts';
import { panelId } from './reportIds.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportSection } from './reportParts.ts';
import { anovaColumns } from './anovaColumns.ts';
import { reportTable, type ReportColumn } from './reportTable.ts';
import { shownNumber } from './shownNumber.ts';

/** Every comparison in full, panel by panel: what was compared, by which test, and what it found. */
export function testsSection(context: ReportContext): ReportSection | null {
  const { analysis } = context;
  const panels = analysis.panels.flatMap((panel) => {
    const comparisons = analysis.comparisons.filter((one) => one.panel === panel.request.name);
    const features = (analysis.curveFeatures ?? []).filter((one) => one.panel === panel.request.name);
    const anovas = anovasOf(analysis, panel.request.name);
    return comparisons.length + anovas.length === 0 ? [] : [{ panel, comparisons, features, anovas }];
  });
  if (panels.length === 0) return null;
  return {
    id: 'tests',
    title: 'Tests',
    body: html`${panels.map(
      ({ panel, comparisons, features, anovas }): Html =>
        html`<section class="tests">
          <h3><a href="#${panelId(panel.request.name)}">Panel ${panel.request.name}</a></h3>
          ${comparisons.length > 0 && html`<p>${legendTests(analysis, panel).slice(0, 2).map(sentence).join(' ')}</p>`}
          ${comparisons.length > 0 && reportTable(`Comparisons of panel ${panel.request.name}`, columnsFor(comparisons), comparisons)}
          ${comparisons.length > 0 && effectsTable(panel.request.name, comparisons)}
          ${features.length > 0 && featuresPart(panel.request.name, features)}
          ${anovas.length > 0 && reportTable(`Analysis of variance of panel ${panel.request.name}`, anovaColumns, anovas)}
        </section> `,
    )}`,
  };
}

/** What is looked at beside the EC50 that stands for a curve. */
function featuresPart(panel: string, features: readonly PanelComparison[]): Html {
  return html`<p>
      How far the curves fall, and their mean response over all doses (the area under the curve over log dose,
      divided by its width), were compared over the same experiments, in the unit of the response. Each of the
      two is a family of its own for the correction; the figure shows the EC50 alone.
    </p>
    ${reportTable(`Bottom and mean response of the curves of panel ${panel}`, columnsFor(features), features)}`;
}

type Column = ReportColumn<PanelComparison>;

/** A table stands by itself: n and test are there even where they are the same for all. Adjusted p and reservations only where there are any. */
function columnsFor(comparisons: readonly PanelComparison[]): readonly Column[] {
  const adjusted: Column = {
    kind: 'number',
    heading: 'p, adjusted',
    cell: ({ pAdjusted }) => (pAdjusted === null ? '' : bareP(pAdjusted, null)),
  };
  const said: Column = {
    kind: 'text',
    heading: 'To be said with it',
    cell: ({ flags }) => flags.map(legendFlag).join('; '),
  };
  const isCorrected = comparisons.some(({ correction }) => correction !== 'none');
  return [
    { kind: 'name', heading: 'Compared', cell: comparedText },
    { kind: 'text', heading: 'Test', cell: testText },
    { kind: 'number', heading: 'n', cell: ({ nA, nB }) => (nB === 0 ? String(nA) : `${nA}, ${nB}`) },
    {
      kind: 'number',
      heading: 'Means',
      cell: ({ meanA, meanB }) => `${shownNumber(meanA)}, ${shownNumber(meanB)}`,
    },
    { kind: 'number', heading: 'Difference or ratio', cell: effectText },
    {
      kind: 'number',
      heading: [...new Set(comparisons.map(({ statisticName }) => statisticName))].join(', '),
      cell: ({ statistic }) => shownNumber(statistic, 4),
    },
    { kind: 'number', heading: 'df', cell: ({ df }) => (df === null ? '' : dfText(df, 4)) },
    { kind: 'number', heading: 'p', cell: ({ p, log10p }) => (p === null ? 'not tested' : bareP(p, log10p)) },
    ...(isCorrected ? [adjusted] : []),
    { kind: 'text', heading: 'Stars', cell: ({ stars }) => stars },
    ...(comparisons.some(({ flags }) => flags.length > 0) ? [said] : []),
  ];
}

function comparedText({ facet, quantity, a, b }: PanelComparison): string {
  return `${[facet, a].filter((part) => part !== '').join(' ')} against ${b} (${quantity})`;
}

function effectText({ difference, confidence95, scale }: PanelComparison): string {
  if (difference === null) return '';
  return `${scale === 'difference' ? '' : `${scale} `}${printedNumber(difference)}${printedInterval(confidence95)}`;
}

function bareP(p: number, log10p: number | null): string {
  return printedP(p, log10p).replace(/^p = /, '').replace(/^p </, '<');
}
