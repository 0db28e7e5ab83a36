import type { Fit, ParameterName } from '#domain/fit';
import { csvHeader, csvRow, type TableColumns } from './csvTable.ts';
import { flagText } from './flagText.ts';

/** One curve of a screen with its fit. */
export interface ScreenedCurve {
  readonly curve: string;
  readonly fit: Fit;
}

const value =
  (name: ParameterName) =>
  ({ fit }: ScreenedCurve): number | null =>
    fit.outcome === 'estimated' ? (fit.parameters?.[name] ?? null) : null;
const error =
  (name: string) =>
  ({ fit }: ScreenedCurve): number | null =>
    fit.outcome === 'estimated' ? finite(fit.standardErrors[name]) : null;
const ec50End =
  (end: 0 | 1) =>
  ({ fit }: ScreenedCurve): number | null =>
    fit.outcome === 'estimated' ? finite(fit.confidence95['ec50']?.[end]) : null;

const columns: TableColumns<ScreenedCurve> = [
  ['curve', ({ curve }) => curve],
  ['model', ({ fit }) => fit.model],
  ['outcome', ({ fit }) => fit.outcome],
  ['flags', ({ fit }) => flagText(fit.flags)],
  ['hill_slope', value('hillSlope')],
  ['bottom', value('bottom')],
  ['top', value('top')],
  ['ec50', value('ec50')],
  ['ec50_ci95_low', ec50End(0)],
  ['ec50_ci95_high', ec50End(1)],
  ['hill_slope_se', error('hillSlope')],
  ['bottom_se', error('bottom')],
  ['top_se', error('top')],
  ['ec50_se', error('ec50')],
  ['log_ec50_se', error('logEc50')],
  ['ic50_absolute', ({ fit }) => fit.ic50Absolute],
  ['ic50_state', ({ fit }) => fit.ic50State],
  ['bound', ({ fit: { bound } }) => bound && `${bound.relation} ${bound.dose}`],
  ['rss', ({ fit }) => fit.rss],
  ['r_squared', ({ fit }) => finite(fit.rSquared)],
  ['n_points', ({ fit }) => fit.n],
  ['df', ({ fit }) => fit.df],
  ['p_response', ({ fit }) => fit.responseP ?? null],
  ['reason', ({ fit }) => fit.reason],
];

/** The header row of the table of a screen. */
export const screenHeader: string = csvHeader(columns);

/**
 * The row of one curve in the table of a screen; as in every table parameters stand only in rows of outcome `estimated`, otherwise `bound` or
 * `reason` says what is known.
 */
export function screenRow(curve: ScreenedCurve): string {
  return csvRow(columns, curve);
}

/** A number without a value (0/0 of data without scatter, a range beyond doubles) is an empty cell. */
function finite(number: number | null | undefined): number | null {
  return number != null && Number.isFinite(number) ? number : null;
}
