import type { Analysis } from '#domain/analysis';
import type { CurveFit } from '#domain/curveFit';
import type { OtherModel } from '#domain/fit';
import type { BlockedFit } from '#domain/sharedFit';
import { weightingText } from '#domain/weighting';
import type { OutputFile } from '#domain/outputFile';
import { csvTable, type CsvValue, type TableColumns } from './csvTable.ts';
import { fitNumbers, type FitNumbers } from './fitNumbers.ts';

type Row = readonly [row: CurveFit, numbers: FitNumbers, blocked: BlockedFit | null];

const columns: TableColumns<Row> = [
  ...ofRow({
    panel: (row) => row.panel,
    cell_line: (row) => row.group.cellLine,
    resistance: (row) => row.group.resistance,
    treatment: (row) => row.group.treatment,
    experiment: (row) => row.experiment,
  }),
  ...ofNumbers({
    model: (fit) => fit.model,
    outcome: (fit) => fit.outcome,
    flags: (fit) => fit.flags,
    hill_slope: (fit) => fit.hillSlope,
    bottom: (fit) => fit.bottom,
    top: (fit) => fit.top,
    ec50: (fit) => fit.ec50,
    ec50_ci95_low: (fit) => fit.ec50Confidence95?.[0] ?? null,
    ec50_ci95_high: (fit) => fit.ec50Confidence95?.[1] ?? null,
  }),
  ...ofRow({ dose_unit: (row) => row.doseUnit }),
  ...ofNumbers({
    ic50_absolute: (fit) => fit.ic50,
    ic50_absolute_ci95_low: (fit) => fit.ic50Confidence95?.[0] ?? null,
    ic50_absolute_ci95_high: (fit) => fit.ic50Confidence95?.[1] ?? null,
    r_squared: (fit) => fit.rSquared,
    rss: (fit) => fit.rss,
    n_points: (fit) => fit.points,
    df: (fit) => fit.df,
    bound: ({ bound }) => bound && `${bound.relation} ${bound.dose}`,
    ic50_state: (fit) => fit.ic50State,
    reason: (fit) => fit.reason,
    n_experiments: (fit) => fit.experiments,
  }),
  ...ofRow({
    set: (row) => row.set,
    facet: (row) => row.facet,
    curve: (row) => row.curve,
    pretreatment: (row) => row.group.pretreatment,
    time_h: (row) => row.group.timeH,
  }),
  ...ofNumbers({
    ec50_profile95_low: (fit) => fit.ec50Profile95?.[0] ?? null,
    ec50_profile95_high: (fit) => fit.ec50Profile95?.[1] ?? null,
    asymmetry: (fit) => fit.asymmetry,
    hormesis: (fit) => fit.hormesis,
  }),
  ...ofRow({
    lack_of_fit_p: ({ fit }) => fit?.lackOfFit?.p ?? null,
    better_model: ({ fit }) => fit?.betterModels?.toSorted(byDifference)[0]?.model ?? null,
    ec50_without_driving_point: ({ fit }) =>
      fit?.flags.includes('pointDrivesFit') === true ? (fit.influence?.ec50 ?? null) : null,
  }),
  ['ec50_blocks', ([, , blocked]) => blocked?.ec50 ?? null],
  ['ec50_blocks_ci95_low', ([, , blocked]) => blocked?.confidence95?.[0] ?? null],
  ['ec50_blocks_ci95_high', ([, , blocked]) => blocked?.confidence95?.[1] ?? null],
  ...ofNumbers({
    emax: (fit) => fit.emax?.response ?? null,
    emax_ci95_low: (fit) => fit.emax?.confidence95?.[0] ?? null,
    emax_ci95_high: (fit) => fit.emax?.confidence95?.[1] ?? null,
  }),
  ...ofRow({ weights: ({ fit }) => (fit?.weighting === undefined ? null : weightingText[fit.weighting]) }),
];

/**
 * One row per curve and experiment, then `combined` over the experiments and `pooled`.
 *
 * Parameters stand only in rows of outcome `estimated`; otherwise `bound` or `reason` says what is known, and `flags` repeats it
 * for whoever reads only the older columns. An absolute IC50 stands where the curve crosses 50 % within the doses.
 */
export function fitsTable(analysis: Analysis): OutputFile {
  const rows = analysis.fits.map((row): Row => [
    row,
    fitNumbers(row, analysis.fits),
    blockedOf(row, analysis),
  ]);
  return { path: 'tables/fits.csv', contents: csvTable(columns, rows) };
}

/** Stands in the row of the pooled fit. */
function blockedOf({ panel, facet, curve, experiment }: CurveFit, { panels }: Analysis): BlockedFit | null {
  if (experiment !== 'pooled') return null;
  const found = panels.find(({ request }) => request.name === panel);
  const facets = found?.kind === 'curves' ? found.facets : [];
  const ofFacet = facets.find(({ title }) => (title ?? '') === facet);
  return ofFacet?.curves.find(({ label }) => label === curve)?.blocked ?? null;
}

function byDifference(a: OtherModel, b: OtherModel): number {
  return b.aiccDifference - a.aiccDifference;
}

function ofRow(of: Readonly<Record<string, (row: CurveFit) => CsvValue>>): TableColumns<Row> {
  return Object.entries(of).map(([name, value]) => [name, ([row]: Row) => value(row)] as const);
}

function ofNumbers(of: Readonly<Record<string, (fit: FitNumbers) => CsvValue>>): TableColumns<Row> {
  return Object.entries(of).map(([name, value]) => [name, ([, numbers]: Row) => value(numbers)] as const);
}
