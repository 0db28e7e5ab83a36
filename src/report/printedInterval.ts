import type { Interval } from '#domain/fit';
import { printedNumber } from '#domain/printedNumber';

/** ` (95 % CI 0.52 to 1.3)`, with `?` for a side that the data leave open; empty when there is no interval. */
export function printedInterval(interval: Interval | null | undefined): string {
  if (interval === null || interval === undefined) return '';
  const [low, high] = interval.map((end) => (end === null ? '?' : printedNumber(end, 4)));
  return ` (95 % CI ${low ?? '?'} to ${high ?? '?'})`;
}
