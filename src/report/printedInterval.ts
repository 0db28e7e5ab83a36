import type { Interval } from '#domain/fit';
import { printedNumber } from '#domain/printedNumber';

/** ` (95 % CI 0.52 to 1.3)`, ` (95 % CI above 0.52)` for a side that the data leave open; empty when there is no interval. */
export function printedInterval(interval: Interval | null | undefined): string {
  if (interval === null || interval === undefined) return '';
  const [low, high] = interval.map((end) => (end === null ? null : printedNumber(end, 4)));
  if (low == null && high == null) return ' (95 % CI open on both sides)';
  if (low == null) return ` (95 % CI below ${high ?? ''})`;
  return high == null ? ` (95 % CI above ${low})` : ` (95 % CI ${low} to ${high})`;
}
