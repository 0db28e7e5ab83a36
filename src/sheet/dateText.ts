/**
 * A date or time of a workbook as text: `2026-06-15`, `11:04:22` or `2026-06-15 11:04:22`.
 *
 * @param serial - days since the end of 1899 (or since 1904-01-01); below 1 it is a time of day
 * @param from1904 - the workbook counts from 1904, as old ones of the Macintosh do
 */
export function textFromDateSerial(serial: number, from1904: boolean): string {
  const days = Math.floor(serial);
  const seconds = Math.round((serial - days) * 86_400);
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (seconds === 86_400) return textFromDateSerial(days + 1, from1904);
  if (days === 0) return time;
  const date = dateOfDay(days, from1904);
  return seconds === 0 ? date : `${date} ${time}`;
}

function dateOfDay(serial: number, from1904: boolean): string {
  // Excel believes in a 29 February 1900 (day 60); every later day counts one too many.
  const sinceEndOf1899 = from1904 ? serial + 1461 : serial < 60 ? serial : serial - 1;
  return civilDate(sinceEndOf1899);
}

/**
 * Gregorian date of a day, 1 being 1900-01-01.
 *
 * @source Hinnant, chrono-compatible low-level date algorithms (days counted in eras of 400 years from 1 March)
 */
function civilDate(day: number): string {
  const sinceMarch0 = day + 693_900;
  const era = Math.floor(sinceMarch0 / 146_097);
  const dayOfEra = sinceMarch0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  return `${String(year).padStart(4, '0')}-${two(month < 10 ? month + 3 : month - 9)}-${two(dayOfMonth)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
