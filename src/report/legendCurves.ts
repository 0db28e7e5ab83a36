import type { Ic50State, Interval } from '#domain/fit';
import { leastSquaresText } from '#domain/weighting';
import { headlineEc50 } from '#domain/headlineEc50';
import type { CurvesPanelData, PanelCurve } from '#domain/panelData';
import { printedNumber } from '#domain/printedNumber';
import { legendFlag } from './legendFlags.ts';
import { nameOf } from './legendPanel.ts';
import { ec50Meaning, ec50Names, isCombined, linesText, modelText, singleFits } from './phraseCurves.ts';
import { legendRout } from './phraseOutliers.ts';

interface NamedCurve {
  readonly name: string;
  readonly curve: PanelCurve;
}

/** What the lines are, every EC50 with its interval, bound or reason, and every absolute IC50. */
export function legendCurves(panel: CurvesPanelData): string[] {
  const curves = panel.facets.flatMap((facet) =>
    facet.curves.map((curve) => ({ name: nameOf(facet.title, curve.label), curve })),
  );
  return [
    ...drawnText(panel, curves),
    ...fitsText(panel, curves),
    ...ec50Text(panel, curves),
    ...ic50Text(panel, curves),
    ...legendRout(panel),
  ];
}

function drawnText(panel: CurvesPanelData, curves: readonly NamedCurve[]): string[] {
  const details = `${modelText(panel.request)}${panel.request.omitZero ? ', dose 0 left out' : ''}`;
  const undrawn = curves.filter(({ curve }) => curve.line === undefined || curve.line === null);
  const sentences =
    undrawn.length < curves.length
      ? [`lines are ${linesText(panel)} (${details}); they show the course and carry no statistics`]
      : [`no curve is drawn (${details})`];
  if (undrawn.length > 0 && undrawn.length < curves.length)
    sentences.push(`no curve is proven, so points alone: ${undrawn.map(({ name }) => name).join(', ')}`);
  return sentences;
}

/** What the EC50s come from, which is not the lines. */
function fitsText({ request }: CurvesPanelData, curves: readonly NamedCurve[]): string[] {
  if (!curves.some(({ curve }) => singleFits(curve).length > 0)) return [];
  const zero = request.omitZero ? '' : ', dose 0 included';
  return [
    `each experiment was fitted by itself to its wells with the same model (${leastSquaresText(request.weighting)}${zero})`,
  ];
}

function ec50Text(panel: CurvesPanelData, curves: readonly NamedCurve[]): string[] {
  const found = curves.map(({ name, curve }) => ({ name, headline: headlineEc50(curve.fits) }));
  const { what, how } = ec50Meaning(curves.map(({ curve }) => curve));
  const texts = found.map(({ name, headline }) => {
    if (headline === null) return `${name} not fitted`;
    if (headline.kind === 'bound')
      return `${name} ${headline.relation} ${printedNumber(headline.dose)} ${panel.doseUnit} (${inside(headline.reason)})`;
    if (headline.kind === 'none') return `${name} none (${inside(headline.reason)})`;
    const n = headline.experiments === null ? [] : [`n = ${headline.experiments}`];
    const notes = [...intervalText(headline.confidence95), ...n].join(', ');
    const dagger = headline.flags.length > 0 ? '†' : '';
    return `${name} ${printedNumber(headline.ec50)} ${panel.doseUnit}${notes === '' ? '' : ` (${notes})`}${dagger}`;
  });
  const daggers = found.flatMap(({ name, headline }) =>
    headline?.kind === 'estimated' && headline.flags.length > 0
      ? [`† ${name}: ${headline.flags.map(legendFlag).join(', ')}`]
      : [],
  );
  return [`${ec50Names(panel).relative} (${what}; ${how}): ${texts.join('; ')}`, ...daggers];
}

/** Half of the control, where the dashed line is; nothing to say about absorbances. */
function ic50Text(panel: CurvesPanelData, curves: readonly NamedCurve[]): string[] {
  if (panel.request.quantity === 'blanked absorbance') return [];
  const { absolute, half } = ec50Names(panel);
  const texts = curves.flatMap(({ name, curve }) => {
    const found = absoluteIc50(curve);
    if (found === null || found.state === 'notApplicable') return [];
    const why = found.reason === '' ? '' : ` (${inside(found.reason)})`;
    if (found.state === 'notReached') return [`${name} not reached${why}`];
    if (found.state === 'outsideDoses' || found.dose === null) return [`${name} outside the doses${why}`];
    const n = found.n === null ? [] : [`n = ${found.n}`];
    const notes = [...intervalText(found.confidence95), ...n].join(', ');
    return [`${name} ${printedNumber(found.dose)} ${panel.doseUnit}${notes === '' ? '' : ` (${notes})`}`];
  });
  const how = isCombined(curves.map(({ curve }) => curve)) ? '; combined in the same way' : '';
  return texts.length === 0 ? [] : [`${absolute} (${half}, dashed line${how}): ${texts.join('; ')}`];
}

function absoluteIc50(curve: PanelCurve): {
  readonly state: Ic50State;
  readonly dose: number | null;
  readonly confidence95: Interval | null;
  /** Experiments; null for one fit. */
  readonly n: number | null;
  /** Why there is no number, where experiments were combined. */
  readonly reason: string;
} | null {
  const single = curve.fits.filter((one) => one.experiment !== 'combined' && one.experiment !== 'pooled');
  const combined = curve.fits.find((one) => one.experiment === 'combined')?.combined?.ic50Absolute;
  if (single.length !== 1 && combined !== undefined) return combined;
  const fit = single[0]?.fit ?? curve.fits.find((one) => one.experiment === 'pooled')?.fit ?? null;
  if (fit === null) return null;
  // a crossing is read from a curve that may be printed at all
  const dose = fit.outcome === 'estimated' ? fit.ic50Absolute : null;
  const state = fit.ic50State === 'estimated' && dose === null ? 'notApplicable' : fit.ic50State;
  return { state, dose, confidence95: fit.ic50AbsoluteConfidence95, n: null, reason: '' };
}

function intervalText(interval: Interval | null): string[] {
  if (interval === null) return [];
  const [low, high] = interval;
  if (low === null && high === null) return [];
  if (low === null) return [`95 % CI below ${printedNumber(high ?? 0)}`];
  return high === null
    ? [`95 % CI above ${printedNumber(low)}`]
    : [`95 % CI ${printedNumber(low)}–${printedNumber(high)}`];
}

/** A sentence set inside another one. */
function inside(reason: string): string {
  const text = reason.replace(/\.$/, '');
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
