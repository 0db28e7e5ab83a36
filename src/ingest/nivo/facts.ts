import type { Sheet } from '#sheet/sheetBook';
import { dateAndTime } from '../dateAndTime.ts';
import { valuesUnder } from './settings.ts';

const facts: readonly (readonly [string, string])[] = [
  ['protocol', 'protocol name'],
  ['user', 'user name'],
  ['plateType', 'plate type'],
  ['serial', 'instrument serial number'],
  ['temperatureC', 'temperature(celsius)'],
  ['comment', 'measurement comments'],
];

/** What an export says about the measurement. */
export function nivoFacts(sheets: readonly Sheet[]): Record<string, string> {
  const metadata: Record<string, string> = {};
  const started = valuesUnder(sheets, 'measurement start date');
  const local = dateAndTime(started[0] ?? '');
  const utc = started.find((value) => /^\d{4}-\d{2}-\d{2}T/.test(value));
  if (local.date !== undefined) metadata['date'] = dayNear(local.date, utc?.slice(0, 10) ?? '');
  if (local.time !== undefined) metadata['time'] = local.time;
  if (utc !== undefined) metadata['startTime'] = utc;
  for (const [key, name] of facts) {
    const [value] = valuesUnder(sheets, name);
    if (value !== undefined) metadata[key] = value;
  }
  return metadata;
}

/**
 * `10/3/2022` beside `2022-10-03` in UTC is the 3rd of October: of its two meanings the one that is no more than a day away. Across the
 * end of a month it stays as written.
 */
function dayNear(date: string, utc: string): string {
  const [, first, second, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(date) ?? [];
  if (first === undefined || second === undefined || year === undefined) return date;
  const [utcYear, utcMonth, utcDay] = utc.split('-').map(Number);
  const meanings: readonly (readonly [string, string])[] = [
    [first, second],
    [second, first],
  ];
  const near = meanings.filter(
    ([month, day]) =>
      Number(year) === utcYear &&
      Number(month) === utcMonth &&
      Math.abs(Number(day) - (utcDay ?? Number.NaN)) <= 1,
  );
  const [meaning, ...others] = near;
  if (meaning === undefined || others.length > 0) return date;
  return `${year}-${meaning[0].padStart(2, '0')}-${meaning[1].padStart(2, '0')}`;
}
