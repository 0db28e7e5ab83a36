import type { Analysis } from '#domain/analysis';
import type { PanelComparison } from '#domain/comparison';
import type { PanelData } from '#domain/panelData';
import { printedNumber, printedP } from '#domain/printedNumber';
import { legendFlag } from './legendFlags.ts';
import { alternativeText, openToChoice } from './phraseAlternatives.ts';
import {
  correctionText,
  nsIsNotEqual,
  pairText,
  starsText,
  testsText,
  untestedText,
  wellsCompared,
} from './phraseTests.ts';
import { statisticText } from './statisticText.ts';

/** Test, sidedness, correction and its family, thresholds of the stars, and every p-value. */
export function legendTests(analysis: Analysis, panel: PanelData): string[] {
  const { comparisons: request, name } = panel.request;
  const comparisons = analysis.comparisons.filter((one) => one.panel === name);
  if (request === null || comparisons.length === 0) return [];
  const tested = comparisons.filter((one) => one.p !== null);
  const untested = comparisons.filter((one) => one.p === null);
  const sentences: string[] = [];
  if (tested.length > 0) {
    sentences.push(
      `${testsText(tested)}; ${correctionText(request, comparisons, 'this panel')}${unitText(tested)}`,
    );
    sentences.push(starsText(request.stars, request.correction));
    sentences.push(tested.map(comparisonText).join('; '));
    sentences.push(...otherStars(tested));
    if (tested.some(({ stars }) => stars === 'ns')) sentences.push(nsIsNotEqual);
  }
  if (tested.some(({ flags }) => flags.includes('starsOutOfReach')))
    sentences.push(legendFlag('starsOutOfReach'));
  if (tested.some((one) => one.basis === 'technical')) sentences.push(wellsCompared);
  if (untested.length > 0) sentences.push(untestedText(untested));
  return sentences;
}

/** Stars that hang on a choice among tests that could all be defended. */
function otherStars(tested: readonly PanelComparison[]): string[] {
  const texts = tested.flatMap((one) =>
    openToChoice(one).map((other) => `${pairText(one)} would be ${alternativeText(other)}`),
  );
  return texts.length === 0 ? [] : [`stars that hang on a choice: ${texts.join('; ')}`];
}

/** A difference of percentages is no percentage. */
function unitText(tested: readonly PanelComparison[]): string {
  const [first] = tested.filter((one) => one.scale !== 'ratio' && one.difference !== null);
  if (first === undefined) return '';
  if (first.quantity === 'blanked absorbance') return '; differences in AU';
  const percent = ['viability', 'response', 'relative response'].includes(first.quantity);
  return percent ? '; differences in percentage points' : '';
}

function comparisonText(one: PanelComparison): string {
  const p = one.p ?? 1;
  const statistic = one.statistic === null ? '' : `${statisticText(one)}, `;
  const adjusted =
    one.correction === 'none' || one.pAdjusted === null ? '' : `, adjusted ${printedP(one.pAdjusted)}`;
  return `${pairText(one)}: ${effectText(one)}${pairsText(one)}${statistic}${printedP(p, one.log10p)}${adjusted} ${one.stars}`.trimEnd();
}

function effectText(one: PanelComparison): string {
  if (one.difference === null) return '';
  const interval =
    one.confidence95 === null
      ? ''
      : ` (95 % CI ${printedNumber(one.confidence95[0])} to ${printedNumber(one.confidence95[1])})`;
  const of = one.quantity.startsWith('log ') ? ` of ${one.quantity.slice(4)}s` : '';
  return `${one.scale}${of} ${printedNumber(one.difference)}${interval}, `;
}

/** Curves of fewer experiments than were done may have an EC50. */
function pairsText({ quantity, test, nA }: PanelComparison): string {
  const paired = test === 'paired' || test === 'ratio-paired';
  return quantity.startsWith('log ') && paired ? `n = ${nA} pairs, ` : '';
}
