import type { ReadMode } from '#domain/read';
import { isoDate, isoTime } from '../dateTime.ts';
import { modeFromText } from '../readMode.ts';
import { isWavelength } from '../wavelength.ts';
import type { MagellanLine } from './lines.ts';

/** The settings of one measurement. */
export interface MagellanMeasurement {
  /** As the user named it in the method; null in older versions, which only number them. */
  readonly label: string | null;
  readonly mode: ReadMode;
  readonly wavelengthNm: number | null;
}

/** What the lines below the wells say. */
export interface MagellanFacts {
  readonly measurements: readonly MagellanMeasurement[];
  /** The columns that Magellan names as measured, in the order of the measurements. */
  readonly measuredLabels: readonly string[];
  readonly barcode: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Lines with a name, by what is called what here; the first of each counts. */
const named: readonly (readonly [string, RegExp])[] = [
  ['date', /^date of measurement:\s*(.*?)\s*\/\s*time of measurement:/i],
  ['time', /^date of measurement:.*\/\s*time of measurement:\s*(.*)$/i],
  ['date', /^date:\s*(.*?),\s*time:/i],
  ['time', /^date:.*,\s*time:\s*(.*)$/i],
  ['method', /^([^\\/]+\.mth)$/i],
  ['method', /^.*[\\/]([^\\/]+\.mth)$/i],
  ['workspace', /^([^\\/]+\.wsp)$/i],
  ['workspace', /^.*[\\/]([^\\/]+\.wsp)$/i],
  ['serial', /^instrument serial number:\s*(.*)$/i],
  ['plateType', /^plate (?:definition file|description):\s*(.*)$/i],
  ['referenceWavelengthNm', /^reference wavelength:\s*(\d{3,4})\s*nm/i],
];
const temperature = /^meas\. temperature:\s*(.+):\s*(-?\d+(?:[.,]\d+)?)\s*\S?C$/i;
const modeLine = /^measurement mode:\s*(.+)$/i;
const modeAlone =
  /^(?:absorbance|fluorescence|luminescence|fluorescence (?:intensity|polari[sz]ation)|absorbance scan)\b[^:]*$/i;
const wavelengthLine = /^(?:measurement )?wavelength:\s*(\d{3,4})\s*nm/i;

/** Takes the lines apart; whatever is none of these is left. */
export function magellanFacts(lines: readonly MagellanLine[]): MagellanFacts {
  const texts = lines.map(({ text }) => text);
  const metadata: Record<string, string> = {};
  for (const [name, pattern] of named) {
    const value = texts
      .map((text) => pattern.exec(text)?.[1])
      .find((found) => found !== undefined && found !== '');
    if (value !== undefined)
      metadata[name] ??= name === 'date' ? isoDate(value) : name === 'time' ? isoTime(value) : value;
  }
  Object.assign(metadata, instrumentOf(texts));
  const temperatures = texts.flatMap((text) => {
    const match = temperature.exec(text);
    return match === null ? [] : [{ label: match[1] ?? '', celsius: match[2] ?? '' }];
  });
  const [first] = temperatures;
  if (first !== undefined) metadata['temperatureC'] = first.celsius;
  for (const { label, celsius } of temperatures)
    if (celsius !== first?.celsius) metadata[`temperatureC (${label})`] = celsius;

  const measurements = measurementsOf(texts);
  const names = measurements.flatMap(({ label }) => (label === null ? [] : [label]));
  return {
    measurements,
    measuredLabels: [...new Set([...temperatures.map(({ label }) => label), ...names])],
    barcode:
      texts
        .map((text) => /^(?:scan )?barcode:\s*(?!no$)(.+)$/i.exec(text)?.[1])
        .find((code) => code !== undefined) ?? null,
    metadata,
  };
}

/** The lines before the serial number are the instrument and, above it, the user. */
function instrumentOf(texts: readonly string[]): Record<string, string> {
  const serial = texts.findIndex((text) => /^instrument serial number:/i.test(text));
  const [user = '', reader = ''] = serial < 2 ? [] : texts.slice(serial - 2, serial);
  const isName = (text: string) => text !== '' && !/[:\\]|^\d+ ?nm|^unknown user$|\.(?:mth|wsp)$/i.test(text);
  return { ...(isName(reader) ? { reader } : {}), ...(isName(reader) && isName(user) ? { user } : {}) };
}

interface OpenMeasurement {
  label: string | null;
  mode: ReadMode | null;
  wavelengthNm: number | null;
}

function measurementsOf(texts: readonly string[]): MagellanMeasurement[] {
  const found: OpenMeasurement[] = [];
  const open = (needsNew: (last: OpenMeasurement) => boolean): OpenMeasurement => {
    const last = found.at(-1);
    if (last !== undefined && !needsNew(last)) return last;
    const next = { label: null, mode: null, wavelengthNm: null };
    found.push(next);
    return next;
  };
  for (const text of texts) {
    const mode = modeLine.exec(text)?.[1] ?? (modeAlone.test(text) ? text : null);
    const wavelength = Number(wavelengthLine.exec(text)?.[1]);
    const label = /^label:\s*(.+)$/i.exec(text)?.[1];
    if (mode !== null) open((last) => last.mode !== null).mode = modeFromText(mode);
    if (isWavelength(wavelength)) open((last) => last.wavelengthNm !== null).wavelengthNm = wavelength;
    if (label !== undefined && found.length > 0) open(() => false).label = label;
  }
  if (found.length === 0) return wavelengthsAlone(texts);
  return found.map(({ label, mode, wavelengthNm }) => ({ label, mode: mode ?? 'other', wavelengthNm }));
}

/** `595nm` on a line of its own is all that a short export says. */
function wavelengthsAlone(texts: readonly string[]): MagellanMeasurement[] {
  return texts.flatMap((text) => {
    const wavelength = Number(/^(\d{3,4}) ?nm$/i.exec(text)?.[1]);
    return isWavelength(wavelength)
      ? [{ label: null, mode: 'absorbance' as const, wavelengthNm: wavelength }]
      : [];
  });
}
