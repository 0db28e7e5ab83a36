import { compareGroupPairs, type GroupComparisons } from './groupComparison.ts';
import {
  studentizedRangeLog10UpperTail,
  studentizedRangeUpperQuantile,
  studentizedRangeUpperTail,
} from './studentizedRange.ts';

/**
 * Tukey's honest significant difference: which of all pairs of groups differ? Tukey–Kramer where n is unequal.
 *
 * p = P(Q > √2 |t|) of the studentized range of k means; exact for equal n, a little too large otherwise.
 *
 * @param groups - at least two, in the same unit
 * @returns each later group (a) compared with each earlier one (b); q is √2 |t|
 * @source Tukey 1953; Kramer, Biometrics 12:307 (1956); Hayter, Ann Stat 12:61 (1984); R stats::TukeyHSD
 */
export function tukeyHsd(groups: readonly (readonly number[])[]): GroupComparisons<'tukey'> {
  const k = groups.length;
  const pairs = groups.flatMap((_, b) => groups.slice(b + 1).map((__, i) => [b + 1 + i, b] as const));
  return compareGroupPairs('tukey', groups, pairs, {
    upperTail: (t, df) => studentizedRangeUpperTail(Math.SQRT2 * t, k, df),
    log10UpperTail: (t, df) => studentizedRangeLog10UpperTail(Math.SQRT2 * t, k, df),
    upperQuantile: (p, df) => studentizedRangeUpperQuantile(p, k, df) / Math.SQRT2,
  });
}
