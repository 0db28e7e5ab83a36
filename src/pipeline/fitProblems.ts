import type { CurveFit } from '#domain/fit';
import type { CurvesPanelData } from '#domain/panelData';
import type { Problem } from '#domain/problem';

/** The experiments of a panel that no curve could be fitted to. */
export function fitProblems(panel: CurvesPanelData): Problem[] {
  const fits = panel.facets.flatMap((facet) => facet.curves.flatMap((curve) => curve.fits));
  return fits.filter(cannotBeFitted).map(({ facet, curve, experiment, fit }) => ({
    code: 'fit-impossible',
    severity: 'warning',
    file: null,
    place: panel.request.place,
    found: `${[facet, curve].filter(Boolean).join(' ')}, experiment ${experiment} in panel ${panel.request.name}: ${fit?.reason ?? ''}`,
    expected:
      'at least as many different doses as the model has parameters, and wells that were read at them',
    fix: 'Draw bars instead of a curve, hold parameters (`fix: { top: 100 }`), or measure more doses.',
  }));
}

function cannotBeFitted({ fit, experiment }: CurveFit): boolean {
  if (fit === null || experiment === 'pooled') return false;
  return fit.outcome === 'failed' || fit.flags.includes('tooFewDoses');
}
