import { printedNumber } from '#domain/printedNumber';
import type { SensitivityEstimate } from '#domain/sensitivity';
import { ownMarkup, type Html } from './markup.ts';

/** The logarithmic axis that the strips of one table share. */
export interface StripAxis {
  readonly low: number;
  readonly high: number;
  /** What stands above the strips: the ends of the axis. */
  readonly label: string;
}

const width = 140;
const height = 14;
const margin = 6;
/** Intervals are followed so far beyond the outermost EC50; what goes on is cut. */
const beyond = 10;

/** An axis that holds every EC50 and, as far as a factor of 10 beyond them, the intervals; null without any. */
export function stripAxis(estimates: readonly SensitivityEstimate[]): StripAxis | null {
  const values = estimates.flatMap(({ ec50 }) => ec50 ?? []);
  if (values.length === 0) return null;
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const ends = estimates.flatMap(({ confidence95 }) => [...(confidence95 ?? [])]).flatMap((end) => end ?? []);
  const low = Math.max(lowest / beyond, Math.min(lowest, ...ends));
  const high = Math.min(highest * beyond, Math.max(highest, ...ends));
  const room = low < high ? 1 : 2;
  return {
    low: low / room,
    high: high * room,
    label: `${printedNumber(low / room)} … ${printedNumber(high * room)}`,
  };
}

/** An EC50 as a dot on its interval; an arrowhead where the interval goes on, nothing where there is no EC50. */
export function ec50Strip(
  { ec50, confidence95 }: SensitivityEstimate,
  axis: StripAxis,
  filled: boolean,
): Html {
  if (ec50 === null) return ownMarkup('');
  const [from, to] = [Math.log(axis.low), Math.log(axis.high)];
  const x = (dose: number): number =>
    round(margin + (width - 2 * margin) * Math.min(1, Math.max(0, (Math.log(dose) - from) / (to - from))));
  const middle = height / 2;
  const [low, high] = confidence95 ?? [ec50, ec50];
  const [start, end] = [low === null ? margin : x(low), high === null ? width - margin : x(high)];
  const arrows = [
    ...(low === null || low < axis.low
      ? [`M${start + 3} ${middle - 3}L${start} ${middle}L${start + 3} ${middle + 3}`]
      : []),
    ...(high === null || high > axis.high
      ? [`M${end - 3} ${middle - 3}L${end} ${middle}L${end - 3} ${middle + 3}`]
      : []),
  ];
  const line = [`M${start} ${middle}H${end}`, ...arrows].join('');
  return ownMarkup(
    `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true">` +
      `<path d="${line}" fill="none" stroke="currentColor"/>` +
      `<circle cx="${x(ec50)}" cy="${middle}" r="3.5" stroke="currentColor" fill="${filled ? 'currentColor' : 'var(--page)'}"/></svg>`,
  );
}

function round(value: number): number {
  return Number(value.toFixed(1));
}
