import type { ModelName } from '#domain/fit';
import { leastSquaresText } from '#domain/weighting';
import { headlineEc50 } from '#domain/headlineEc50';
import type { CurvesPanelData, PanelData } from '#domain/panelData';
import { saidByPanel } from './methodsBy.ts';
import { ec50Meaning, ec50Names, isCombined, linesText, modelText } from './phraseCurves.ts';
import { methodsRout } from './phraseOutliers.ts';

const logistic = 'y = bottom + (top − bottom)/(1 + (EC50/dose)^hillSlope)';
const equations: Readonly<Record<ModelName, string>> = {
  '4PL': logistic,
  '3PL': logistic,
  '2PL': logistic,
  '5PL': 'y = bottom + (top − bottom)/(1 + (2^(1/asymmetry) − 1)·(EC50/dose)^hillSlope)^asymmetry',
  W1: 'y = bottom + (top − bottom)·2^(−(EC50/dose)^hillSlope)',
  W2: 'y = bottom + (top − bottom)·(1 − 2^(−(dose/EC50)^hillSlope))',
  LN: 'y = bottom + (top − bottom)·Φ(hillSlope·ln(dose/EC50))',
  BC: 'y = bottom + (top − bottom + hormesis·dose)/(1 + (1 + 2·hormesis·EC50/(top − bottom))·(EC50/dose)^hillSlope)',
};

/** Model, fit, EC50 and absolute IC50, how experiments were combined, and what stands where there is no number. */
export function methodsCurves(panels: readonly PanelData[]): string[] {
  const fitted = panels.filter((panel) => panel.kind === 'curves');
  if (fitted.length === 0) return [];
  const say = (textOf: (panel: CurvesPanelData) => string): string[] =>
    saidByPanel(fitted, (panel) => (panel.kind === 'curves' ? textOf(panel) : ''));
  return [
    ...say(fitText),
    'fits started from the best points of a grid, were improved by the Levenberg–Marquardt algorithm and Newton steps, and were accepted only at a proven minimum',
    ...say(ec50Text),
    ...say(ic50Text),
    ...say(growthText),
    ...say(withoutNumberText),
    ...say(methodsRout),
    ...say(lineText),
  ];
}

function fitText(panel: CurvesPanelData): string {
  const { model, omitZero, quantity, weighting } = panel.request;
  const hasZero = curvesOf(panel).some(({ doses }) => doses.some(({ dose }) => dose === 0));
  const zero = omitZero ? ', without dose 0' : hasZero ? ', with the control as dose 0' : '';
  return `${quantity} of the wells of each experiment was fitted by ${leastSquaresText(weighting)} with ${equations[model]} (${modelText(panel.request)})${zero}`;
}

function ec50Text(panel: CurvesPanelData): string {
  if ('ec50' in panel.request.fixed) return '';
  const { what, how } = ec50Meaning(curvesOf(panel));
  const reported = how.startsWith('with') ? `is given ${how}` : `is given as the ${how}`;
  return `the ${ec50Names(panel).relative} is the dose ${what}; it ${reported}`;
}

function ic50Text(panel: CurvesPanelData): string {
  if (panel.request.quantity === 'blanked absorbance') return '';
  const { absolute, half } = ec50Names(panel);
  const reached = half.replace(' of control', '');
  const how = isCombined(curvesOf(panel)) ? 'in the same way' : 'with 95 % CI by the delta method';
  return `the ${absolute} is the dose at which the curve crosses ${half}; it is given ${how}, but not where ${reached} was not reached`;
}

/** The metrics of tables/gr_metrics.csv. */
function growthText({ request }: CurvesPanelData): string {
  return request.quantity === 'growth rate'
    ? 'GRmax is the mean growth rate at the highest dose, GRinf the bottom of the curve, and GR_AOC the area between 1 and the mean growth rates over log10(dose), by the trapezoidal rule and divided by the range of log10(dose) (Hafner et al. 2016, Nat Methods 13:521)'
    : '';
}

/** Only where it happened. */
function withoutNumberText(panel: CurvesPanelData): string {
  const curves = curvesOf(panel);
  const kinds = new Set(curves.map(({ fits }) => headlineEc50(fits)?.kind));
  const leavesOut = curves.some(({ fits }) =>
    fits.some(({ combined }) => combined?.flags.includes('experimentsLeftOut') === true),
  );
  const bound = isCombined(curves)
    ? 'where the EC50 of an experiment lay beyond the doses, every experiment whose data gave only a bound of its EC50 (95 % profile likelihood) entered the mean with that bound, and the mean is a bound too'
    : 'where the data gave only a bound of the EC50, that bound (95 % profile likelihood) is given';
  return [
    ...(kinds.has('bound') ? [bound] : []),
    ...(leavesOut ? ['an experiment whose fit said nothing about its EC50 was left out of the mean'] : []),
    ...(kinds.has('none')
      ? [
          'no EC50 is given where a curve did not respond (F-test against a flat line, p ≥ 0.05) or its EC50 could not be told',
        ]
      : []),
  ].join('; ');
}

function lineText(panel: CurvesPanelData): string {
  const isDrawn = curvesOf(panel).some(({ line }) => line !== undefined && line !== null);
  return isDrawn ? `the lines in the figure are ${linesText(panel)} and carry no statistics` : '';
}

function curvesOf({ facets }: CurvesPanelData): CurvesPanelData['facets'][number]['curves'] {
  return facets.flatMap(({ curves }) => curves);
}
