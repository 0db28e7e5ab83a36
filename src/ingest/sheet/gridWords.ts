import type { ReadKind, ReadMode } from '#domain/read';

/** What the words around a grid say about its numbers. */
export interface GridMeaning {
  readonly kind: ReadKind;
  readonly mode: ReadMode;
  readonly blanked: boolean;
  /** The word that decided; null: nothing did, it is taken for a measured absorbance. */
  readonly word: string | null;
}

const blankedWords =
  /\bblanked\b|\b(?:blank|background|bkg|bg)[\s-]*(?:subtract|correct|remov)\w*|(?:\bminus|\bless|[-−–])\s*(?:the\s+)?(?:blank|background)\b/i;
/** Whatever else the title says, these numbers were computed. A % behind a number (0.5 % crystal violet) is no result. */
const calculatedWords =
  /\b(?:means?|averages?|avg|std\.?\s*dev\w*|st\.?\s*dev\w*|standard deviations?|median|normali[sz]\w*|viability|percent\w*|of control|corrected|calculated)\b|(?<!\d\s?)%|\b\d{3}\s*(?:nm)?\s*[-−–]\s*\d{3}\b/i;
/** Computed, unless the title also speaks of absorbance: `response, OD590`, `SD medium, OD600`. */
const weaklyCalculatedWords =
  /\b(?:sd|sem|cv|variance|surviv\w*|respons\w*|inhibit\w*|ratio|fold|delta|differences?|log(?:10|2)?|ln|z[- ]?scores?|relative|reduced|fitted|residuals?|transmi\w*)\b/i;
const rawWords =
  /\braw\b|\bmeasured\b|\boptical density\b|\bod\s*_?\d*\b|\babs(?:orbance)?\b|\ba\d{3}\b|\d{3,4}\s*nm\b/i;
const userWords =
  /\b(?:layout|plate ?map|map|template|doses?|conc(?:entrations?)?\.?|dilutions?(?: factors?)?|sample (?:ids?|names?|numbers?)|seeding|cells (?:per|\/) ?well)\b|\b[pnµμum]?g\/[mµu]?l\b/i;

/**
 * Whether a grid was measured, computed from measurements or typed in, by the words of its title and its sheet.
 *
 * Words for computed results decide before everything else (`mean OD590` is a mean); a wavelength or `raw` decides against a plate map.
 *
 * @param texts - title, corner, sheet name: the nearest first
 */
export function meaningOfWords(texts: readonly string[]): GridMeaning {
  const mode = modeOf(texts);
  for (const written of texts) {
    const text = written.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/\bdose[\s–-]*response\b/gi, '');
    const blanked = blankedWords.exec(text);
    if (blanked !== null) return { kind: 'calculated', mode, blanked: true, word: blanked[0].trim() };
    const raw = rawWords.exec(text);
    const calculated = calculatedWords.exec(text) ?? (raw === null ? weaklyCalculatedWords.exec(text) : null);
    if (calculated !== null && raw?.[0].toLowerCase() !== 'raw')
      return {
        kind: 'calculated',
        mode: raw === null ? 'other' : mode,
        blanked: false,
        word: calculated[0].trim(),
      };
    if (raw !== null) return { kind: 'measured', mode, blanked: false, word: raw[0].trim() };
    const user = userWords.exec(text);
    if (user !== null) return { kind: 'user', mode: 'other', blanked: false, word: user[0].trim() };
  }
  return { kind: 'measured', mode, blanked: false, word: null };
}

function modeOf(texts: readonly string[]): ReadMode {
  if (texts.some((text) => /\bfluor|\brfu\b|\bex(?:citation)?\b.*\bem(?:ission)?\b/i.test(text)))
    return 'fluorescence';
  if (texts.some((text) => /\blumin|\brlu\b/i.test(text))) return 'luminescence';
  // `GFP (Counts)`: photons, whatever they came from.
  return texts.some((text) => /\((?:counts|cps)\)/i.test(text)) ? 'other' : 'absorbance';
}
