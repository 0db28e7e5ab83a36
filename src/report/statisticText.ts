import type { Comparison } from '#domain/comparison';
import { printedNumber } from '#domain/printedNumber';
import { dfText } from './dfText.ts';

/**
 * The statistic of a test by its name: `t(4) = 7.51`, `U = 3.5`, `U = 6412, z = −2.31`.
 *
 * @returns empty where there is none
 */
export function statisticText(
  { statistic, statisticName, df, z }: Pick<Comparison, 'statistic' | 'statisticName' | 'df' | 'z'>,
  digits = 3,
): string {
  if (statistic === null) return '';
  // sums of ranks are whole or half numbers
  if (df === null)
    return `${statisticName} = ${statistic}${z === undefined ? '' : `, z = ${printedNumber(z, digits)}`}`;
  return `${statisticName}(${dfText(df, digits)}) = ${printedNumber(statistic, digits)}`;
}
