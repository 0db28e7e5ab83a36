import type { Analysis } from '#domain/analysis';
import type { GrowthMetrics, MetricDose } from '#domain/growthMetrics';
import type { OutputFile } from '#domain/outputFile';
import type { CurvesPanelData, PanelCurve } from '#domain/panelData';
import { csvTable, type CsvValue, type TableColumns } from './csvTable.ts';
import { flagText } from './flagText.ts';

interface Row {
  readonly panel: CurvesPanelData;
  readonly facet: string;
  readonly curve: PanelCurve;
  readonly metrics: GrowthMetrics;
}

const columns: TableColumns<Row> = [
  ['panel', ({ panel }) => panel.request.name],
  ['facet', ({ facet }) => facet],
  ['curve', ({ curve }) => curve.label],
  ['experiment', ({ metrics }) => metrics.experiment],
  ['control_doublings', ({ metrics }) => metrics.doublings],
  ...doseColumns('gr50', ({ gr50 }) => gr50),
  ...doseColumns('gec50', ({ gec50 }) => gec50),
  ['dose_unit', ({ panel }) => panel.doseUnit],
  ['gr_max', ({ metrics }) => metrics.grMax],
  ['gr_inf', ({ metrics }) => metrics.grInf],
  ['h_gr', ({ metrics }) => metrics.hillSlope],
  ['gr_aoc', ({ metrics }) => metrics.areaOverCurve],
  ['n_experiments', ({ metrics }) => metrics.experiments],
  ['flags', ({ metrics }) => flagText(metrics.flags)],
  ['set', ({ curve }) => curve.set],
  ['cell_line', ({ curve }) => curve.group.cellLine],
  ['resistance', ({ curve }) => curve.group.resistance],
  ['pretreatment', ({ curve }) => curve.group.pretreatment],
  ['treatment', ({ curve }) => curve.group.treatment],
  ['time_h', ({ curve }) => curve.group.timeH],
];

/**
 * The growth-rate metrics of every curve: one row for each experiment, then `combined`.
 *
 * A dose that lies beyond those that were measured stands in its column of bounds, `> 10`, and not among the numbers.
 */
export function growthTable({ panels }: Analysis): OutputFile {
  const rows = panels.flatMap((panel) =>
    panel.kind !== 'curves'
      ? []
      : panel.facets.flatMap(({ title, curves }) =>
          curves.flatMap((curve) =>
            (curve.growth ?? []).map((metrics): Row => ({ panel, facet: title ?? '', curve, metrics })),
          ),
        ),
  );
  return { path: 'tables/gr_metrics.csv', contents: csvTable(columns, rows) };
}

function doseColumns(name: string, of: (metrics: GrowthMetrics) => MetricDose): TableColumns<Row> {
  const column = (suffix: string, value: (dose: MetricDose) => CsvValue) =>
    [`${name}${suffix}`, ({ metrics }: Row) => value(of(metrics))] as const;
  const end = (side: 0 | 1) => (dose: MetricDose) =>
    dose.kind === 'value' ? (dose.confidence95?.[side] ?? null) : null;
  return [
    column('', (dose) => (dose.kind === 'value' ? dose.dose : null)),
    column('_ci95_low', end(0)),
    column('_ci95_high', end(1)),
    column('_bound', (dose) => (dose.kind === 'bound' ? `${dose.relation} ${dose.dose}` : null)),
  ];
}
