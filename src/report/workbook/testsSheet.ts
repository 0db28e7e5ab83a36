import type { PanelComparison, TestName } from '#domain/comparison';
import type { ComparisonEffects } from '#domain/effects';
import type { PanelGroup } from '#domain/panelData';
import type { WorkbookCell, WorksheetSpec } from '#domain/workbook';
import { mean, sampleSd } from '#stats/moments';
import { cellAddress } from '#sheet/sheetBook';
import { alternativeText, changing } from '../phraseAlternatives.ts';
import { flagWords } from './flagWords.ts';
import { formatOfUnit, liveCell, numberFormats } from './liveCell.ts';
import { basisText } from './replicatesSheet.ts';
import { numberCell, tableSheet, textCell, type SheetColumn } from './tableSheet.ts';
import type { ValueRow } from './valueRows.ts';
import { valueRange, type WorkbookPlan } from './workbookPlan.ts';

/** A comparison with the rows of both groups in the sheet Replicates, where it was made from those. */
interface Row {
  readonly test: PanelComparison;
  readonly a: readonly ValueRow[] | null;
  readonly b: readonly ValueRow[] | null;
  readonly format: string;
}

const names: Readonly<Record<TestName, string>> = {
  student: "Student's t",
  welch: "Welch's t",
  paired: 'paired t',
  'one-sample': 'one-sample t',
  'ratio-paired': 'ratio-paired t',
  'mann-whitney': 'Mann–Whitney',
  wilcoxon: 'Wilcoxon signed rank',
};

const effects: Readonly<Record<PanelComparison['scale'], string>> = {
  difference: 'difference A − B',
  ratio: 'ratio A/B',
  shift: 'shift A − B (Hodges–Lehmann)',
};

/** The `type` of T.TEST that is this very test. */
const excelTypes: Readonly<Partial<Record<TestName, number>>> = { paired: 1, student: 2, welch: 3 };

const { statistic, p: pFormat, count } = numberFormats;

/** Every test in full; p recalculates where a spreadsheet can compute the very test. */
export function testsSheet(plan: WorkbookPlan): WorksheetSpec {
  return tableSheet({
    name: 'Tests',
    columns,
    rows: [...plan.analysis.comparisons, ...(plan.analysis.curveFeatures ?? [])].map((test) =>
      rowOf(test, plan),
    ),
    frozenColumns: 4,
    filter: true,
    whenEmpty: 'The protocol asks for no comparison.',
  });
}

const columns: readonly SheetColumn<Row>[] = [
  { heading: 'Panel', cell: ({ test }) => textCell(test.panel) },
  { heading: 'Facet', cell: ({ test }) => textCell(test.facet) },
  { heading: 'A', cell: ({ test }) => textCell(test.a) },
  { heading: 'B', cell: ({ test }) => textCell(test.b) },
  { heading: 'Quantity', cell: ({ test }) => textCell(test.quantity) },
  {
    heading: 'Test (two-sided)',
    cell: ({ test }) =>
      textCell(test.pooledGroups === undefined ? names[test.test] : 't, variance of all groups'),
  },
  { heading: 'n of A', cell: ({ test, a }) => countCell(test.nA, a) },
  { heading: 'n of B', cell: ({ test, b }) => countCell(test.nB, b) },
  { heading: 'Mean of A', cell: ({ test, a, format }) => meanCell(test.meanA, a, format) },
  { heading: 'Mean of B', cell: ({ test, b, format }) => meanCell(test.meanB, b, format) },
  { heading: 'SD of A', cell: ({ test, a, format }) => sdCell(test.sdA, a, format) },
  { heading: 'SD of B', cell: ({ test, b, format }) => sdCell(test.sdB, b, format) },
  {
    heading: 'Effect',
    cell: ({ test }) => textCell(effects[test.scale]),
  },
  { heading: 'Size of the effect', cell: differenceCell },
  {
    heading: 'Effect 95 % CI, low',
    cell: ({ test, format }) => effectCell(test.confidence95?.[0] ?? null, test, format),
  },
  {
    heading: 'Effect 95 % CI, high',
    cell: ({ test, format }) => effectCell(test.confidence95?.[1] ?? null, test, format),
  },
  { heading: 'Statistic', cell: ({ test }) => textCell(test.statistic === null ? '' : test.statisticName) },
  { heading: 't, U or W', cell: ({ test }) => numberCell(test.statistic, statistic) },
  { heading: 'Degrees of freedom', cell: ({ test }) => dfCell(test.df) },
  { heading: 'p', cell: (row) => pCell(row) },
  { heading: 'p, adjusted', cell: ({ test }) => numberCell(test.pAdjusted, pFormat) },
  { heading: 'Correction', cell: ({ test }) => textCell(test.correction) },
  { heading: 'Stars', cell: ({ test }) => textCell(test.stars) },
  { heading: 'Convention of the stars', cell: ({ test }) => textCell(test.convention) },
  { heading: 'n counts', cell: ({ test }) => textCell(basisText(test.basis)) },
  { heading: 'Flags', wraps: true, cell: ({ test }) => textCell(flagWords(test.flags)) },
  { heading: 'Note', wraps: true, cell: (row) => textCell(noteOf(row)) },
  ...effectColumns(),
  {
    heading: 'Other stars under another choice',
    wraps: true,
    cell: ({ test }) => textCell(changing(test).map(alternativeText).join('; ')),
  },
];

