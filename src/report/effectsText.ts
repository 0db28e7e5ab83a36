import type { ComparisonEffects } from '#domain/effects';
import { printedNumber } from '#domain/printedNumber';
import { printedInterval } from './printedInterval.ts';

/** `Hedges' g 4.07 (95 % CI 1.03 to 7.08; pooled SD)`; empty where there is none. */
export function effectSizeText({
  hedgesG,
  hedgesG95,
  cohensD,
  cohensD95,
  standardizer,
}: ComparisonEffects): string {
  const [name, size, interval] =
    hedgesG === null ? ["Cohen's d", cohensD, cohensD95] : ["Hedges' g", hedgesG, hedgesG95];
  if (size === null || standardizer === null) return '';
  return `${name} ${printedNumber(size)}${printedInterval(interval).replace(/\)$/, `; ${standardizer})`)}`;
}

/** `ratio of means, Fieller 1.26 (95 % CI 1.14 to 1.4)`; empty where there is none. */
export function ratioText({ ratio, ratio95, ratioMethod }: ComparisonEffects): string {
  if (ratio === null || ratioMethod === null) return '';
  const name = ratioMethod === 'ratio of means, Fieller' ? 'ratio of means' : ratioMethod;
  return `${name} ${printedNumber(ratio)}${printedInterval(ratio95)}`;
}
