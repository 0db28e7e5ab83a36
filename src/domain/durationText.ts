import { notUnderstood, numberFromText, understood, type TextReading } from './textReading.ts';

/** Hours of one unit. */
const hoursOf: Readonly<Record<string, number>> = {
  min: 1 / 60,
  minute: 1 / 60,
  minutes: 1 / 60,
  h: 1,
  hr: 1,
  hrs: 1,
  hour: 1,
  hours: 1,
  d: 24,
  day: 24,
  days: 24,
};

/**
 * A duration in hours: `48 h`, `2 d`, `90 min`.
 *
 * @param unitElsewhere - the unit a bare number is in, when a table's heading gives one (`time (h)`); null: a bare number is refused
 * @returns hours ≥ 0
 */
export function hoursFromText(text: string, unitElsewhere: string | null = null): TextReading<number> {
  const expected = 'a time with its unit: `48 h`, `2 d` or `90 min`';
  const match = /^([\d.eE+-]+?)\s*([A-Za-z]*)$/.exec(text.trim());
  const value = numberFromText(match?.[1] ?? '');
  if (match === null || value === null || value < 0) return notUnderstood(expected, 'write it as `48 h`');
  const unit = match[2] === '' ? (unitElsewhere ?? '') : (match[2] ?? '');
  const hours = hoursOf[unit.toLowerCase()];
  if (hours === undefined)
    return notUnderstood(expected, unit === '' ? `add the unit: "${text.trim()} h"` : 'use min, h or d');
  // Minutes are divided, not multiplied by 1/60, so that 90 min is 1.5 h to the last bit.
  return understood(unit.toLowerCase().startsWith('min') ? value / 60 : value * hours);
}
