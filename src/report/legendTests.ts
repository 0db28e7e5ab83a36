import type { Analysis } from '#domain/analysis';
import type { CorrectionName, PanelComparison, StarConvention, TestName } from '#domain/comparison';
import type { PanelData } from '#domain/panelData';
import { printedNumber, printedP } from '#domain/printedNumber';
import { dfText } from './dfText.ts';
import { legendList } from './legendList.ts';
import { nameOf } from './legendPanel.ts';

/** The tests in words. */
export const testNames: Readonly<Record<TestName, string>> = {
  student: "unpaired Student's t-test (equal variances)",
  welch: "Welch's unpaired t-test",
  paired: 't-test paired by experiment',
  'one-sample': 'one-sample t-test against the constant',
  'ratio-paired': 't-test of log ratios paired by experiment',
};
const correctionNames: Readonly<Record<Exclude<CorrectionName, 'none'>, string>> = {
  holm: 'Holm',
  bonferroni: 'Bonferroni',
  sidak: 'Šidák',
  bh: 'Benjamini–Hochberg',
};

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
      `two-sided ${legendList(tested.map(testText))}; ${correctionText(request.correction, tested.length, comparisons.length)}${unitText(tested)}`,
    );
    sentences.push(starsText(request.stars, request.correction));
    sentences.push(tested.map(comparisonText).join('; '));
  }
  if (tested.some((one) => one.basis === 'technical'))
    sentences.push('these p-values compare wells, not experiments');
  if (untested.length > 0) sentences.push(`not tested: ${untested.map(untestedText).join('; ')}`);
  return sentences;
}

function testText({ test, quantity }: PanelComparison): string {
  if (!quantity.startsWith('log ')) return testNames[test];
  // what is compared is a logarithm already, so its paired test is the one of log ratios
  const paired = test === 'paired' || test === 'ratio-paired';
  return paired ? `t-test of ${quantity} paired by experiment` : `${testNames[test]} of ${quantity}`;
}

/** @param family - comparisons that have a p, of the `asked` ones */
function correctionText(correction: CorrectionName, family: number, asked: number): string {
  const all = family === asked;
  if (correction === 'none') {
    if (family > 1)
      return `no correction for multiple comparisons (${family} ${all ? '' : 'tested '}in this panel)`;
    return all
      ? 'one comparison in this panel, nothing to correct for'
      : `one of the ${asked} comparisons of this panel could be tested, nothing to correct for`;
  }
  const tested = family === 1 ? 'the one comparison' : `${all ? 'all' : 'the'} ${family} comparisons`;
  const count = `${tested}${all ? '' : ' that could be tested'}`;
  return `${correctionNames[correction]} correction of p, not of the CI, over ${count} of this panel`;
}

/** A difference of percentages is no percentage. */
function unitText(tested: readonly PanelComparison[]): string {
  const [first] = tested.filter((one) => one.scale === 'difference' && one.difference !== null);
  if (first === undefined) return '';
  if (first.quantity === 'blanked absorbance') return '; differences in AU';
  const percent = ['viability', 'response', 'relative response'].includes(first.quantity);
  return percent ? '; differences in percentage points' : '';
}

const untestedReasons: Readonly<Record<string, string>> = {
  experimentsBeyondDoses: 'in an experiment a curve has no EC50 inside the doses',
  refused: 'the test that was asked for does not suit these values',
  impossible: 'these values allow no test',
};

function untestedText(one: PanelComparison): string {
  const reason = one.flags.map((flag) => untestedReasons[flag]).find((text) => text !== undefined);
  const few = one.nA < 2 || one.nB < 2 ? 'fewer than two experiments' : undefined;
  const why = reason ?? few;
  return `${pairText(one)}${why === undefined ? '' : `, because ${why}`}`;
}

/** `* p < 0.05, ** p < 0.001; ns, p ≥ 0.05`. */
function starsText(convention: StarConvention, correction: CorrectionName): string {
  const sign = convention.strict ? '<' : '≤';
  const p = correction === 'none' ? 'p' : 'adjusted p';
  const steps = convention.steps.map(({ stars, threshold }) => `${stars} ${p} ${sign} ${threshold}`);
  const mildest = Math.max(...convention.steps.map(({ threshold }) => threshold));
  const ns = convention.steps.length === 0 ? [] : [`ns ${p} ${convention.strict ? '≥' : '>'} ${mildest}`];
  return [...steps, ...ns].join(', ');
}

function comparisonText(one: PanelComparison): string {
  const p = one.p ?? 1;
  const statistic =
    one.statistic === null || one.df === null
      ? ''
      : `t(${dfText(one.df)}) = ${printedNumber(one.statistic)}, `;
  const adjusted =
    one.correction === 'none' || one.pAdjusted === null ? '' : `, adjusted ${printedP(one.pAdjusted)}`;
  return `${pairText(one)}: ${effectText(one)}${pairsText(one)}${statistic}${printedP(p, one.log10p)}${adjusted} ${one.stars}`.trimEnd();
}

function pairText(one: PanelComparison): string {
  const of = one.quantity.startsWith('log ') ? ` (${one.quantity})` : '';
  return `${nameOf(one.facet, one.a)} vs ${one.b}${of}`;
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
