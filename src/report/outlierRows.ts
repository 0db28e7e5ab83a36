import type { Analysis } from '#domain/analysis';
import type { CurveFit, PointSource } from '#domain/curveFit';
import type { FitInBrief, Interval } from '#domain/fit';
import type { BarsPanelData, CurvesPanelData, PanelData } from '#domain/panelData';
import { quantityUnit } from '#domain/quantityUnit';
import type { GrubbsSuggestion, MeanInBrief } from '#domain/grubbsSuggestion';

/** What comes out with a value or without it. */
export interface OutlierResult {
  /** null: not estimated. */
  readonly value: number | null;
  readonly confidence95: Interval | null;
  readonly bound: FitInBrief['bound'];
  readonly outcome: FitInBrief['outcome'];
  readonly n: number;
}

/** One value that a test calls an outlier, and what the result is with it and without it. */
export interface OutlierRow {
  readonly panel: string;
  readonly facet: string;
  readonly group: string;
  /** The experiment whose fit it is of; null for a bar. */
  readonly fit: string | null;
  readonly source: PointSource;
  readonly dose: number | null;
  readonly doseUnit: string | null;
  readonly value: number;
  readonly unit: string;
  readonly test: 'ROUT' | 'Grubbs';
  readonly among: 'curve' | GrubbsSuggestion['among'];
  /** Of ROUT residual/RSDR, of Grubbs G. */
  readonly statistic: number;
  readonly p: number;
  readonly applied: boolean;
  readonly result: 'EC50' | 'mean';
  readonly resultUnit: string;
  readonly with: OutlierResult;
  readonly without: OutlierResult;
}

/** The outliers of a study, suggested and left out, in the order of its panels. */
export function outlierRows({ panels }: Analysis): OutlierRow[] {
  return panels.flatMap((panel) =>
    panel.kind === 'bars' ? (panel.outliers ?? []).map((one) => barRow(panel, one)) : curveRows(panel),
  );
}

/** The fits of a panel that have outliers. */
export function fitsWithOutliers(panel: PanelData): CurveFit[] {
  if (panel.kind === 'bars') return [];
  const fits = panel.facets.flatMap(({ curves }) => curves.flatMap((curve) => curve.fits));
  return fits.filter(({ fit }) => fit?.outlierComparison != null);
}

function curveRows(panel: CurvesPanelData): OutlierRow[] {
  return fitsWithOutliers(panel).flatMap((one) => {
    const { facet, curve, experiment, doseUnit, fit, outlierSources = [] } = one;
    const compared = fit?.outlierComparison;
    if (compared == null) return [];
    return (fit?.outliers ?? []).map(({ dose, response, residual, p }, i): OutlierRow => ({
      panel: panel.request.name,
      facet,
      group: curve,
      fit: experiment,
      source: outlierSources[i] ?? { experiment, plate: null, well: null },
      dose,
      doseUnit,
      value: response,
      unit: quantityUnit(panel.request.quantity),
      test: 'ROUT',
      among: 'curve',
      statistic: residual / compared.rsdr,
      p,
      applied: compared.applied,
      result: 'EC50',
      resultUnit: doseUnit,
      with: ofFit(compared.with),
      without: ofFit(compared.without),
    }));
  });
}

function barRow({ request }: BarsPanelData, one: GrubbsSuggestion): OutlierRow {
  return {
    panel: request.name,
    facet: one.facet ?? '',
    group: one.group,
    fit: null,
    source: one.source,
    dose: null,
    doseUnit: null,
    value: one.value,
    unit: one.unit,
    test: 'Grubbs',
    among: one.among,
    statistic: one.statistic,
    p: one.p,
    applied: false,
    result: 'mean',
    resultUnit: one.unit,
    with: ofMean(one.with),
    without: ofMean(one.without),
  };
}

function ofFit({ outcome, n, parameters, bound, ec50Confidence95 }: FitInBrief): OutlierResult {
  const estimated = outcome === 'estimated';
  return {
    value: estimated ? (parameters?.ec50 ?? null) : null,
    confidence95: estimated ? ec50Confidence95 : null,
    bound: outcome === 'bound' ? bound : null,
    outcome,
    n,
  };
}

function ofMean({ n, mean, confidence95 }: MeanInBrief): OutlierResult {
  return { value: mean, confidence95, bound: null, outcome: 'estimated', n };
}
