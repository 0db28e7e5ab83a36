import type { FitInBrief, ParameterName } from '#domain/fit';
import { printedNumber, printedP } from '#domain/printedNumber';
import { nameOf } from '../legendPanel.ts';
import { fitsWithOutliers, outlierRows, type OutlierRow } from '../outlierRows.ts';
import { html, type Html } from './markup.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportSection } from './reportParts.ts';
import { reportTable, type ReportColumn } from './reportTable.ts';
import { shownInterval, shownNumber } from './shownNumber.ts';

/** Values that tests call outliers, and every result with them and without them. */
export function outliersSection({ analysis }: ReportContext): ReportSection | null {
  const rows = outlierRows(analysis);
  if (rows.length === 0) return null;
  const ofFits = rows.filter(({ test }) => test === 'ROUT');
  const ofBars = rows.filter(({ test }) => test === 'Grubbs');
  const applied = rows.some((row) => row.applied);
  return {
    id: 'outliers',
    title: 'Outliers, with and without',
    body: html`<p>
        A test can say that a value is far from the others, not that it is wrong.
        ${
          applied
            ? 'Where the protocol asks for it, they were left out of the fits of the experiments and of what is made of these; every mean and error bar, every point and line of a figure and the pooled fits include them.'
            : 'All of these values are in every result.'
        }
        The same rows stand in tables/outliers.csv.
      </p>
      ${ofFits.length > 0 && fitsPart(analysis.panels.flatMap(fitSides), ofFits)}
      ${ofBars.length > 0 && barsPart(ofBars)}`,
  };
}

interface FitSide {
  readonly name: string;
  readonly side: string;
  readonly counts: boolean;
  readonly doseUnit: string;
  readonly fit: FitInBrief;
}

/** Two lines for each fit. */
function fitSides(panel: Parameters<typeof fitsWithOutliers>[0]): FitSide[] {
  return fitsWithOutliers(panel).flatMap(({ facet, curve, experiment, doseUnit, fit }) => {
    const compared = fit?.outlierComparison;
    if (compared == null) return [];
    const name = `Panel ${panel.request.name}: ${nameOf(facet, curve)}, experiment ${experiment}`;
    return [
      { name, side: 'with', counts: !compared.applied, doseUnit, fit: compared.with },
      { name, side: 'without', counts: compared.applied, doseUnit, fit: compared.without },
    ];
  });
}

function fitsPart(sides: readonly FitSide[], rows: readonly OutlierRow[]): Html {
  return html`<h3>Points of curves, by ROUT (Q = 1 %)</h3>
    <p>
      ROUT fits a curve that far points cannot pull and calls a point an outlier where its residual is too
      large for the scatter of all points. It takes the scatter for equal along the curve: where high
      responses scatter more than low ones, it calls too many of the high ones, unless the protocol has
      weights that say so.
    </p>
    ${reportTable('Fits with their outliers and without them', fitColumns, sides)}
    ${reportTable('Points that ROUT calls outliers', pointColumns, rows)}`;
}

const fitColumns: readonly ReportColumn<FitSide>[] = [
  { kind: 'name', heading: 'Fit', cell: ({ name }) => name },
  {
    kind: 'text',
    heading: 'Outliers',
    cell: ({ side, counts }) => html`${side}${counts && html` <small>(counts)</small>`}`,
  },
  { kind: 'number', heading: 'Points', cell: ({ fit }) => fit.n },
  {
    kind: 'number',
    heading: 'EC50',
    cell: ({ fit, doseUnit }) => {
      if (fit.outcome === 'estimated') return `${shownNumber(fit.parameters?.ec50 ?? null)} ${doseUnit}`;
      const isBound = fit.outcome === 'bound' && fit.bound !== null;
      return isBound ? `${fit.bound.relation} ${printedNumber(fit.bound.dose)} ${doseUnit}` : 'not estimated';
    },
  },
  {
    kind: 'number',
    heading: '95 % CI',
    cell: ({ fit }) => (fit.outcome === 'estimated' ? shownInterval(fit.ec50Confidence95) : ''),
  },
  { kind: 'number', heading: 'hill slope', cell: parameter('hillSlope') },
  { kind: 'number', heading: 'bottom', cell: parameter('bottom') },
  { kind: 'number', heading: 'top', cell: parameter('top') },
];

function parameter(name: ParameterName): (side: FitSide) => string {
  return ({ fit }) => (fit.outcome === 'estimated' ? shownNumber(fit.parameters?.[name] ?? null) : '');
}

const pointColumns: readonly ReportColumn<OutlierRow>[] = [
  { kind: 'name', heading: 'Point of', cell: nameOfRow },
  { kind: 'text', heading: 'From', cell: fromText },
  {
    kind: 'number',
    heading: 'Dose',
    cell: ({ dose, doseUnit }) => (dose === null ? '' : `${printedNumber(dose)} ${doseUnit ?? ''}`),
  },
  { kind: 'number', heading: 'Value', cell: valueText },
  { kind: 'number', heading: 'Robust SDs away', cell: ({ statistic }) => printedNumber(statistic) },
  { kind: 'number', heading: 'p', cell: ({ p }) => printedP(p) },
];

function barsPart(rows: readonly OutlierRow[]): Html {
  return html`<h3>Values of bars, by Grubbs' test (p &lt; 0.01)</h3>
    <p>
      Each bar was tested among its experiments, and each experiment among the wells of a plate. Of three
      values two that happen to be close make the third look far.
    </p>
    ${reportTable(
      'Values that Grubbs’ test calls outliers, and the mean with and without each',
      [
        { kind: 'name', heading: 'Value of', cell: nameOfRow },
        { kind: 'text', heading: 'From', cell: fromText },
        { kind: 'text', heading: 'Among', cell: ({ among, with: all }) => `${all.n} ${among}` },
        { kind: 'number', heading: 'Value', cell: valueText },
        { kind: 'number', heading: 'G', cell: ({ statistic }) => printedNumber(statistic) },
        { kind: 'number', heading: 'p', cell: ({ p }) => printedP(p) },
        { kind: 'number', heading: 'Mean with', cell: (row) => meanText(row, row.with) },
        { kind: 'number', heading: 'Mean without', cell: (row) => meanText(row, row.without) },
      ],
      rows,
    )}`;
}

function nameOfRow({ panel, facet, group, fit }: OutlierRow): string {
  const ofFit = fit === null ? '' : `, experiment ${fit}`;
  return `Panel ${panel}: ${nameOf(facet, group)}${ofFit}`;
}

function fromText({ source: { experiment, plate, well } }: OutlierRow): string {
  return well === null ? `experiment ${experiment}` : `${plate ?? ''} ${well}`;
}

function valueText({ value, unit }: OutlierRow): string {
  return `${printedNumber(value, 4)} ${unit}`;
}

function meanText({ resultUnit }: OutlierRow, { value, confidence95 }: OutlierRow['with']): string {
  const interval = confidence95 === null ? '' : ` (${shownInterval(confidence95)})`;
  return `${shownNumber(value)} ${resultUnit}${interval}`;
}
