import type { ReadMode } from '#domain/read';
import type { Sheet } from '#sheet/sheetBook';
import { modeFromText } from '../readMode.ts';
import { isWavelength, wavelengthFromText } from '../wavelength.ts';
import { settingsBelow } from './sections.ts';

/** What was concluded about a read and from what; `because` is null where the file says so itself. */
export interface Concluded<T> {
  readonly value: T;
  readonly because: string | null;
}

/**
 * What was measured, from the unit in the title and from where light went in and came out.
 *
 * `De=1st Ex=Btm Em=N/A` is light through the well: absorbance; with an emission side it is fluorescence, without an excitation
 * side luminescence.
 */
export function modeOfRead(unit: string | null, measInfo: string, label: string): Concluded<ReadMode> {
  if (unit !== null && /^(?:a|abs|au|od)$/i.test(unit)) return { value: 'absorbance', because: null };
  const part = (name: string) =>
    new RegExp(`\\b${name}=(\\S+)`, 'i').exec(measInfo)?.[1]?.toLowerCase() ?? '';
  const [detector, excitation, emission] = [part('De'), part('Ex'), part('Em')];
  const side = /^(?:top|btm|bottom)$/;
  const because = `its measurement information is "${measInfo}"`;
  if (detector === 'abs') return { value: 'absorbance', because: null };
  if (detector.includes('lum')) return { value: 'luminescence', because };
  if (side.test(excitation) && emission === 'n/a') return { value: 'absorbance', because };
  if (side.test(excitation) && side.test(emission)) return { value: 'fluorescence', because };
  if (excitation === 'n/a' && side.test(emission)) return { value: 'luminescence', because };
  const named = modeFromText(label);
  const absorbance = named === 'other' && wavelengthFromText(atSign(label)) !== null;
  return { value: absorbance ? 'absorbance' : named, because: `it is called "${label}"` };
}

/**
 * The wavelength of an absorbance read in nm: of the label's monochromator, else of its filter, else of the measurement information,
 * else of its name.
 */
export function wavelengthOfRead(sheet: Sheet, label: string, measInfo: string): Concluded<number | null> {
  const blocks = settingsBelow(sheet, 'labels');
  const own = blocks.find(({ name }) => name === plainLabel(label))?.settings;
  const monochromator = wavelengthFromText(own?.['excitation wavelength'] ?? '');
  if (monochromator !== null) return { value: monochromator, because: null };
  const used = own?.['exc. filter'] ?? own?.['ems. filter'];
  const filter = settingsBelow(sheet, 'filters').find(({ name }) => name === used);
  const center = Number(/\bCWL=(\d+)\s*nm/i.exec(filter?.settings['description'] ?? '')?.[1]);
  if (isWavelength(center)) return { value: center, because: null };
  const ofOptics = wavelengthFromText(/\bEm=(\d+ ?nm)/i.exec(measInfo)?.[1] ?? '');
  if (ofOptics !== null) return { value: ofOptics, because: null };
  const value = wavelengthFromText(atSign(plainLabel(label)));
  return { value, because: value === null ? null : 'its name has it, the settings in the file do not' };
}

/** `A450(1)` is how titles write the label `A450` the first time that it is measured. */
function plainLabel(label: string): string {
  return label.replace(/\s*\(\d+\)$/, '');
}

/** `Absorbance @ 562` as `Absorbance 562`. */
function atSign(label: string): string {
  return label.replace(/\s*@\s*/g, ' ');
}
