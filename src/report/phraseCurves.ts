import type { Fit, FitParameter, Interval, ModelName } from '#domain/fit';
import { heldByModel } from '#domain/modelHeld';
import type { CurvesPanelData, PanelCurve } from '#domain/panelData';
import type { CurvesPanelRequest } from '#domain/protocol';

const modelNames: Readonly<Record<ModelName, string>> = {
  '4PL': 'four-parameter logistic',
  '3PL': 'three-parameter logistic',
  '2PL': 'two-parameter logistic',
  '5PL': 'five-parameter logistic',
  W1: 'Weibull, type 1',
  W2: 'Weibull, type 2',
  LN: 'log-normal',
  BC: 'Brain–Cousens hormesis model',
};
const parameterNames: Readonly<Record<FitParameter, string>> = {
  hillSlope: 'hillSlope',
  bottom: 'bottom',
  top: 'top',
  ec50: 'EC50',
  asymmetry: 'asymmetry',
  hormesis: 'hormesis',
  e: 'e',
};

/** `three-parameter logistic, bottom fixed at 0`: the model with all that it holds, by itself or on request, and with its bounds. */
export function modelText({ model, fixed, bounds = {} }: CurvesPanelRequest): string {
  const held: Readonly<Record<string, number>> = { ...heldByModel[model], ...fixed };
  const parameters = (Object.keys(parameterNames) as FitParameter[]).flatMap((name) => {
    const value = held[name];
    return value === undefined ? [] : [`${parameterNames[name]} fixed at ${signed(value)}`];
  });
  const bounded = (Object.keys(parameterNames) as FitParameter[]).flatMap((name) => {
    const range = bounds[name];
    return range === undefined ? [] : [`${parameterNames[name]} ${rangeText(range)}`];
  });
  return [modelNames[model], ...parameters, ...bounded].join(', ');
}

function rangeText([low, high]: Interval): string {
  if (low === null) return `at most ${signed(high ?? 0)}`;
  return high === null ? `at least ${signed(low)}` : `from ${signed(low)} to ${signed(high)}`;
}

function signed(value: number): string {
  return value < 0 ? `−${-value}` : String(value);
}

/** `pooled fits to the means of all experiments`: what the drawn lines are. */
export function linesText({ facets }: CurvesPanelData): string {
  const doses = facets.flatMap(({ curves }) => curves.flatMap((curve) => curve.doses));
  const ofWells = doses.some(({ values }) => values.some(({ basis }) => basis === 'technical'));
  return `pooled fits to the ${ofWells ? 'wells' : 'means of all experiments'}`;
}

/** What the relative EC50 of a panel is called, and where its absolute IC50 is read. */
export function ec50Names({ request }: CurvesPanelData): {
  readonly relative: string;
  /** The same beside a number, and over a column. */
  readonly short: string;
  readonly absolute: string;
  readonly absoluteShort: string;
  readonly half: string;
} {
  return request.quantity === 'growth rate'
    ? {
        relative: 'GEC50',
        short: 'GEC50',
        absolute: 'GR50',
        absoluteShort: 'GR50',
        half: 'a growth rate of 0.5',
      }
    : {
        relative: 'relative EC50',
        short: 'EC50',
        absolute: 'absolute IC50',
        absoluteShort: 'IC50, absolute',
        half: '50 % of control',
      };
}

/** What an EC50 is, and what its number and its interval are. */
export function ec50Meaning(curves: readonly PanelCurve[]): { readonly what: string; readonly how: string } {
  const profile = curves.some((curve) =>
    singleFits(curve).some((one) => one.profile95['ec50'] !== undefined),
  );
  const how = isCombined(curves)
    ? "geometric mean of the experiments' EC50s with 95 % CI from a t-interval of log EC50"
    : `with 95 % ${profile ? 'profile-likelihood ' : ''}CI of the fit`;
  return { what: 'half way between the plateaus', how };
}

/** Whether numbers are of several experiments, and not of the one fit that there is. */
export function isCombined(curves: readonly PanelCurve[]): boolean {
  return curves.some((curve) => singleFits(curve).length > 1);
}

/** The fits of the experiments. */
export function singleFits(curve: PanelCurve): Fit[] {
  return curve.fits.flatMap(({ experiment, fit }) =>
    fit === null || experiment === 'combined' || experiment === 'pooled' ? [] : [fit],
  );
}
