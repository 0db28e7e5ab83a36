/**
 * A date as `2020-07-24` where what is written can only be one day (`7/24/2020`, `15.06.2026`, `2020-07-24`, `24-Jul-2020`),
 * else as written: `4/11/2024` is the 4th of November or the 11th of April.
 */
export function isoDate(text: string): string {
  const written = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written);
  if (iso !== null) return dayOrText(iso[1], iso[2], iso[3], written);
  const named = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})$/.exec(written);
  if (named !== null) {
    const month = months.indexOf((named[2] ?? '').toLowerCase()) + 1;
    return month === 0 ? written : dayOrText(named[3], String(month), named[1], written);
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(written);
  if (dotted !== null) return dayOrText(dotted[3], dotted[2], dotted[1], written);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written);
  if (slashed === null) return written;
  const [first, second] = [Number(slashed[1]), Number(slashed[2])];
  if (first === second || second > 12) return dayOrText(slashed[3], slashed[1], slashed[2], written);
  return first > 12 ? dayOrText(slashed[3], slashed[2], slashed[1], written) : written;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A time of day as `17:27:15`, from 12 or 24 hours; else as written. */
export function isoTime(text: string): string {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])?\.?[Mm]?\.?$/.exec(text.trim());
  if (match === null) return text.trim();
  const half = match[4]?.toLowerCase();
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'p' ? 12 : 0);
  return hour > 23 ? text.trim() : `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}:${match[3] ?? '00'}`;
}

function dayOrText(year = '', month = '', day = '', written: string): string {
  const valid = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return valid ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : written;
}
