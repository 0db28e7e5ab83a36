import { group, max, maxIndex, min, rollup } from 'd3-array';
import { plateKey } from '#domain/plateKey';
import { printedNumber } from '#domain/printedNumber';
import type { QualityFinding, QualityMeasure } from '#domain/quality';

type Findings = readonly QualityFinding[];

/** Names that leave room for the numbers in a terminal. */
const short: Readonly<Record<QualityMeasure, string>> = {
  'blank mean': 'blank',
  'blank CV': 'blank CV',
  'wells below blank': 'below blank',
  'replicate CV': 'CV',
  "Z'": "Z'",
  "robust Z'": "robust Z'",
  'signal to background': 'S/B',
  SSMD: 'SSMD',
  'edge effect': 'edge',
  'row drift': 'row drift',
  'column drift': 'column drift',
  'saturated wells': 'saturated',
  'highest absorbance': 'range',
  outlier: 'outlier',
  'replicate range': 'outlier',
};

interface Column {
  readonly heading: string;
  readonly cell: (findings: Findings) => string;
}

const columns: readonly Column[] = [
  { heading: 'blank', cell: (all) => levelText(valuesOf(all, 'blank mean')[0]) },
  { heading: 'bCV%', cell: (all) => wholeText(max(valuesOf(all, 'blank CV'))) },
  { heading: 'CV%', cell: (all) => wholeText(max(valuesOf(all, 'replicate CV'))) },
  { heading: "Z'", cell: (all) => separationText(all, "Z'") },
  { heading: "rZ'", cell: (all) => separationText(all, "robust Z'") },
  { heading: 'S/B', cell: (all) => numberText(min(valuesOf(all, 'signal to background'))) },
  { heading: 'SSMD', cell: (all) => separationText(all, 'SSMD') },
  { heading: 'edge%', cell: (all) => wholeText(valuesOf(all, 'edge effect')[0]) },
  { heading: 'drift%', cell: (all) => wholeText(largest(all, ['row drift', 'column drift'])) },
  { heading: 'sat', cell: (all) => wholeText(valuesOf(all, 'saturated wells')[0]) },
];

const longestPlate = 20;
const longestVerdict = 24;

/**
 * The quality of plates for the terminal, a line for each plate and read with the worst of its groups and the verdict in words; nothing where there
 * is no plate.
 *
 * @param verbose - every measure of every plate below it
 */
export function qualityText(findings: Findings, verbose = false): string[] {
  const plates = [...group(findings, plateKey).values()];
  if (plates.length === 0) return [];
  const names = plateNames(plates);
  const rows = plates.map((all, index) => [
    cut(names[index] ?? '', longestPlate),
    ...columns.map(({ cell }) => cell(all)),
    verdictText(all),
  ]);
  const headings = ['plate', ...columns.map(({ heading }) => heading), 'verdict'];
  const lines = aligned([headings, ...rows]);
  const unknown = rows.some((row) => row.includes('n<3'))
    ? "; n<3: fewer than three wells on a side carry no Z' and SSMD"
    : '';
  return [
    ...lines,
    `(AU; bCV: CV of blanks, CV: of the worst group, rZ': robust Z'; –: nothing to compute it from${unknown})`,
    ...(verbose ? plates.flatMap((all, index) => ['', names[index] ?? '', ...detailLines(all)]) : []),
  ];
}

/** As the tables call them; with set and read where one plate is there more than once. */
function plateNames(plates: readonly Findings[]): string[] {
  const counts = rollup(
    plates,
    (of) => of.length,
    ([first]) => first?.plate,
  );
  return plates.map(([first]) => {
    if (first === undefined) return '';
    return (counts.get(first.plate) ?? 0) > 1
      ? `${first.plate} ${first.set} ${first.readLabel}`
      : first.plate;
  });
}

function valuesOf(findings: Findings, measure: QualityMeasure): number[] {
  return findings.flatMap((one) => (one.measure === measure && one.value !== null ? [one.value] : []));
}

/** The one farthest from 0. */
function largest(findings: Findings, measures: readonly QualityMeasure[]): number | undefined {
  const values = measures.flatMap((measure) => valuesOf(findings, measure));
  return values[maxIndex(values, Math.abs)];
}

/** Of the group that stands apart least; `n<3` where there are too few wells. */
function separationText(findings: Findings, measure: "Z'" | "robust Z'" | 'SSMD'): string {
  const value = min(valuesOf(findings, measure));
  if (value === undefined && findings.some((one) => one.measure === measure && one.n > 0)) return 'n<3';
  return numberText(value);
}

function numberText(value: number | undefined): string {
  return value === undefined ? '–' : printedNumber(value, 2);
}

function wholeText(value: number | undefined): string {
  if (value === undefined) return '–';
  const whole = Math.round(value);
  return `${whole < 0 ? '−' : ''}${Math.abs(whole)}`;
}

function levelText(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3).replace('-', '−');
}

/** `poor: CV, edge`, the worst verdict and what it is about. */
function verdictText(findings: Findings): string {
  for (const verdict of ['poor', 'marginal'] as const) {
    const about = [
      ...new Set(findings.filter((one) => one.verdict === verdict).map(({ measure }) => short[measure])),
    ];
    if (about.length > 0) return fitting(`${verdict}: `, about);
  }
  return findings.some(({ verdict }) => verdict === 'good') ? 'good' : 'not judged';
}

/** As many names as there is room for, and how many more there are. */
function fitting(before: string, names: readonly string[]): string {
  for (let count = names.length; count > 1; count--) {
    const left = names.length - count;
    const text = `${before}${names.slice(0, count).join(', ')}${left > 0 ? ` +${left}` : ''}`;
    if (text.length <= longestVerdict) return text;
  }
  return `${before}${names[0] ?? ''}${names.length > 1 ? ` +${names.length - 1}` : ''}`;
}

function detailLines(findings: Findings): string[] {
  return aligned(
    findings.map(({ measure, value, unit, verdict, limit, subject, wells }) => [
      `  ${measure}`,
      value === null ? 'too few wells' : `${printedNumber(value)} ${unit}`.trim(),
      verdict ?? '',
      limit === null ? '' : `limit ${printedNumber(limit)}`,
      [subject, verdict === 'good' || wells.length > 12 ? '' : wells.join(' ')]
        .filter((part) => part !== '')
        .join('; '),
    ]),
    [0, 2, 3, 4],
  );
}

/** Keeps both ends, where names of plates differ. */
function cut(text: string, length: number): string {
  const letters = Array.from(text);
  if (letters.length <= length) return text;
  const head = Math.floor((length - 1) / 2);
  return `${letters.slice(0, head).join('')}…${letters.slice(letters.length - (length - 1 - head)).join('')}`;
}

/** Columns below each other; the given ones to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[], left?: readonly number[]): string[] {
  const last = (rows[0]?.length ?? 1) - 1;
  const toLeft = left ?? [0, last];
  const widths = (rows[0] ?? []).map(
    (_, column) => max(rows, (row) => Array.from(row[column] ?? '').length) ?? 0,
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const fill = ' '.repeat((widths[column] ?? 0) - Array.from(cell).length);
        return toLeft.includes(column) ? `${cell}${fill}` : `${fill}${cell}`;
      })
      .join(left === undefined ? ' ' : '  ')
      .trimEnd(),
  );
}
