import type { PanelComparison } from '#domain/comparison';
import type { CurvePoint, CurveSeries, CurvesPanelSpec } from '#domain/figure';
import { headlineEc50 } from '#domain/headlineEc50';
import type { CurvesPanelData, PanelCurve } from '#domain/panelData';
import { printedNumber, printedP } from '#domain/printedNumber';
import type { Basis } from '#domain/replicateValue';
import { halfOfControl, scaleOfQuantity } from '#domain/responseScale';
import { ec50Note } from './ec50Note.ts';
import { errorBarEnds } from './errorBarEnds.ts';
import { panelFootnote } from './panelFootnote.ts';
import { panelLetter } from './panelLetter.ts';
import { gr50Note } from './gr50Note.ts';
import { quantityLabel } from './quantityLabel.ts';

/**
 * What a panel of dose–response curves shows: mean and error bar at each dose, the fitted curve where one is proven, the EC50 or why there
 * is none, and how the curves compare.
 *
 * @param comparisons - of this panel
 * @param remark - printed under the panel: `simulated data`
 */
export function curvesPanelSpec(
  panel: CurvesPanelData,
  comparisons: readonly PanelComparison[],
  remark: string | null = null,
): CurvesPanelSpec {
  const { request, doseUnit } = panel;
  return {
    kind: 'curves',
    letter: panelLetter(request.name),
    title: request.title,
    yLabel: request.yLabel ?? quantityLabel(request.quantity, null),
    guide: halfOfControl[scaleOfQuantity(request.quantity)],
    xLabel: doseLabel(panel),
    doseUnit,
    footnote: panelFootnote(basesOf(panel), remark),
    facets: panel.facets.map((facet) => ({
      title: facet.title,
      series: facet.curves.map((curve) => seriesOf(curve, request.errorBars, doseUnit)),
      comparison: comparisonText(
        comparisons.filter((one) => one.facet === (facet.title ?? '')),
        facet.curves,
        request.quantity === 'growth rate' ? 'GEC₅₀' : 'EC₅₀',
      ),
    })),
  };
}

function seriesOf(curve: PanelCurve, errorBars: 'sd' | 'sem' | 'ci95', doseUnit: string): CurveSeries {
  return {
    label: curve.label,
    points: curve.doses.flatMap(({ dose, summary }): readonly CurvePoint[] =>
      summary === null
        ? []
        : [{ dose, mean: summary.mean, error: errorBarEnds(summary, errorBars), n: summary.n }],
    ),
    line: curve.line ?? null,
    lineAtZero: curve.lineAtZero ?? null,
    note: curve.growth === undefined ? ec50Note(curve.fits, doseUnit) : gr50Note(curve, doseUnit),
  };
}

function basesOf(panel: CurvesPanelData): readonly Basis[] {
  const curves = panel.facets.flatMap((facet) => facet.curves);
  return curves.flatMap((curve) => curve.doses.flatMap((dose) => dose.values.map(({ basis }) => basis)));
}

/** `T-DM1 (µg/ml)`; `Dose` where the curves are of several treatments. */
export function doseLabel(panel: CurvesPanelData): string {
  const treatments = panel.facets.flatMap((facet) => facet.curves.map((curve) => curve.group.treatment));
  const [first, ...others] = new Set(treatments);
  const name = first === undefined || first === null || others.length > 0 ? 'Dose' : first;
  return `${name} (${panel.doseUnit})`;
}

/**
 * One line per comparison; EC50 alone where several quantities were compared, the others are in the legend. EC50s are compared in the
 * picture only where both are numbers: a ratio beside a bound would say more than the data do.
 */
function comparisonText(
  comparisons: readonly PanelComparison[],
  curves: readonly PanelCurve[],
  ec50Name: string,
): string | null {
  const hasNumber = (label: string): boolean => {
    const found = curves.find((curve) => curve.label === label);
    return found !== undefined && headlineEc50(found.fits)?.kind === 'estimated';
  };
  const ofEc50 = comparisons.filter((one) => one.quantity === 'log EC50');
  const shown =
    ofEc50.length > 0 ? ofEc50.filter((one) => hasNumber(one.a) && hasNumber(one.b)) : comparisons;
  const lines = shown.flatMap((one) => comparisonLine(one, ec50Name));
  return lines.length === 0 ? null : lines.join('\n');
}

function comparisonLine(one: PanelComparison, ec50Name: string): readonly string[] {
  const p = one.pAdjusted ?? one.p;
  if (p === null) return [];
  const name = one.quantity === 'log EC50' ? ec50Name : one.quantity;
  const sign = one.scale === 'ratio' ? '/' : '\u00A0−\u00A0';
  const size = one.difference === null ? '' : `\u00A0${printedNumber(one.difference, 2)}`;
  const stars = one.stars === '' ? '' : ` ${one.stars}`;
  const tightP = printedP(p, one.correction === 'none' ? one.log10p : null).replace(/ /g, '\u00A0');
  return [`${name} ${one.a}${sign}${one.b}${size}, ${tightP}${stars}`];
}
