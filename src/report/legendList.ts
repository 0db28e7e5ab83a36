/** `SkBr3`, `SkBr3 and BT474`, `CTR, T and P`. */
export function legendList(items: readonly string[]): string {
  const unique = [...new Set(items)];
  const last = unique.at(-1) ?? '';
  return unique.length < 2 ? last : `${unique.slice(0, -1).join(', ')} and ${last}`;
}

/** First letter as a capital (but `n` is a symbol), one full stop at the end. */
export function legendSentence(text: string): string {
  if (text === '') return '';
  const end = /[.!?]$/.test(text) ? '' : '.';
  const first = text.startsWith('n = ') ? 'n' : text.charAt(0).toUpperCase();
  return first + text.slice(1) + end;
}

/** What only a person can know and nobody told: never invented, always asked for. */
export function legendUnknown(fact: string): string {
  return `[state: ${fact}]`;
}
