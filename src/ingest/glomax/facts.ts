import type { ReadMode } from '#domain/read';
import type { Sheet } from '#sheet/sheetBook';
import { isoDate } from '../dateTime.ts';
import { keyLinesOf, valueOf } from '../keyLine.ts';
import { modeFromText } from '../readMode.ts';
import { isWavelength } from '../wavelength.ts';

/** What some lines say about a reading. */
export interface GloMaxSettings {
  /** As written, `600`, `560 nm`; null where there is none. */
  readonly filter: string | null;
  readonly wavelengthNm: number | null;
  readonly reference: string | null;
  readonly mode: ReadMode;
  /** `filter` names one wavelength and nothing says that light was emitted. */
  readonly modeConcluded: boolean;
}

const filterKeys = [
  'filter',
  'absorbance filter',
  'measurement filter',
  'wavelength',
  'absorbance wavelength',
];
const referenceKeys = ['reference', 'reference filter', 'reference wavelength'];
/** What a person wrote says nothing about what was measured. */
const ofUser = /^(?:results?|notes?|comment|user|operator)\b/;
const names: Readonly<Record<string, readonly string[]>> = {
  reader: ['instrument', 'instrument name', 'device'],
  serial: ['serial number', 'instrument serial number', 'serial'],
  user: ['user', 'operator', 'user name'],
  method: ['protocol', 'protocol name'],
  comment: ['notes', 'note', 'comment'],
  referenceFilter: referenceKeys,
  temperatureC: ['temperature'],
  plateType: ['plate type', 'plate'],
};

/** The settings on the lines from one row to another, from 0. */
export function settingsIn(sheet: Sheet, from: number, to: number): GloMaxSettings {
  const lines = keyLinesOf(sheet, from, to).filter(({ key }) => key !== 'reading');
  const filter = valueOf(lines, filterKeys);
  const [wavelength = NaN, ...more] = [...(filter ?? '').matchAll(/(?<!\d)\d{3,4}(?!\d)/g)].map(Number);
  const named = more.length === 0 && isWavelength(wavelength);
  const emits = lines.some(({ key }) => /^(?:excitation|emission|ex|em)\b/.test(key));
  const words = lines
    .filter(({ key }) => !ofUser.test(key))
    .map(({ key, value }) => `${key} ${value}`)
    .join('\n');
  const said = modeFromText(words);
  const concluded = said === 'other' && named && !emits;
  return {
    filter,
    wavelengthNm: named ? wavelength : null,
    reference: stated(valueOf(lines, referenceKeys)),
    mode: concluded ? 'absorbance' : said,
    modeConcluded: concluded,
  };
}

/** What a sheet says about the run; name and date stand together behind `Result:`, `MTT 2026.07.24 10_05_02`. */
export function gloMaxFacts(sheet: Sheet): Record<string, string> {
  const lines = keyLinesOf(sheet, 0, sheet.rows.length - 1);
  const facts: Record<string, string> = {};
  const result = valueOf(lines, ['result', 'results']) ?? '';
  const [stamp, date, hours, minutes, seconds] = dateInResult.exec(result) ?? [];
  const name = (stamp === undefined ? result : result.replace(stamp, '')).replace(/[\s,;-]+$/, '').trim();
  if (name !== '') facts['result'] = name;
  if (date !== undefined) facts['date'] = isoDate(/^\d{4}/.test(date) ? date.replace(/[./]/g, '-') : date);
  if (hours !== undefined) facts['time'] = `${hours.padStart(2, '0')}:${minutes ?? '00'}:${seconds ?? '00'}`;
  for (const [key, keys] of Object.entries(names)) {
    const value = stated(valueOf(lines, keys));
    if (value !== null) facts[key] = value;
  }
  return facts;
}

/** `Reference Filter: None` names no filter. */
function stated(value: string | null): string | null {
  return value === null || /^(?:none|n\/a)$/i.test(value) ? null : value;
}

const dateInResult =
  /(\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})(?:[ T_]+(\d{1,2})[_:](\d{2})[_:](\d{2}))?/;
