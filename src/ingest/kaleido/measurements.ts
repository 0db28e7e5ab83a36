import type { ReadMode } from '#domain/read';
import { isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { keyFromText } from '../keyLine.ts';
import { modeFromText } from '../readMode.ts';
import { wavelengthFromText } from '../wavelength.ts';

/** The settings of one measurement, as Kaleido writes them far below its results. */
export interface Measurement {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** The measurements of the protocol: each begins with `Tech` (version 2) or `Operation` (version 3) and ends at an empty line. */
export function measurementsOf(sheet: Sheet): Measurement[] {
  const found: { name: string; settings: Record<string, string> }[] = [];
  let open = false;
  for (const row of sheet.rows) {
    const [first, ...others] = row.filter((cell) => !isEmptyCell(cell));
    const key = keyFromText(first?.text ?? '');
    const value = others.map(({ text }) => text.trim()).join(', ');
    if (first === undefined) open = false;
    else if ((key === 'tech' || key === 'operation') && value !== '') {
      found.push({ name: value, settings: {} });
      open = true;
    } else if (open && value !== '') {
      const last = found.at(-1);
      if (last !== undefined) last.settings[key] ??= value;
    }
  }
  return found;
}

/** What a measurement measures: by its wavelengths, else by the name of its technology. */
export function modeOfMeasurement(name: string, settings: Measurement['settings'] | null): ReadMode {
  if (/^abs\b/i.test(name)) return 'absorbance';
  const named = modeFromText(name);
  if (named !== 'other') return named;
  if (/^(?:fi|fp|trf|htrf|lance)\b/i.test(name)) return 'fluorescence';
  if (/\balpha/i.test(name)) return 'luminescence';
  const [excitation, emission] = ['excitation', 'emission'].map(
    (side) => settings?.[`${side} wavelength`] !== undefined,
  );
  if (excitation === true) return emission === true ? 'fluorescence' : 'absorbance';
  return emission === true ? 'luminescence' : 'other';
}

/** The wavelength of an absorbance measurement in nm; null if it has none or several. */
export function wavelengthOfMeasurement(settings: Measurement['settings'] | null): number | null {
  const keys = ['excitation wavelength', 'absorbance wavelength', 'wavelength', 'exc. filter'];
  const text = keys.map((key) => settings?.[key]).find((value) => value !== undefined);
  return wavelengthFromText(text ?? '');
}

/** Whether a measurement gives one reading per well. */
export function isEndpoint(settings: Measurement['settings'] | null): boolean {
  return !/kinetic|scan|spectr/i.test(settings?.['measurement mode'] ?? '');
}
