import type { Comparison } from '#domain/comparison';
import { printedNumber, printedP } from '#domain/printedNumber';
import { legendFlag } from './legendFlags.ts';
import { printedInterval } from './printedInterval.ts';
import { statisticText } from './statisticText.ts';

/** A comparison as one line for the terminal. */
export function comparisonText(comparison: Comparison): string {
  const { a, b, statistic, p, log10p, pAdjusted, correction, stars, difference, confidence95, scale, flags } =
    comparison;
  const name = `${a} against ${b} (${testName(comparison)}, two-sided, n = ${countsText(comparison)})`;
  if (p === null || statistic === null) return `${name}: no test`;
  const effect =
    difference === null ? '' : `, ${scale} ${printedNumber(difference, 4)}${printedInterval(confidence95)}`;
  const adjusted =
    correction === 'none' || pAdjusted === null
      ? ''
      : `, adjusted (${correction}) ${printedNumber(pAdjusted, 3)}`;
  const hopeless = flags.includes('starsOutOfReach') ? `; ${legendFlag('starsOutOfReach')}` : '';
  return `${name}: ${statisticText(comparison, 4)}, ${printedP(p, log10p)}${adjusted} ${stars}${effect}${hopeless}`;
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
