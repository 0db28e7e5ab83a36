import type { CurveFit } from '#domain/curveFit';
import type { FitOutcome, Interval } from '#domain/fit';
import { headlineEc50 } from '#domain/headlineEc50';
import { printedNumber } from '#domain/printedNumber';

/** Between words that must stay on one line. */
const tight = '\u00A0';

const withoutNumber: Readonly<Record<FitOutcome, string>> = {
  estimated: 'EC₅₀ not estimated',
  bound: 'EC₅₀ beyond the doses',
  notIdentified: 'EC₅₀ not identified',
  noResponse: 'no response',
  failed: 'no fit',
};

/**
 * What stands beside a curve: `EC₅₀ 0.018 µg/ml (0.012–0.027)` with its 95 % interval, a † when the legend has a reservation, the bound,
 * or why there is no number.
 *
 * @param fits - of one curve
 */
export function ec50Note(fits: readonly CurveFit[], doseUnit: string): string | null {
  const headline = headlineEc50(fits);
  if (headline === null) return null;
  const unit = doseUnit.replace(/ /g, tight);
  switch (headline.kind) {
    case 'estimated': {
      const interval = headline.confidence95 === null ? '' : ` (${intervalText(headline.confidence95)})`;
      const dagger = headline.flags.length > 0 ? '†' : '';
      return `EC₅₀${tight}${printedNumber(headline.ec50, 2)}${tight}${unit}${interval}${dagger}`;
    }
    case 'bound':
      return `EC₅₀${tight}${headline.relation}${tight}${printedNumber(headline.dose, 2)}${tight}${unit}`;
    case 'none':
      return withoutNumber[headline.outcome];
  }
}

/** `0.012–0.027`, or the end that there is. */
export function intervalText([low, high]: Interval): string {
  if (low === null) return high === null ? 'no 95%\u00A0CI' : `<${tight}${printedNumber(high, 2)}`;
  return high === null
    ? `>${tight}${printedNumber(low, 2)}`
    : `${printedNumber(low, 2)}–${printedNumber(high, 2)}`;
}
