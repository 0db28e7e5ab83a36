import type { Analysis } from '#domain/analysis';
import { headlineEc50, type Ec50Headline } from '#domain/headlineEc50';
import type { BarsPanelData, CurvesPanelData, PanelCurve, PanelData, PanelGroup } from '#domain/panelData';
import { printedNumber } from '#domain/printedNumber';
import { legendFlag } from '../legendFlags.ts';
import { nameOf } from '../legendPanel.ts';
import { legendText } from '../legendText.ts';
import { html, ownMarkup, type Html } from './markup.ts';
import { markedText } from './markedText.ts';
import { fitId, panelId, problemId, valuesId } from './reportIds.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportSection } from './reportParts.ts';
import { reportTable } from './reportTable.ts';
import { severityName } from './severityName.ts';
import { shownInterval, shownNumber } from './shownNumber.ts';

/** First what everybody wants to know: what a person must see before using the numbers, then each panel with its key numbers and legend. */
export function answerSection(context: ReportContext): ReportSection {
  const { analysis } = context;
  const panels = analysis.panels.filter((panel) => panel.facets.length > 0);
  return {
    id: 'answer',
    title: 'Results',
    body: html`${mustSee(analysis)}
    ${panels.length === 0 && html`<p>The protocol asks for no panel, or no panel has anything to draw.</p>`}
    ${panels.map((panel) => panelPart(panel, context))}`,
  };
}

/** Errors and warnings in a line each; notes stand with the other problems. */
function mustSee({ problems }: Analysis): Html {
  const serious = problems
    .map((problem, i) => ({ problem, i }))
    .filter(({ problem }) => problem.severity !== 'note');
  if (serious.length === 0) return html`<p class="clear">No errors and no warnings.</p>`;
  return html`<div class="must-see">
    <h3>Before you use these numbers</h3>
    <ul>
      ${serious.map(
        ({ problem, i }) =>
          html`<li class="${problem.severity}">
            <strong>${severityName(problem.severity)}:</strong> ${markedText(problem.found)}
            <a href="#${problemId(i)}">What to do</a>
          </li> `,
      )}
    </ul>
  </div>`;
}

function panelPart(panel: PanelData, context: ReportContext): Html {
  const { name } = panel.request;
  const picture = context.pictures.panels.find((one) => one.name === name);
  return html`<section class="panel" id="${panelId(name)}">
    <h3>Panel ${name}</h3>
    <figure>
      ${
        picture !== undefined &&
        html`<div class="scroll picture" tabindex="0" role="region" aria-label="Picture of panel ${name}">
          ${ownMarkup(picture.svg)}
        </div>`
      }
      <figcaption>
        <details>
          <summary>Legend for the paper</summary>
          <p>${legendText(context.analysis, panel)}</p>
        </details>
      </figcaption>
    </figure>
    ${panel.kind === 'bars' ? barNumbers(panel) : curveNumbers(panel)}
  </section>`;
}

function barNumbers(panel: BarsPanelData): Html {
  const rows = panel.facets.flatMap(({ title, groups }) => groups.map((group) => ({ title, group })));
  const summary = (of: (summary: NonNullable<PanelGroup['summary']>) => string) => {
    return ({ group }: (typeof rows)[number]): string => (group.summary === null ? '' : of(group.summary));
  };
  const unit = rows.find(({ group }) => group.summary !== null)?.group.summary?.unit ?? '';
  return reportTable(
    `Panel ${panel.request.name}: ${panel.request.quantity}${unit === '' ? '' : ` in ${unit}`}`,
    [
      {
        kind: 'name',
        heading: 'Group',
        cell: ({ title, group }) =>
          html`<a href="#${valuesId(panel.request.name)}">${nameOf(title, group.label)}</a>`,
      },
      {
        kind: 'number',
        heading: 'Mean',
        cell: (row) =>
          row.group.summary === null
            ? (row.group.absent ?? 'no value')
            : printedNumber(row.group.summary.mean),
      },
      { kind: 'number', heading: 'SD', cell: summary(({ sd }) => shownNumber(sd)) },
      {
        kind: 'number',
        heading: 'SEM',
        cell: summary(({ sem }) => shownNumber(sem)),
      },
      {
        kind: 'number',
        heading: '95 % CI',
        cell: summary(({ confidence95 }) => shownInterval(confidence95)),
      },
      { kind: 'number', heading: 'n', cell: summary(({ n }) => String(n)) },
      {
        kind: 'text',
        heading: 'n counts',
        cell: summary(({ basis }) => (basis === 'technical' ? 'wells (technical)' : 'experiments')),
      },
    ],
    rows,
  );
}

function curveNumbers(panel: CurvesPanelData): Html {
  const rows = panel.facets.flatMap(({ title, curves }) => curves.map((curve) => ({ title, curve })));
  const headline = (curve: PanelCurve): Ec50Headline | null => headlineEc50(curve.fits);
  return reportTable(
    `Panel ${panel.request.name}: EC50 in ${panel.doseUnit}`,
    [
      {
        kind: 'name',
        heading: 'Curve',
        cell: ({ title, curve }) =>
          html`<a href="#${fitId(panel.request.name, title, curve.label)}">${nameOf(title, curve.label)}</a>`,
      },
      { kind: 'number', heading: 'EC50', cell: ({ curve }) => ec50(headline(curve)) },
      { kind: 'number', heading: '95 % CI', cell: ({ curve }) => ec50Interval(headline(curve)) },
      { kind: 'number', heading: 'n', cell: ({ curve }) => experiments(headline(curve)) },
      { kind: 'text', heading: 'To be said with it', cell: ({ curve }) => reservation(headline(curve)) },
    ],
    rows,
  );
}

function ec50(headline: Ec50Headline | null): string {
  if (headline === null) return 'not fitted';
  if (headline.kind === 'estimated') return printedNumber(headline.ec50);
  return headline.kind === 'bound' ? `${headline.relation} ${printedNumber(headline.dose)}` : 'no number';
}

function ec50Interval(headline: Ec50Headline | null): string {
  return headline?.kind === 'estimated' ? shownInterval(headline.confidence95) : '';
}

function experiments(headline: Ec50Headline | null): string {
  return headline === null || headline.kind === 'none' ? '' : String(headline.experiments ?? 1);
}

function reservation(headline: Ec50Headline | null): string {
  if (headline === null) return '';
  if (headline.kind !== 'estimated') return headline.reason;
  const single = headline.experiments === null ? ['one experiment: the interval is that of its wells'] : [];
  return [...single, ...headline.flags.map(legendFlag)].join('; ');
}
