import { nameCaptureFromText, type NameCapture } from '#domain/nameCapture';
import { foldName } from '#domain/names';

/** A capture of a pattern and the text that it holds. */
export interface CapturedText extends NameCapture {
  readonly text: string;
}

/** No reader lets anybody type a longer one; patterns are not tried on what is no name. */
const longestName = 400;

/**
 * Whether a name of an export is meant by a key of `names`, and what its captures hold.
 *
 * Capitals, blanks, hyphens and µ/u do not matter. `*` is any text, `{resistance}` a text that says which resistance.
 *
 * @param pattern - `BLK`, `SPL*`, `{resistance} {dose in µg/ml}`
 * @returns the captures (none for a plain name), or null if the name is another one
 */
export function matchName(pattern: string, name: string): readonly CapturedText[] | null {
  if (!/[*{]/.test(pattern)) return foldName(pattern) === foldName(name) ? [] : null;
  const captures: NameCapture[] = [];
  const match = name.length > longestName ? null : expressionFromPattern(pattern, captures).exec(plain(name));
  if (match === null) return null;
  const texts = captures.map((capture, index) => ({ ...capture, text: (match[index + 1] ?? '').trim() }));
  return texts.every(({ text }) => text !== '') ? texts : null;
}

function expressionFromPattern(pattern: string, captures: NameCapture[]): RegExp {
  let source = '';
  for (const [token, inside] of plain(pattern).matchAll(/\*+|\{([^{}]*)\}|[\s_-]+|[^*{\s_-]+|\{/gu)) {
    const capture = inside === undefined ? null : nameCaptureFromText(inside);
    if (token.startsWith('*')) source += '.*';
    else if (capture?.ok === true) {
      captures.push(capture.value);
      source += '(.+?)';
    } else if (/^[\s_-]+$/.test(token)) source += '[\\s_-]+';
    else source += token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  }
  return new RegExp(`^${source}$`, 'isu');
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replace(/\u03BC/g, 'µ')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}
