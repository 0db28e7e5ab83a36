import type { Analysis } from '#domain/analysis';
import type { OutputFile } from '#domain/outputFile';
import type { SensitivityCell, SensitivityEstimate } from '#domain/sensitivity';
import { csvTable, type CsvValue, type TableColumns } from './csvTable.ts';
import { curveSensitivities, type NamedSensitivity } from './curveSensitivities.ts';
import { flagText } from './flagText.ts';

type Row = readonly [of: NamedSensitivity, cell: SensitivityCell];

const columns: TableColumns<Row> = [
  ...ofCurve({
    panel: ({ panel }) => panel,
    set: ({ curve }) => curve.set,
    facet: ({ facet }) => facet ?? '',
    curve: ({ curve }) => curve.label,
    cell_line: ({ curve }) => curve.group.cellLine,
    resistance: ({ curve }) => curve.group.resistance,
    pretreatment: ({ curve }) => curve.group.pretreatment,
    treatment: ({ curve }) => curve.group.treatment,
    time_h: ({ curve }) => curve.group.timeH,
  }),
  ...ofCell({
    plateaus: ({ plateaus }) => plateaus,
    model: ({ model }) => model,
    held: ({ held }) =>
      Object.entries(held)
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
    dose_zero: ({ doseZero }) => doseZero,
    left_out: ({ leftOut }) => leftOut,
    as_asked: ({ own }) => (own ? 'yes' : 'no'),
    n_experiments: ({ experiments }) => experiments,
  }),
  ...ofCurve({ ec50_of: ({ sensitivity }) => sensitivity.headlineOf }),
  ...estimate('', (cell) => cell.headline),
  ...estimate('pooled_', (cell) => cell.pooled),
  ...ofCell({
    pooled_hill_slope: ({ pooled }) => ifEstimated(pooled, pooled.hillSlope),
    pooled_bottom: ({ pooled }) => ifEstimated(pooled, pooled.bottom),
    pooled_top: ({ pooled }) => ifEstimated(pooled, pooled.top),
    lowest_bottom: ({ lowestBottom }) => lowestBottom,
    highest_top: ({ highestTop }) => highestTop,
    implausible_plateaus: ({ implausible }) => flagText(implausible),
    held_plateaus_p: ({ heldP }) => heldP,
  }),
  ...ofCurve({ dose_unit: ({ doseUnit }) => doseUnit }),
];

/** One row for each way in which the EC50 of a curve was made; the one that was asked for is marked in `as_asked`. */
export function sensitivityTable(analysis: Analysis): OutputFile {
  const rows = curveSensitivities(analysis).flatMap((of) =>
    of.sensitivity.cells.map((cell): Row => [of, cell]),
  );
  return { path: 'tables/sensitivity.csv', contents: csvTable(columns, rows) };
}

function estimate(prefix: string, of: (cell: SensitivityCell) => SensitivityEstimate): TableColumns<Row> {
  return ofCell({
    [`${prefix}outcome`]: (cell) => of(cell).outcome,
    [`${prefix}ec50`]: (cell) => of(cell).ec50,
    [`${prefix}ec50_ci95_low`]: (cell) => of(cell).confidence95?.[0] ?? null,
    [`${prefix}ec50_ci95_high`]: (cell) => of(cell).confidence95?.[1] ?? null,
    [`${prefix}bound`]: (cell) => {
      const { bound, outcome } = of(cell);
      return bound === null || outcome !== 'bound' ? null : `${bound.relation} ${bound.dose}`;
    },
    [`${prefix}flags`]: (cell) => flagText(of(cell).flags),
  });
}

function ifEstimated({ outcome }: SensitivityEstimate, value: number | null): number | null {
  return outcome === 'estimated' ? value : null;
}

function ofCurve(of: Readonly<Record<string, (curve: NamedSensitivity) => CsvValue>>): TableColumns<Row> {
  return Object.entries(of).map(([name, value]) => [name, ([curve]: Row) => value(curve)] as const);
}

function ofCell(of: Readonly<Record<string, (cell: SensitivityCell) => CsvValue>>): TableColumns<Row> {
  return Object.entries(of).map(([name, value]) => [name, ([, cell]: Row) => value(cell)] as const);
}
