import type { Comparison } from '#domain/comparison';
import { printedNumber, printedP } from '#domain/printedNumber';
import { effectSizeText, ratioText } from './effectsText.ts';
import { legendFlag } from './legendFlags.ts';
import { alternativeText, changing } from './phraseAlternatives.ts';
import { printedInterval } from './printedInterval.ts';
import { statisticText } from './statisticText.ts';

/** A comparison for the terminal: a line with its test, one with how large the difference is, and what would give it other stars. */
export function comparisonText(comparison: Comparison): string {
  const { a, b, statistic, p, log10p, pAdjusted, correction, stars, difference, confidence95, scale } =
    comparison;
  const name = `${a} against ${b} (${testName(comparison)}, two-sided, n = ${countsText(comparison)})`;
  if (p === null || statistic === null) return `${name}: no test`;
  const effect =
    difference === null ? '' : `, ${scale} ${printedNumber(difference, 4)}${printedInterval(confidence95)}`;
  const adjusted =
    correction === 'none' || pAdjusted === null
      ? ''
      : `, adjusted (${correction}) ${printedNumber(pAdjusted, 3)}`;
  const { effects, flags } = comparison;
  const size = [effectSizeText(effects), ratioText(effects)].filter((text) => text !== '');
  const below = [size.join(', '), ...changing(comparison).map((one) => `would be ${alternativeText(one)}`)];
  const hopeless = flags.includes('starsOutOfReach') ? `; ${legendFlag('starsOutOfReach')}` : '';
  const line = `${name}: ${statisticText(comparison, 4)}, ${printedP(p, log10p)}${adjusted} ${stars}${effect}${hopeless}`;
  return [line, ...below.filter((text) => text !== '').map((text) => `    ${text}`)].join('\n');
}

/** A group that everything was divided by is a constant and has no n. */
function countsText({ nA, nB, flags }: Comparison): string {
  return flags.includes('fixedReference') ? String(Math.max(nA, nB)) : `${nA} and ${nB}`;
}

function testName({ test, method, pooledGroups }: Comparison): string {
  if (pooledGroups !== undefined) return `${test}, variance of all ${pooledGroups.length} groups`;
  if (method === 't') return test;
  return method === 'exact' ? `${test}, exact` : `${test} by normal approximation`;
}
