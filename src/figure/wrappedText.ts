import type { DrawContext, LabelOptions } from './drawContext.ts';
import { textWidth } from './drawContext.ts';

/**
 * A text broken into lines no wider than `maxWidth`: at spaces, and inside a word only when the word alone is too wide.
 *
 * @param maxLines - what does not fit ends in `…`
 */
export function wrappedText(
  ctx: DrawContext,
  text: string,
  maxWidth: number,
  maxLines: number,
  options: LabelOptions = {},
): readonly string[] {
  const fits = (line: string): boolean => textWidth(ctx, line, options) <= maxWidth;
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ').filter((w) => w !== '')) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (fits(joined)) {
      current = joined;
      continue;
    }
    if (current !== '') lines.push(current);
    const parts = brokenWord(word, fits);
    lines.push(...parts.slice(0, -1));
    current = parts.at(-1) ?? '';
  }
  if (current !== '') lines.push(current);
  if (lines.length <= maxLines) return lines;
  const kept = lines.slice(0, maxLines);
  let last = Array.from(kept.at(-1) ?? '');
  while (last.length > 0 && !fits(`${last.join('')}…`)) last = last.slice(0, -1);
  return [...kept.slice(0, -1), `${last.join('').trimEnd()}…`];
}

/** True when the text fits in that many lines without breaking a word. */
export function fitsUnbroken(
  ctx: DrawContext,
  text: string,
  maxWidth: number,
  maxLines: number,
  options: LabelOptions = {},
): boolean {
  return (
    text.split(' ').every((word) => textWidth(ctx, word, options) <= maxWidth) &&
    wrappedText(ctx, text, maxWidth, maxLines + 1, options).length <= maxLines
  );
}

function brokenWord(word: string, fits: (line: string) => boolean): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && !fits(part + character)) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