/** Numbers without formula: a spreadsheet has no noncentral t. */
function effectColumns(): SheetColumn<Row>[] {
  const column = (heading: string, of: (effects: ComparisonEffects) => number | null): SheetColumn<Row> => ({
    heading,
    cell: ({ test }) => numberCell(of(test.effects), statistic),
  });
  return [
    column("Cohen's d", ({ cohensD }) => cohensD),
    column('d 95 % CI, low', ({ cohensD95 }) => cohensD95?.[0] ?? null),
    column('d 95 % CI, high', ({ cohensD95 }) => cohensD95?.[1] ?? null),
    column("Hedges' g", ({ hedgesG }) => hedgesG),
    column('g 95 % CI, low', ({ hedgesG95 }) => hedgesG95?.[0] ?? null),
    column('g 95 % CI, high', ({ hedgesG95 }) => hedgesG95?.[1] ?? null),
    { heading: 'd and g measured in', cell: ({ test }) => textCell(test.effects.standardizer) },
    column('Ratio A/B', ({ ratio }) => ratio),
    column('Ratio 95 % CI, low', ({ ratio95 }) => ratio95?.[0] ?? null),
    column('Ratio 95 % CI, high', ({ ratio95 }) => ratio95?.[1] ?? null),
    { heading: 'Ratio by', cell: ({ test }) => textCell(test.effects.ratioMethod) },
    {
      heading: 'Why d, g or ratio is missing',
      wraps: true,
      cell: ({ test: { effects } }) => textCell(missingText(effects)),
    },
  ];
}

function missingText({ noEffectSize, noRatio }: ComparisonEffects): string {
  return [...new Set([noEffectSize, noRatio].filter((reason) => reason !== null))].join('; ');
}

function rowOf(test: PanelComparison, plan: WorkbookPlan): Row {
  const panel = plan.analysis.panels.find(({ request }) => request.name === test.panel);
  const facet =
    panel?.kind === 'bars' ? panel.facets.find(({ title }) => (title ?? '') === test.facet) : undefined;
  const of = (label: string): PanelGroup | undefined => facet?.groups.find((group) => group.label === label);
  const rows = (label: string, n: number): readonly ValueRow[] | null => {
    const found = plan.values.rowsOf(of(label)?.values ?? []);
    return found?.length === n ? found : null;
  };
  const unit = of(test.a)?.values[0]?.unit ?? '';
  return { test, a: rows(test.a, test.nA), b: rows(test.b, test.nB), format: formatOfUnit(unit) };
}

function numbers(rows: readonly ValueRow[]): number[] {
  return rows.map(({ value }) => value.value);
}

function countCell(n: number, rows: readonly ValueRow[] | null): WorkbookCell {
  return liveCell(n, count, rows && `COUNT(${String(valueRange(rows))})`, rows && rows.length);
}

function meanCell(value: number | null, rows: readonly ValueRow[] | null, format: string): WorkbookCell {
  return liveCell(value, format, rows && `AVERAGE(${String(valueRange(rows))})`, rows && mean(numbers(rows)));
}

function sdCell(value: number | null, rows: readonly ValueRow[] | null, format: string): WorkbookCell {
  return liveCell(
    value,
    format,
    rows && `_xlfn.STDEV.S(${String(valueRange(rows))})`,
    rows && sampleSd(numbers(rows)),
  );
}

function differenceCell({ test, format }: Row, line: number): WorkbookCell {
  const [meanA, meanB] = ['Mean of A', 'Mean of B'].map((name) =>
    cellAddress(
      line - 1,
      columns.findIndex(({ heading }) => heading === name),
    ),
  );
  if (test.scale !== 'difference' || test.meanA === null || test.meanB === null)
    return effectCell(test.difference, test, format);
  return liveCell(test.difference, format, `${meanA}-${meanB}`, test.meanA - test.meanB);
}

function effectCell(value: number | null, { scale }: PanelComparison, format: string): WorkbookCell {
  return numberCell(value, scale === 'ratio' ? statistic : format);
}

/** Of Welch's test they are no whole number. */
function dfCell(df: number | null): WorkbookCell {
  return numberCell(df, df === null || Number.isInteger(df) ? count : '0.00');
}

function pCell({ test, a, b }: Row): WorkbookCell {
  const type = test.pooledGroups === undefined ? excelTypes[test.test] : undefined;
  const paired = a !== null && b !== null && sameExperiments(a, b);
  if (a === null || b === null || type === undefined || (type === 1 && !paired) || test.scale === 'ratio')
    return numberCell(test.p, pFormat);
  const formula = `_xlfn.T.TEST(${String(valueRange(a))},${String(valueRange(b))},2,${type})`;
  return liveCell(test.p, pFormat, formula, test.p);
}

/** T.TEST pairs by position. */
function sameExperiments(a: readonly ValueRow[], b: readonly ValueRow[]): boolean {
  return (
    a.length === b.length && a.every(({ value }, index) => value.experiment === b[index]?.value.experiment)
  );
}

function noteOf(row: Row): string {
  const { test } = row;
  if (test.p === null || pCell(row).formula !== undefined) return '';
  if (test.quantity === 'bottom' || test.quantity === 'mean response')
    return 'p is a plain value: the test of the curves of the experiments (sheet Fits)';
  if (test.quantity === 'log EC50')
    return 'p is a plain value: the test of the EC50s of the experiments (sheet Fits)';
  if (test.scale === 'shift')
    return 'p is a plain value: a test of ranks, which no spreadsheet function does';
  if (test.scale === 'ratio') return 'p is a plain value: a test of logarithms, which T.TEST does not have';
  if (test.test === 'one-sample') return 'p is a plain value: T.TEST has no test against a constant';
  return 'p is a plain value: not all values of both groups take part in the test';
}
