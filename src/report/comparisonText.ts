import type { Comparison } from '#domain/comparison';
import { printedNumber, printedP } from '#domain/printedNumber';
import { dfText } from './dfText.ts';
import { printedInterval } from './printedInterval.ts';

/** A comparison as one line for the terminal. */
export function comparisonText(comparison: Comparison): string {
  const {
    a,
    b,
    test,
    statistic,
    df,
    p,
    log10p,
    pAdjusted,
    correction,
    stars,
    difference,
    confidence95,
    scale,
  } = comparison;
  const name = `${a} against ${b} (${test}, two-sided, n = ${countsText(comparison)})`;
  if (p === null || statistic === null || df === null) return `${name}: no test`;
  const effect =
    difference === null ? '' : `, ${scale} ${printedNumber(difference, 4)}${printedInterval(confidence95)}`;
  const adjusted =
    correction === 'none' || pAdjusted === null
      ? ''
      : `, adjusted (${correction}) ${printedNumber(pAdjusted, 3)}`;
  return `${name}: t(${dfText(df, 4)}) = ${printedNumber(statistic, 4)}, ${printedP(p, log10p)}${adjusted} ${stars}${effect}`;
}

/** A group that everything was divided by is a constant and has no n. */
function countsText({ nA, nB, flags }: Comparison): string {
  return flags.includes('fixedReference') ? String(Math.max(nA, nB)) : `${nA} and ${nB}`;
}
