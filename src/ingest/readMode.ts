import type { ReadMode } from '#domain/read';

/** What was measured, by the words a reader uses for it: `Absorbance`, `Absorption`, `Fluorescence Top Reading`. */
export function modeFromText(text: string): ReadMode {
  if (/fluor|polari[sz]ation|\bTRF\b|\bFRET\b/i.test(text)) return 'fluorescence';
  if (/lumin|\bBRET\b/i.test(text)) return 'luminescence';
  if (/absor[bp]|extin[ck]t|photometr|optical density/i.test(text)) return 'absorbance';
  return /kineti/i.test(text) ? 'kinetic' : 'other';
}

/** The unit of readings, as readers print it on their own axes. */
export const unitOfMode: Readonly<Record<ReadMode, string | null>> = {
  absorbance: 'AU',
  fluorescence: 'RFU',
  luminescence: 'RLU',
  kinetic: null,
  other: null,
};
