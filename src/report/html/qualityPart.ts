import { plateKey } from '#domain/plateKey';
import { printedNumber } from '#domain/printedNumber';
import type { QualityFinding, QualityVerdict } from '#domain/quality';
import { html, type Html } from './markup.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportPlate } from './reportPlates.ts';
import { reportTable, type ReportColumn } from './reportTable.ts';

/** How good one plate is: how many measures are poor or marginal, and all of them in a table, the worst first. */
export function qualityPart(plate: ReportPlate, { analysis }: ReportContext): Html {
  const findings = analysis.quality.filter((one) => plateKey(one) === plate.key);
  if (findings.length === 0) return html``;
  const sorted = findings.toSorted((a, b) => rank(a.verdict) - rank(b.verdict));
  const caption = `Quality of plate ${findings[0]?.plate ?? ''}`;
  return html`<details>
    <summary>Quality of this plate: ${summary(findings)}</summary>
    ${reportTable(caption, columns, sorted)}
  </details>`;
}

const order: readonly (QualityVerdict | null)[] = ['poor', 'marginal', 'good', null];

function rank(verdict: QualityVerdict | null): number {
  return order.indexOf(verdict);
}

function summary(findings: readonly QualityFinding[]): string {
  const count = (verdict: QualityVerdict): number => findings.filter((one) => one.verdict === verdict).length;
  const parts = (['poor', 'marginal'] as const).flatMap((verdict) =>
    count(verdict) === 0 ? [] : [`${count(verdict)} ${verdict}`],
  );
  return parts.length === 0 ? 'good' : `${parts.join(', ')}, ${count('good')} good`;
}

const columns: readonly ReportColumn<QualityFinding>[] = [
  { kind: 'name', heading: 'Measure', cell: ({ measure }) => measure },
  { kind: 'text', heading: 'Of', cell: ({ subject }) => (subject === '' ? 'the plate' : subject) },
  {
    kind: 'number',
    heading: 'Value',
    cell: ({ value, unit }) => (value === null ? 'too few wells' : valueText(value, unit)),
  },
  { kind: 'number', heading: 'Limit', cell: ({ limit }) => (limit === null ? '' : printedNumber(limit)) },
  { kind: 'text', heading: 'Verdict', cell: ({ verdict }) => verdict ?? '' },
  { kind: 'number', heading: 'Wells', cell: ({ n }) => String(n) },
];

/** Wells are counted, everything else is a number with three digits. */
function valueText(value: number, unit: string): string {
  if (unit === 'wells') return `${value} ${value === 1 ? 'well' : 'wells'}`;
  return `${printedNumber(value)} ${unit}`.trim();
}
