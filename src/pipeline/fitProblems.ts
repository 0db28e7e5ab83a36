import type { CurveFit } from '#domain/curveFit';
import type { Fit } from '#domain/fit';
import type { CurvesPanelData, PanelData } from '#domain/panelData';
import type { Problem } from '#domain/problem';

/** The experiments of a panel that no curve could be fitted to, or whose curve says nothing about its EC50. */
export function fitProblems(panel: PanelData): Problem[] {
  if (panel.kind === 'bars') return [];
  const fits = panel.facets.flatMap((facet) => facet.curves.flatMap((curve) => curve.fits));
  return fits.flatMap((one) => {
    if (one.fit === null || one.experiment === 'pooled') return [];
    if (cannotBeFitted(one.fit)) return [fitImpossible(one, panel)];
    return saysNothing(one.fit) ? [notIdentified(one, panel)] : [];
  });
}

function cannotBeFitted(fit: Fit): boolean {
  return fit.outcome === 'failed' || fit.flags.includes('tooFewDoses');
}

function saysNothing(fit: Fit): boolean {
  return (
    fit.outcome === 'notIdentified' || (fit.outcome === 'estimated' && fit.flags.includes('ec50Unbounded'))
  );
}

function foundIn({ facet, curve, experiment, fit }: CurveFit, panel: CurvesPanelData): string {
  const name = [facet, curve].filter(Boolean).join(' ');
  return `${name}, experiment ${experiment} in panel ${panel.request.name}: ${fit?.reason ?? ''}`;
}

function fitImpossible(one: CurveFit, panel: CurvesPanelData): Problem {
  return {
    code: 'fit-impossible',
    severity: 'warning',
    file: null,
    place: panel.request.place,
    found: foundIn(one, panel),
    expected:
      'at least as many different doses as the model has parameters, and wells that were read at them',
    fix: 'Draw bars instead of a curve, hold parameters (`fix: { top: 100 }`), or measure more doses.',
  };
}

function notIdentified(one: CurveFit, panel: CurvesPanelData): Problem {
  return {
    code: 'ec50-not-identified',
    severity: 'warning',
    file: null,
    place: panel.request.place,
    found: foundIn(one, panel),
    expected:
      'both plateaus and the bend between them within the doses; the EC50 over experiments is made without this one',
    fix: 'Look whether the layout fits the plate (wells without cells in the series?); otherwise widen the doses, or hold a plateau that is known.',
  };
}
