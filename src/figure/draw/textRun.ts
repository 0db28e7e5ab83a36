/** A stretch of text that is set in one way. */
export interface TextRun {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly script: 'normal' | 'super' | 'sub';
}

/** How text is set where it says nothing else. */
export interface TextStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
}

const superscripts: Readonly<Record<string, string>> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
  '⁺': '+',
  '⁻': '−',
  ⁿ: 'n',
};
const subscripts: Readonly<Record<string, string>> = {
  '₀': '0',
  '₁': '1',
  '₂': '2',
  '₃': '3',
  '₄': '4',
  '₅': '5',
  '₆': '6',
  '₇': '7',
  '₈': '8',
  '₉': '9',
  '₊': '+',
  '₋': '−',
};
const typedRaised = inverse(superscripts);
const typedLowered = inverse(subscripts);
const tag = /<(\/?)(i|b|sub|sup)>/g;

/**
 * Text as runs: ⁻¹ and ₅₀ become small raised or lowered ordinary digits, because not every Arial has glyphs of their own for
 * them; `<i>`, `<b>`, `<sub>` and `<sup>` do what they say. Anything else is text.
 *
 * @param text - as in a label: `EC₅₀ (µg ml⁻¹)`, `<i>P</i> = 0.01`
 * @returns runs without empty ones, neighbours differing in how they are set
 */
export function runsFromText(text: string, style: TextStyle = {}): readonly TextRun[] {
  const open = { i: 0, b: 0, sub: 0, sup: 0 };
  const characters: TextRun[] = [];
  let from = 0;
  const take = (to: number): void => {
    for (const character of text.slice(from, to)) {
      const inTags = open.sup > 0 ? 'super' : open.sub > 0 ? 'sub' : 'normal';
      characters.push(
        styledCharacter(character, inTags, {
          bold: (style.bold ?? false) || open.b > 0,
          italic: (style.italic ?? false) || open.i > 0,
        }),
      );
    }
  };
  for (const match of text.matchAll(tag)) {
    take(match.index);
    open[match[2] as keyof typeof open] += match[1] === '/' ? -1 : 1;
    from = match.index + match[0].length;
  }
  take(text.length);
  return joinedRuns(characters);
}

/**
 * The text of a run as one would type it without formatting: raised 2 as ², lowered 5 as ₅.
 *
 * @param text - characters of the run; as they are where one of them has no raised or lowered form in Unicode
 */
export function typedText(text: string, script: TextRun['script']): string {
  if (script === 'normal') return text;
  const forms = script === 'super' ? typedRaised : typedLowered;
  const typed = Array.from(text, (character) => forms.get(character));
  return typed.includes(undefined) ? text : typed.join('');
}

/** Neighbours that are set alike become one run. */
export function joinedRuns(runs: readonly TextRun[]): readonly TextRun[] {
  const joined: TextRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.bold === run.bold && last.italic === run.italic && last.script === run.script)
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== '') joined.push(run);
  }
  return joined;
}

/** The text alone. */
export function textFromRuns(runs: readonly TextRun[]): string {
  return runs.map((run) => run.text).join('');
}

function inverse(forms: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(forms).map(([typed, drawn]) => [drawn, typed]));
}

function styledCharacter(
  character: string,
  script: TextRun['script'],
  style: { readonly bold: boolean; readonly italic: boolean },
): TextRun {
  const raised = superscripts[character];
  if (raised !== undefined) return { text: raised, script: 'super', ...style };
  const lowered = subscripts[character];
  if (lowered !== undefined) return { text: lowered, script: 'sub', ...style };
  // control characters are not allowed in XML and have no glyph
  const text = /\p{Cc}/u.test(character) ? ' ' : character;
  return { text, script, ...style };
}
