import type { CurveFit } from '#domain/curveFit';
import type { Emax, FitOutcome, FitParameter, Ic50State, Interval, ModelName } from '#domain/fit';
import { flagText } from './flagText.ts';

/** What tables and sheets may print of a fit; null is an empty cell. */
export interface FitNumbers {
  readonly model: ModelName | null;
  readonly outcome: FitOutcome | null;
  readonly flags: string;
  readonly hillSlope: number | null;
  readonly bottom: number | null;
  readonly top: number | null;
  readonly ec50: number | null;
  /** Of 5PL and BC. */
  readonly asymmetry: number | null;
  readonly hormesis: number | null;
  readonly ec50Confidence95: Interval | null;
  /** The one that figure and legend print where a curve has a single experiment; an open side is empty. */
  readonly ec50Profile95: Interval | null;
  /** The response at the highest dose, on the curve. */
  readonly emax: Emax | null;
  readonly ic50: number | null;
  readonly ic50Confidence95: Interval | null;
  readonly ic50State: Ic50State | null;
  /** Beyond which dose the EC50 lies, in the unit of the row; only for outcome `bound`. */
  readonly bound: { readonly relation: '<' | '>'; readonly dose: number } | null;
  readonly reason: string | null;
  readonly rSquared: number | null;
  readonly rss: number | null;
  readonly points: number | null;
  readonly df: number | null;
  readonly experiments: number | null;
}

/**
 * The numbers of one fit: parameters only for outcome `estimated`, an absolute IC50 only where the curve (or the curves of enough
 * experiments) crosses 50 % of control within the doses.
 *
 * @param fits - all of the study: the combined EC50 is of the model that the experiments of its curve were fitted with
 */
export function fitNumbers(row: CurveFit, fits: readonly CurveFit[]): FitNumbers {
  const { fit, combined } = row;
  const estimated = fit?.outcome === 'estimated' ? fit : null;
  const isCombined = combined?.outcome === 'estimated';
  const parameter = (name: FitParameter): number | null => estimated?.parameters?.[name] ?? null;
  return {
    model: fit?.model ?? modelOfCurve(row, fits),
    outcome: outcomeOf(row),
    flags: flagsOf(row),
    hillSlope: parameter('hillSlope'),
    bottom: parameter('bottom'),
    top: parameter('top'),
    asymmetry: parameter('asymmetry'),
    hormesis: parameter('hormesis'),
    ec50: isCombined ? combined.ec50 : parameter('ec50'),
    ec50Confidence95: isCombined ? combined.confidence95 : (estimated?.confidence95['ec50'] ?? null),
    ec50Profile95: estimated?.profile95['ec50'] ?? null,
    emax: estimated?.emax ?? null,
    ...ic50Of(row),
    ic50State: ic50StateOf(row),
    bound: boundOf(row),
    reason: fit?.reason ?? combined?.reason ?? null,
    rSquared: fit?.rSquared ?? null,
    rss: fit?.rss ?? null,
    points: fit?.n ?? null,
    df: fit?.df ?? (combined === null ? null : combined.n - 1),
    experiments: combined?.n ?? null,
  };
}

function modelOfCurve(row: CurveFit, fits: readonly CurveFit[]): ModelName | null {
  const ofCurve = fits.find(
    ({ panel, facet, curve, fit }) =>
      fit !== null && panel === row.panel && facet === row.facet && curve === row.curve,
  );
  return ofCurve?.fit?.model ?? null;
}

function outcomeOf(row: CurveFit): FitOutcome | null {
  return row.fit?.outcome ?? row.combined?.outcome ?? null;
}

function ic50Of(row: CurveFit): Pick<FitNumbers, 'ic50' | 'ic50Confidence95'> {
  const combined = row.combined?.ic50Absolute;
  if (ic50StateOf(row) !== 'estimated') return { ic50: null, ic50Confidence95: null };
  if (row.fit !== null)
    return { ic50: row.fit.ic50Absolute, ic50Confidence95: row.fit.ic50AbsoluteConfidence95 };
  return { ic50: combined?.dose ?? null, ic50Confidence95: combined?.confidence95 ?? null };
}

function ic50StateOf(row: CurveFit): Ic50State | null {
  return row.fit?.ic50State ?? row.combined?.ic50Absolute?.state ?? null;
}

function boundOf(row: CurveFit): FitNumbers['bound'] {
  return outcomeOf(row) === 'bound' ? (row.fit?.bound ?? row.combined?.bound ?? null) : null;
}

function flagsOf(row: CurveFit): string {
  const bound = boundOf(row);
  return flagText([
    ...(row.fit?.flags ?? row.combined?.flags ?? []),
    bound === null ? null : `EC50 ${bound.relation} ${bound.dose} ${row.doseUnit}`,
    ic50StateOf(row) === 'notReached' ? 'ic50NotReached' : null,
  ]);
}
