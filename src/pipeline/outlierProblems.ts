import type { CurveFit } from '#domain/curveFit';
import type { BarsPanelData, CurvesPanelData, PanelData } from '#domain/panelData';
import { printedNumber } from '#domain/printedNumber';
import type { Problem } from '#domain/problem';

/**
 * The outliers of a panel, said once: suggested ones, or those that were left out of fits as the protocol asks.
 *
 * @returns `outliers-suspected`, `outliers-left-out`
 */
export function outlierProblems(panel: PanelData): Problem[] {
  return panel.kind === 'bars' ? ofBars(panel) : ofCurves(panel);
}

function ofBars({ request, outliers = [] }: BarsPanelData): Problem[] {
  if (outliers.length === 0) return [];
  const named = outliers.map(({ facet, group, source: { experiment, plate, well }, value, unit }) => {
    const where = well === null ? `experiment ${experiment}` : `${plate ?? ''} ${well}`;
    return `${[facet, group].filter(Boolean).join(' ')}, ${where} (${printedNumber(value)} ${unit})`;
  });
  return [
    {
      code: 'outliers-suspected',
      severity: 'note',
      file: null,
      place: request.place,
      found: `far from the others of its group in panel ${request.name}, by Grubbs' test at 1 %: ${named.join('; ')}`,
      expected: 'values that scatter about one mean; all of them are in',
      fix: 'Look at the well and at the notes of the day. Where something went wrong, write it below `exclude` with the reason.',
    },
  ];
}

function ofCurves(panel: CurvesPanelData): Problem[] {
  const { request } = panel;
  const fits = panel.facets.flatMap(({ curves }) => curves.flatMap((curve) => curve.fits));
  const named = fits.flatMap((one) => outliersOf(one));
  if (named.length === 0) return [];
  const base = { file: null, place: request.place };
  const list = named.join('; ');
  return request.outliers === 'exclude'
    ? [
        {
          ...base,
          code: 'outliers-left-out',
          severity: 'warning',
          found: `outliers by ROUT (Q = 1 %), left out of the fits of panel ${request.name}: ${list}`,
          expected:
            'a rule that was chosen before the results were seen; the fits with these points stand beside them in the report',
          fix: 'Remove `outliers: exclude` if the rule was not chosen in advance.',
        },
      ]
    : [
        {
          ...base,
          code: 'outliers-suspected',
          severity: 'note',
          found: `outliers by ROUT (Q = 1 %) in the fits of panel ${request.name}: ${list}`,
          expected: 'points that scatter about one curve; all of them are in',
          fix: 'Look at the wells, and at the fits with and without them in the report. Where something went wrong, write it below `exclude` with the reason.',
        },
      ];
}

/** `SkBr3 T, experiment 1: 121.9 at 0.1235 µg/ml (plate 1 C4)`. */
function outliersOf({ facet, curve, experiment, doseUnit, fit, outlierSources = [] }: CurveFit): string[] {
  const outliers = fit?.outliers ?? [];
  if (outliers.length === 0) return [];
  const points = outliers.map(({ dose, response }, i) => {
    const { plate = null, well = null } = outlierSources[i] ?? {};
    return `${printedNumber(response)} at ${printedNumber(dose)} ${doseUnit} (${plate ?? ''} ${well ?? ''})`;
  });
  const name = [facet, curve].filter(Boolean).join(' ');
  return [`${name}, experiment ${experiment}: ${points.join(', ')}`];
}
