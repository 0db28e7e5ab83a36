import type { BarsPanelData } from '#domain/panelData';
import { printedNumber } from '#domain/printedNumber';
import type { ReplicateValue } from '#domain/replicateValue';
import { nameOf } from '../legendPanel.ts';
import { html, type Html } from './markup.ts';
import { panelId, valuesId } from './reportIds.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportSection } from './reportParts.ts';
import { reportTable } from './reportTable.ts';
import { shownNumber } from './shownNumber.ts';
import { wellSource } from './wellSource.ts';

/** The replicate values behind the bars, each with the wells that it is the mean of. */
export function valuesSection(context: ReportContext): ReportSection | null {
  const panels = context.analysis.panels.filter((panel) => panel.kind === 'bars' && panel.facets.length > 0);
  if (panels.length === 0) return null;
  return {
    id: 'values',
    title: 'Values behind the bars',
    body: html`<p>
        One value per group and experiment: the statistics are made from these and from nothing else. The
        uncertainty comes from the scatter of the wells within the experiment; it goes into no error bar and
        no test.
      </p>
      ${panels.map((panel) => (panel.kind === 'bars' ? panelValues(panel, context) : null))}`,
  };
}

interface Row {
  readonly name: string;
  readonly value: ReplicateValue;
}

function panelValues(panel: BarsPanelData, context: ReportContext): Html {
  const rows: Row[] = panel.facets.flatMap(({ title, groups }) =>
    groups.flatMap(({ label, values }) => values.map((value) => ({ name: nameOf(title, label), value }))),
  );
  const unit = rows[0]?.value.unit ?? '';
  return html`<section class="values" id="${valuesId(panel.request.name)}">
    <h3><a href="#${panelId(panel.request.name)}">Panel ${panel.request.name}</a></h3>
    ${reportTable(
      `Values of panel ${panel.request.name}: ${panel.request.quantity}${unit === '' || unit === '1' ? '' : ` in ${unit}`}`,
      [
        { kind: 'name', heading: 'Group', cell: ({ name }: Row) => name },
        { kind: 'text', heading: 'Experiment', cell: ({ value }) => value.experiment },
        { kind: 'number', heading: 'Value', cell: ({ value }) => printedNumber(value.value, 4) },
        {
          kind: 'number',
          heading: 'Uncertainty within',
          cell: ({ value }) => shownNumber(value.withinU),
        },
        { kind: 'number', heading: 'Wells', cell: ({ value }) => value.nWells },
        {
          kind: 'text',
          heading: 'From',
          cell: ({ value }) => wellSource(context.wellsOf(value), context.plateOfKey),
        },
      ],
      rows,
    )}
  </section> `;
}
