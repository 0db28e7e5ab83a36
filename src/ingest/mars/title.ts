import type { ReadKind, ReadMode } from '#domain/read';
import { isWavelength } from '../wavelength.ts';

/** What the title of a matrix or of a column says about its numbers. */
export interface TitleMeaning {
  readonly kind: ReadKind;
  readonly mode: ReadMode;
  readonly wavelengthNm: number | null;
  readonly blanked: boolean;
}

/**
 * `Raw Data (450)` is what the reader measured; every other title names something that MARS computed from it (`Blank corrected based on
 * Raw Data (450)`, `Well Scan: Average (450)`, `% CV`) or that somebody typed into the layout (`Standard Concentrations`).
 *
 * @param modes - what the line above the numbers says was measured; of several, the title decides
 */
export function meaningOfTitle(title: string, modes: readonly ReadMode[]): TitleMeaning {
  const text = title.replace(/^\d+\.\s*/, '');
  const inner = /\(([^()]*)\)[^()]*$/.exec(text)?.[1]?.trim() ?? '';
  const mode = modeOf(inner, modes);
  const measured = /^raw data\b/i.test(text);
  const sameUnit = measured || /^(?:blank|baseline) corrected|^average|^mean|: average/i.test(text);
  const typed =
    /^(?:standard concentrations?|concentrations?|dilutions?|dilution factors?|content|layout|group|sample id)/i;
  return {
    kind: measured ? 'measured' : typed.test(text) ? 'user' : 'calculated',
    mode: sameUnit ? mode : 'other',
    wavelengthNm: sameUnit && mode === 'absorbance' ? wavelengthOf(inner) : null,
    blanked: /\bblank corrected/i.test(text),
  };
}

/** A pair of filters is light; where the test measured in several modes MARS writes a letter before the filter. */
function modeOf(inner: string, modes: readonly ReadMode[]): ReadMode {
  const letter = /^([AFL])\s*[:-]/i.exec(inner)?.[1]?.toUpperCase();
  const [only, ...others] = modes;
  if (letter === 'A') return 'absorbance';
  if (letter === 'F') return 'fluorescence';
  if (letter === 'L') return 'luminescence';
  if (only !== undefined && others.length === 0) return only;
  return /\d\/\d/.test(inner) ? 'fluorescence' : 'other';
}

/** `450`, `450 1` (the first chromatic), `450-10` (a bandwidth). */
function wavelengthOf(inner: string): number | null {
  const match = /^(?:A\s*[:-]\s*)?(\d{3,4})(?:\s*nm)?(?:-\d{1,2})?(?:\s+\d{1,2})?$/i.exec(inner);
  const nm = Number(match?.[1]);
  return isWavelength(nm) ? nm : null;
}
