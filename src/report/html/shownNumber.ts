import type { Interval } from '#domain/fit';
import { printedNumber } from '#domain/printedNumber';

/** A number in a cell; empty where there is none. */
export function shownNumber(value: number | null, digits = 3): string {
  return value === null ? '' : printedNumber(value, digits);
}

/** `0.0139 to 0.0197`, `open` for a side that the data do not close; empty where there is no interval. */
export function shownInterval(ends: Interval | null): string {
  if (ends === null) return '';
  const [low, high] = ends.map((end) => (end === null ? 'open' : printedNumber(end)));
  return `${low ?? ''} to ${high ?? ''}`;
}
