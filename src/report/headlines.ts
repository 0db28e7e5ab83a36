import type { Analysis } from '#domain/analysis';
import type { PanelAnova } from '#domain/anova';
import type { PanelComparison } from '#domain/comparison';
import { headlineEc50 } from '#domain/headlineEc50';
import { headlineGr50 } from '#domain/headlineGr50';
import type { BarsPanelData, CurvesPanelData, PanelCurve, PanelGroup } from '#domain/panelData';
import { printedNumber, printedP } from '#domain/printedNumber';
import { fText } from './anovaText.ts';
import { nameOf } from './legendPanel.ts';
import { anovasOf } from './phraseAnova.ts';
import { alternativeText, openToChoice } from './phraseAlternatives.ts';
import { printedInterval } from './printedInterval.ts';

/**
 * The answers of a study for the terminal: what each group and curve comes to, and what the comparisons say.
 *
 * @returns lines such as `a  SkBr3 T: response 54.4 % (SD 1.19), n = 3` and `b  SkBr3 T: EC50 0.0165 µg/ml (95 % CI 0.01389 to 0.0197), n = 3`
 */
export function headlines(analysis: Analysis): string[] {
  return analysis.panels.flatMap((panel) => {
    const lines = panel.kind === 'bars' ? barLines(panel) : curveLines(panel);
    const compared = analysis.comparisons
      .filter((one) => one.panel === panel.request.name)
      .map(comparisonLine);
    const analyzed = anovasOf(analysis, panel.request.name).map(anovaLine);
    return [...lines, ...compared, ...analyzed].map((line) => `${panel.request.name}  ${line}`);
  });
}

function barLines(panel: BarsPanelData): string[] {
  return panel.facets.flatMap(({ title, groups }) =>
    groups.map((group) => `${nameOf(title, group.label)}: ${meanText(group)}`),
  );
}

function meanText({ summary, absent }: PanelGroup): string {
  if (summary === null) return absent ?? 'no value';
  const { quantity, mean, sd, n, unit, basis } = summary;
  const scatter = sd === null ? '' : ` (SD ${printedNumber(sd)})`;
  const counted = basis === 'technical' ? `n = ${n} wells (technical)` : `n = ${n}`;
  return `${quantity} ${printedNumber(mean)} ${unit}${scatter}, ${counted}`;
}

function curveLines(panel: CurvesPanelData): string[] {
  return panel.facets.flatMap(({ title, curves }) =>
    curves.map(
      (curve) =>
        `${nameOf(title, curve.label)}: ${curve.growth === undefined ? ec50Text(curve, panel.doseUnit) : gr50Text(curve, panel.doseUnit)}`,
    ),
  );
}

function gr50Text(curve: PanelCurve, doseUnit: string): string {
  const headline = headlineGr50(curve);
  if (headline === null) return 'no fit';
  const { gr50, experiments } = headline;
  if (gr50.kind === 'none') return 'no GR50';
  if (gr50.kind === 'bound') return `GR50 ${gr50.relation} ${printedNumber(gr50.dose)} ${doseUnit}`;
  const counted = countedText(experiments);
  return `GR50 ${printedNumber(gr50.dose)} ${doseUnit}${printedInterval(gr50.confidence95)}${counted}`;
}

function countedText(experiments: number | null): string {
  return experiments === null ? ', n = 1: the interval is that of its wells' : `, n = ${experiments}`;
}

function ec50Text(curve: PanelCurve, doseUnit: string): string {
  const headline = headlineEc50(curve.fits);
  if (headline === null) return 'no fit';
  switch (headline.kind) {
    case 'estimated': {
      const counted = countedText(headline.experiments);
      return `EC50 ${printedNumber(headline.ec50)} ${doseUnit}${printedInterval(headline.confidence95)}${counted}`;
    }
    case 'bound':
      return `EC50 ${headline.relation} ${printedNumber(headline.dose)} ${doseUnit}`;
    case 'none':
      return `no EC50. ${headline.reason}`;
  }
}

function comparisonLine(comparison: PanelComparison): string {
  const { facet, a, b, quantity, p, pAdjusted, log10p, correction, stars } = comparison;
  const compared = `${nameOf(facet, a)} against ${b}`;
  if (p === null) return `${compared}: not tested`;
  const adjusted =
    correction === 'none' || pAdjusted === null ? '' : `, adjusted (${correction}) ${printedP(pAdjusted)}`;
  const what = quantity.startsWith('log ') ? ` (${quantity})` : '';
  const otherwise = openToChoice(comparison).map((one) => `; ${alternativeText(one)}`);
  return `${compared}${what}: ${printedP(p, log10p)}${adjusted} ${stars}${otherwise.join('')}`;
}

function anovaLine(one: PanelAnova): string {
  const name = nameOf(one.facet, one.effect);
  return one.p === null ? `${name}: not tested` : `${name}: ${fText(one)}; ${one.meaning}`;
}
