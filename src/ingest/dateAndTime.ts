import { isoDate, isoTime } from './dateTime.ts';

/**
 * What one cell says about a date and a time of day: `1/15/2024 10:30:00 AM`, `2020-10-26T16:16:18.2284559-04:00`.
 *
 * Each part is ISO where it can only mean one thing, otherwise as written; a part that is not there is not in the answer.
 */
export function dateAndTime(text: string): { readonly date?: string; readonly time?: string } {
  const [, day, hours] = /^(\S+?)(?:(?:\s+|T)(\d{1,2}:\d{2}.*))?$/.exec(text.trim()) ?? [];
  if (day === undefined || !/\d/.test(day)) return {};
  const date = isoDate(day);
  if (hours === undefined) return { date };
  // Fractions of a second and the distance to UTC are left to whoever keeps the whole text.
  return { date, time: isoTime(hours.replace(/\.\d+/, '').replace(/(?:Z|[+-]\d{2}:?\d{2})$/, '')) };
}
