import { tickStep } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';

/** A linear axis from `low` to `high`, which are ticks. */
export interface ValueAxis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/**
 * An axis on round numbers that holds all values and 0.
 *
 * @param values - means, ends of error bars, points: whatever is drawn
 * @param count - about how many ticks
 */
export function valueAxis(values: readonly number[], count = 5): ValueAxis {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  // d3 takes steps of 1, 2, 5; a coarser step is asked for where ticks would crowd
  const coarser =
    [count, count - 1, count - 2].find((n) => roundScale(least, most, n).ticks(n).length <= count + 2) ?? 3;
  const scale = roundScale(least, most, coarser);
  // + 0 turns −0 into 0
  const [low = 0, high = 1] = scale.domain().map((end) => end + 0);
  const step = tickStep(low, high, coarser);
  const power = Math.max(Math.abs(low), Math.abs(high)) >= 1e5 ? exponentOf(Math.max(-low, high)) : 0;
  const decimals = Math.max(0, -exponentOf(step / 10 ** power));
  return {
    low,
    high,
    ticks: scale.ticks(coarser).map((value) => ({
      value,
      label: tickLabel(value, power, decimals),
    })),
  };
}

/** Below this d3's steps underflow; no value of an assay is that small. */
const nothing = 1e-200;

function roundScale(least: number, most: number, count: number): ScaleLinear<number, number> {
  return scaleLinear(most - least < nothing ? [0, 1] : [least, most], [0, 1]).nice(count);
}

/** Height of a value on the page: points below the upper end of the axis. */
export function yOnAxis(axis: ValueAxis, plotHeight: number, value: number): number {
  return scaleLinear([axis.low, axis.high], [plotHeight, 0])(value);
}

function exponentOf(value: number): number {
  // the tiny factor keeps 0.001, stored as 0.00099…, at −3
  return Math.floor(Math.log10(value * (1 + 1e-9)));
}

function tickLabel(value: number, power: number, decimals: number): string {
  if (value === 0) return '0';
  const text = (value / 10 ** power).toFixed(Math.min(decimals, 20)).replace('-', '−');
  return power === 0 ? text : `${text}×10<sup>${power}</sup>`;
}
