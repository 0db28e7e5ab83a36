import { knownCellLines } from './knownCellLines.ts';

/** What a part of a file name says. */
export type PartKind = 'cell line' | 'resistance' | 'time' | 'experiment' | 'date' | 'text' | 'separator';

/** A part of a file name; all parts together are the name. */
export interface NamePart {
  readonly kind: PartKind;
  readonly text: string;
  /** What stands before the value and belongs to it: the `exp` of `exp1`. */
  readonly prefix: string;
}

/** Not inside a word or number. */
const start = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';

interface Recognizer {
  readonly kind: PartKind;
  /** Group 1 is the prefix, group 2 the value. */
  readonly pattern: RegExp;
  readonly accepts?: (value: string) => boolean;
}

const recognizers: readonly Recognizer[] = [
  {
    kind: 'cell line',
    pattern: expression(
      `()(${knownCellLines
        .toSorted((a, b) => b.length - a.length)
        .map(anyTyping)
        .join('|')})`,
    ),
  },
  {
    kind: 'experiment',
    pattern: expression('((?:exp(?:eriment)?|bio(?:logical)?[ _-]?rep(?:licate)?)[ _=-]?)(\\d{1,3})'),
  },
  { kind: 'experiment', pattern: expression('(n[ _=-]?|rep(?:licate|eat)?[ _=-]?|run[ _=-]?)(\\d{1,3})') },
  {
    kind: 'date',
    pattern: expression(
      '()(\\d{4}([-_.]?)\\d{2}\\3\\d{2}|\\d{1,2}([-_.])\\d{1,2}\\4(?:\\d{4}|\\d{2})|\\d{6})',
    ),
    accepts: isDate,
  },
  { kind: 'time', pattern: expression('()(\\d{1,3} ?(?:h|hr|hrs|min))') },
  { kind: 'resistance', pattern: expression('()(CTRL?|T ?\\+ ?P|TP|T(?!-DM)|P)', 'u') },
];

/**
 * The parts of a path without its ending, as `SkBr3_exp1`: cell line, separator, experiment with the prefix `exp`.
 *
 * A kind is recognised once, at its first place; capitals, blanks and hyphens of cell lines do not matter.
 */
export function namePartsOf(stem: string): NamePart[] {
  let parts: NamePart[] = [{ kind: 'text', text: stem, prefix: '' }];
  for (const recognizer of recognizers) {
    if (parts.some(({ kind }) => kind === recognizer.kind)) continue;
    parts = recognizedIn(parts, recognizer);
  }
  return parts.flatMap((part) => (part.kind === 'text' ? separated(part.text) : [part]));
}

function recognizedIn(parts: readonly NamePart[], { kind, pattern, accepts }: Recognizer): NamePart[] {
  const whole = parts.map(({ prefix, text }) => prefix + text).join('');
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const from = at;
    at += part.prefix.length + part.text.length;
    if (part.kind !== 'text') continue;
    // looked for in the whole name, so that what stands around is seen
    for (const match of whole.matchAll(pattern)) {
      const [found, prefix = '', text = ''] = match;
      const [left, right] = [match.index, match.index + found.length];
      if (left < from || right > at || accepts?.(text) === false) continue;
      return [
        ...parts.slice(0, index),
        { kind: 'text', text: whole.slice(from, left), prefix: '' },
        { kind, text, prefix },
        { kind: 'text', text: whole.slice(right, at), prefix: '' },
        ...parts.slice(index + 1),
      ];
    }
  }
  return [...parts];
}

/** Words and what stands between them. */
function separated(text: string): NamePart[] {
  return [...text.matchAll(/[\s_.,;=/-]+|[^\s_.,;=/-]+/gu)].map(([part]) => ({
    kind: /^[\s_.,;=/-]/u.test(part) ? 'separator' : 'text',
    text: part,
    prefix: '',
  }));
}

function expression(body: string, flags = 'iu'): RegExp {
  return new RegExp(`${start}${body}${end}`, `g${flags}`);
}

/** `SkBr3` is also SK-BR-3 and sk_br 3. */
function anyTyping(name: string): string {
  return Array.from(name.replace(/[\s_-]/g, ''), (letter) => (letter === '.' ? '\\.' : letter)).join(
    '[ _-]?',
  );
}

/** Year first, or year last with day and month in either order. */
function isDate(text: string): boolean {
  const parts = text.split(/[-_.]/);
  const numbers = (parts.length === 3 ? parts : partsOfDigits(text)).map(Number);
  const year = numbers.findIndex((number) => number >= 1990 && number < 2100);
  const [first = 0, second = 0, third = 0] = numbers;
  const monthAndDay = (a: number, b: number): boolean =>
    Math.min(a, b) >= 1 && Math.min(a, b) <= 12 && Math.max(a, b) <= 31;
  return (year < 1 && monthAndDay(second, third)) || (year !== 0 && monthAndDay(first, second));
}

function partsOfDigits(text: string): string[] {
  const year = text.length - 4;
  return [text.slice(0, year), text.slice(year, year + 2), text.slice(year + 2)];
}
