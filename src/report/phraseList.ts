/** `SkBr3`, `SkBr3 and BT474`, `CTR, T and P`; the same thing twice is said once. */
export function listed(items: readonly string[], join: 'and' | 'or' = 'and'): string {
  const unique = [...new Set(items)];
  const last = unique.at(-1) ?? '';
  return unique.length < 2 ? last : `${unique.slice(0, -1).join(', ')} ${join} ${last}`;
}

/** First letter as a capital, one full stop at the end; symbols and names keep theirs (`n = 3`, `hTERT`, `siRNA`, `pH`). */
export function sentence(text: string): string {
  if (text === '') return '';
  const end = /[.!?]$/.test(text) ? '' : '.';
  const [word = ''] = text.split(' ', 1);
  const keepsCase = text.startsWith('n = ') || /\p{Lu}|\d/u.test(word.slice(1));
  return (keepsCase ? text : text.charAt(0).toUpperCase() + text.slice(1)) + end;
}

/** What a person wrote, on one line: without line breaks, control characters and marks that turn the direction of writing. */
export function onOneLine(text: string): string {
  return text
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** `one`, `two` … `ten`, and figures from 11 on. */
export function counted(count: number): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
  return words[count] ?? String(count);
}

/** `5`, or `5–6` where numbers differ. */
export function spanned(counts: readonly number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? String(least) : `${least}–${most}`;
}
