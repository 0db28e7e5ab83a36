import type { SensitivityCell, SensitivityEstimate } from '#domain/sensitivity';
import { curveSensitivities, type NamedSensitivity } from '../curveSensitivities.ts';
import { nameOf } from '../legendPanel.ts';
import { legendFlag } from '../legendFlags.ts';
import { cellFlags, estimateText, headlineNames, leftOutText, plateausText } from '../sensitivityWords.ts';
import { ec50Strip, stripAxis, type StripAxis } from './ec50Strip.ts';
import { html, type Html } from './markup.ts';
import type { ReportContext } from './reportContext.ts';
import { fitId } from './reportIds.ts';
import type { ReportSection } from './reportParts.ts';
import { reportTable, type ReportColumn } from './reportTable.ts';
import { shownInterval, shownNumber } from './shownNumber.ts';

/** How much each EC50 depends on how it is made: plateaus, dose 0, and every experiment left out in turn. */
export function sensitivitySection({ analysis }: ReportContext): ReportSection | null {
  const all = curveSensitivities(analysis);
  if (all.length === 0) return null;
  return {
    id: 'sensitivity',
    title: 'Sensitivity of the EC50',
    body: html`<p>
        Every EC50 was made in every way that a careful person might have chosen: plateaus free or held at 0
        and 100 % of control, dose 0 in the fit or out of it, and without each experiment in turn. The line
        shows it with its 95 % interval on a logarithmic axis, filled where it was made as the protocol asks.
        Plateaus are called contradicted where the F test of held against free ones has p below 0.05, and
        implausible where a free one was extrapolated. The pooled fit takes all points as independent. Its
        interval here is that of the standard error, or open where the profile likelihood is. The same rows
        stand in tables/sensitivity.csv.
      </p>
      ${all.map(curvePart)}`,
  };
}

function curvePart(of: NamedSensitivity): Html {
  const { panel, facet, curve, doseUnit, sensitivity } = of;
  const name = nameOf(facet, curve.label);
  const axis = stripAxis(sensitivity.cells.map(({ headline }) => headline));
  return html`<section class="ways">
    <h3><a href="#${fitId(panel, facet, curve.label)}">Panel ${panel}: ${name}</a></h3>
    <p>${sensitivity.verdict}</p>
    ${reportTable(`EC50 of ${name} made in ${sensitivity.cells.length} ways, in ${doseUnit}`, columnsOf(of, axis), sensitivity.cells)}
  </section> `;
}

type Column = ReportColumn<SensitivityCell>;

function columnsOf({ sensitivity }: NamedSensitivity, axis: StripAxis | null): readonly Column[] {
  const { cells, headlineOf } = sensitivity;
  const hasZero = cells.some(({ doseZero }) => doseZero !== 'none');
  const leavesOut = cells.some(({ leftOut }) => leftOut !== null);
  const zero: Column = { kind: 'text', heading: 'Dose 0', cell: ({ doseZero }) => doseZero };
  const without: Column = { kind: 'text', heading: 'Without', cell: leftOutText };
  const strip: Column = {
    kind: 'text',
    heading: axis === null ? '' : axis.label,
    cell: ({ headline, own }) => (axis === null ? null : ec50Strip(headline, axis, own)),
  };
  return [
    {
      kind: 'name',
      heading: 'Plateaus',
      cell: plateausCell,
    },
    ...(hasZero ? [zero] : []),
    ...(leavesOut ? [without] : []),
    ...estimateColumns(`EC50 ${headlineNames[headlineOf]}`, ({ headline }) => headline),
    strip,
    ...(headlineOf === 'points' ? [] : estimateColumns('pooled', ({ pooled }) => pooled)),
    { kind: 'number', heading: 'bottom', cell: plateau('bottom') },
    { kind: 'number', heading: 'top', cell: plateau('top') },
    {
      kind: 'text',
      heading: 'To be said with it',
      cell: (cell) => cellFlags(cell).map(legendFlag).join('; '),
    },
  ];
}

/** With the mark that says why a way is not to be believed, and which one was asked for. */
function plateausCell(cell: SensitivityCell): Html {
  const marks = [
    ...(cell.own ? ['as asked'] : []),
    ...(cell.contradicted ? ['contradicted'] : []),
    ...(cell.implausible.length > 0 ? ['implausible'] : []),
  ];
  return html`${plateausText(cell)}${marks.length > 0 && html` <small>(${marks.join(', ')})</small>`}`;
}

function estimateColumns(
  heading: string,
  estimateOf: (cell: SensitivityCell) => SensitivityEstimate,
): readonly Column[] {
  return [
    { kind: 'number', heading, cell: (cell) => estimateText(estimateOf(cell)) },
    { kind: 'number', heading: '95 % CI', cell: (cell) => shownInterval(estimateOf(cell).confidence95) },
  ];
}

/** Of the pooled curve. */
function plateau(name: 'bottom' | 'top'): (cell: SensitivityCell) => string {
  return ({ pooled }) => (pooled.outcome === 'estimated' ? shownNumber(pooled[name]) : '');
}
