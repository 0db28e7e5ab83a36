import type { CurveFit } from '#domain/curveFit';
import type { BarsPanelData, CurvesPanelData } from '#domain/panelData';
import { printedP } from '#domain/printedNumber';
import { nameOf } from './legendPanel.ts';
import { fitsWithOutliers } from './outlierRows.ts';

/** How many points of which fit ROUT calls outliers, and what was done with them. */
export function legendRout(panel: CurvesPanelData): string[] {
  const fits = fitsWithOutliers(panel);
  const applied = panel.request.outliers === 'exclude';
  if (fits.length === 0)
    return applied ? ['outliers (ROUT, Q = 1 %) were to be left out of the fits; there were none'] : [];
  const named = fits.map(ofFit).join('; ');
  return [
    applied
      ? `outliers (ROUT, Q = 1 %) left out of the fits of the experiments, and not of means, error bars and lines: ${named}`
      : `points called outliers by ROUT (Q = 1 %) and kept in the fits: ${named}`,
  ];
}

/** The rule, and how many points it met; the legend says which. */
export function methodsRout(panel: CurvesPanelData): string {
  const applied = panel.request.outliers === 'exclude';
  const looked = panel.facets.flatMap(({ curves }) =>
    curves.flatMap(({ fits }) => fits.flatMap(({ fit }) => (fit?.outliers == null ? [] : [fit]))),
  );
  const points = looked.reduce((sum, { n, outlierComparison }) => sum + (outlierComparison?.with.n ?? n), 0);
  const called = looked.reduce((sum, { outliers }) => sum + (outliers?.length ?? 0), 0);
  if (!applied && called === 0) return '';
  const rule = 'ROUT at Q = 1 % (Motulsky & Brown 2006) in the fit of each experiment';
  const count = `${called} of ${points} points`;
  return applied
    ? `outliers were identified by ${rule} and left out of it, but not of means, error bars and lines: ${count}`
    : `points were looked at by ${rule}, which called ${count} outliers; all were kept`;
}

/** The values of bars that Grubbs' test suggests. */
export function legendGrubbs({ outliers = [] }: BarsPanelData): string[] {
  if (outliers.length === 0) return [];
  const named = outliers.map(({ facet, group, source: { experiment, plate, well }, p }) => {
    const where = well === null ? `experiment ${experiment}` : `well ${well} of ${plate ?? ''}`;
    return `${nameOf(facet, group)}, ${where} (${printedP(p)})`;
  });
  return [`values called outliers by Grubbs' test (p < 0.01) and kept: ${named.join('; ')}`];
}

/** Only where there are any. */
export function methodsGrubbs({ outliers = [] }: BarsPanelData): string {
  return outliers.length === 0
    ? ''
    : "values that Grubbs' test called outliers (p < 0.01, among the wells of a plate and among experiments) were kept";
}

/** `SkBr3 T, experiment 3: 1 of 27 points`. */
function ofFit({ facet, curve, experiment, fit }: CurveFit): string {
  const n = fit?.outlierComparison?.with.n ?? 0;
  return `${nameOf(facet, curve)}, experiment ${experiment}: ${fit?.outliers?.length ?? 0} of ${n} points`;
}
