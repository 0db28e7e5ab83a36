import type { Analysis } from '#domain/analysis';
import type { CurveFit, FitOutcome, Ic50State, Interval, ParameterName } from '#domain/fit';
import type { OutputFile } from '#domain/outputFile';
import { csvTable, type TableColumns } from './csvTable.ts';
import { flagText } from './flagText.ts';

/**
 * One row per curve and experiment, then `combined` over the experiments and `pooled`.
 *
 * Parameters stand only in rows of outcome `estimated`; otherwise `bound` or `reason` says what is known, and `flags` repeats it
 * for whoever reads only the older columns. An absolute IC50 stands where the curve crosses 50 % within the doses.
 */
export function fitsTable(analysis: Analysis): OutputFile {
  const columns: TableColumns<CurveFit> = [
    ['panel', (row) => row.panel],
    ['cell_line', (row) => row.group.cellLine],
    ['resistance', (row) => row.group.resistance],
    ['treatment', (row) => row.group.treatment],
    ['experiment', (row) => row.experiment],
    ['model', (row) => modelOf(row, analysis.fits)],
    ['outcome', outcomeOf],
    ['flags', flagsOf],
    ['hill_slope', (row) => parameterOf(row, 'hillSlope')],
    ['bottom', (row) => parameterOf(row, 'bottom')],
    ['top', (row) => parameterOf(row, 'top')],
    ['ec50', ec50Of],
    ['ec50_ci95_low', (row) => ec50IntervalOf(row)?.[0] ?? null],
    ['ec50_ci95_high', (row) => ec50IntervalOf(row)?.[1] ?? null],
    ['dose_unit', (row) => row.doseUnit],
    ['ic50_absolute', (row) => ic50Of(row)?.value ?? null],
    ['ic50_absolute_ci95_low', (row) => ic50Of(row)?.confidence95?.[0] ?? null],
    ['ic50_absolute_ci95_high', (row) => ic50Of(row)?.confidence95?.[1] ?? null],
    ['r_squared', (row) => row.fit?.rSquared ?? null],
    ['rss', (row) => row.fit?.rss ?? null],
    ['n_points', (row) => row.fit?.n ?? null],
    ['df', (row) => row.fit?.df ?? (row.combined === null ? null : row.combined.n - 1)],
    ['bound', boundOf],
    ['ic50_state', ic50StateOf],
    ['reason', (row) => row.fit?.reason ?? row.combined?.reason ?? null],
    ['n_experiments', (row) => row.combined?.n ?? null],
    ['set', (row) => row.set],
    ['facet', (row) => row.facet],
    ['curve', (row) => row.curve],
    ['pretreatment', (row) => row.group.pretreatment],
    ['time_h', (row) => row.group.timeH],
    ['ec50_profile95_low', (row) => ec50ProfileOf(row)?.[0] ?? null],
    ['ec50_profile95_high', (row) => ec50ProfileOf(row)?.[1] ?? null],
  ];
  return { path: 'tables/fits.csv', contents: csvTable(columns, analysis.fits) };
}

/** The combined EC50 is of the model that the experiments of the curve were fitted with. */
function modelOf(row: CurveFit, fits: readonly CurveFit[]): string | null {
  const ofCurve = fits.find(
    ({ panel, facet, curve, fit }) =>
      fit !== null && panel === row.panel && facet === row.facet && curve === row.curve,
  );
  return row.fit?.model ?? ofCurve?.fit?.model ?? null;
}

function outcomeOf(row: CurveFit): FitOutcome | null {
  return row.fit?.outcome ?? row.combined?.outcome ?? null;
}

function parameterOf(row: CurveFit, name: ParameterName): number | null {
  return row.fit?.outcome === 'estimated' ? (row.fit.parameters?.[name] ?? null) : null;
}

function ec50Of(row: CurveFit): number | null {
  if (row.combined?.outcome === 'estimated') return row.combined.ec50;
  return parameterOf(row, 'ec50');
}

function ec50IntervalOf(row: CurveFit): Interval | null {
  if (row.combined?.outcome === 'estimated') return row.combined.confidence95;
  return row.fit?.outcome === 'estimated' ? (row.fit.confidence95.ec50 ?? null) : null;
}

/** The one that figure and legend print where a curve has a single experiment; an open side is empty. */
function ec50ProfileOf(row: CurveFit): Interval | null {
  return row.fit?.outcome === 'estimated' ? (row.fit.profile95.ec50 ?? null) : null;
}

interface AbsoluteIc50 {
  readonly value: number | null;
  readonly confidence95: Interval | null;
}

/** Only where the curve (or the curves of enough experiments) crosses 50 % of control within the doses. */
function ic50Of(row: CurveFit): AbsoluteIc50 | null {
  if (ic50StateOf(row) !== 'estimated') return null;
  if (row.fit !== null)
    return { value: row.fit.ic50Absolute, confidence95: row.fit.ic50AbsoluteConfidence95 };
  const combined = row.combined?.ic50Absolute;
  return combined === undefined ? null : { value: combined.dose, confidence95: combined.confidence95 };
}

function ic50StateOf(row: CurveFit): Ic50State | null {
  return row.fit?.ic50State ?? row.combined?.ic50Absolute?.state ?? null;
}

/** `> 10`, in the unit of the row. */
function boundOf(row: CurveFit): string | null {
  if (outcomeOf(row) !== 'bound') return null;
  const bound = row.fit?.bound ?? row.combined?.bound ?? null;
  return bound === null ? null : `${bound.relation} ${bound.dose}`;
}

function flagsOf(row: CurveFit): string {
  const bound = boundOf(row);
  return flagText([
    ...(row.fit?.flags ?? row.combined?.flags ?? []),
    bound === null ? null : `EC50 ${bound} ${row.doseUnit}`,
    ic50StateOf(row) === 'notReached' ? 'ic50NotReached' : null,
  ]);
}
