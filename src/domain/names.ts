import type { AttributeName } from './well.ts';

/** Attribute -> canonical name -> other spellings. */
export type Aliases = Readonly<Partial<Record<AttributeName, Readonly<Record<string, readonly string[]>>>>>;

/**
 * Spellings that mean one thing wherever they stand. Only those that cannot mean anything else: `control` as a role could be
 * untreated or vehicle and is not here, while as a resistance it can only be the line that is resistant to nothing.
 */
const families: Aliases = {
  role: {
    blank: ['BLK', 'blanks'],
    untreated: ['untreated control', 'non-treated', 'not treated', 'untrt'],
    vehicle: ['vehicle control'],
    'positive-control': ['positive control', 'pos. control', 'pos control'],
    treated: ['treatment', 'sample', 'samples'],
    empty: ['unused'],
  },
  'cell line': { SkBr3: ['SK-BR-3', 'SKBR-3'], BT474: ['BT-474'] },
  resistance: {
    CTR: ['CTRL', 'control', 'none'],
    T: [],
    P: [],
    'T+P': ['T and P', 'T & P', 'TP', 'T-P', 'P+T'],
  },
};

/**
 * What is left of a name when it does not matter how it was typed: no capitals, no blanks, hyphens or underscores inside it, and
 * one letter for u, µ (U+00B5) and μ (U+03BC).
 *
 * A separator between two digits stays (`1-1` is not `11`), and so does a sign at the end (`HER2-` is not `HER2`).
 */
export function foldName(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replace(/[\u00B5\u03BC]/g, 'u')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s*([+&/])\s*/g, '$1')
    .replace(/(?<=[^\s_-])[\s_-]+(?=[^\s_-])/g, (separator, at: number, whole: string) =>
      /\d/.test(whole[at - 1] ?? '') && /\d/.test(whole[at + separator.length] ?? '') ? separator : '',
    );
}

/**
 * The one name of a thing that people spell in several ways: aliases of the protocol first, then the spellings everybody uses
 * (SkBr3/SKBR3/SK-BR-3, BT474/BT-474, T+P/T + P/T and P).
 *
 * @param attribute - a name is looked up only among the names of its attribute
 * @param text - as written
 * @param aliases - of the protocol
 * @returns a name that nobody knows stays as written, without the blanks around it; experiments lose leading zeros (`01` is `1`)
 */
export function canonicalName(attribute: AttributeName, text: string, aliases: Aliases): string {
  const written = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  const own = nameInFamilies(written, aliases[attribute]);
  if (own !== null) return own;
  const known = nameInFamilies(written, families[attribute]);
  // The protocol may print a family under a name of its own: T and P -> T+P -> whatever the protocol calls T+P.
  if (known !== null) return nameInFamilies(known, aliases[attribute]) ?? known;
  return attribute === 'experiment' ? written.replace(/^0+(?=\d+$)/, '') : written;
}

function nameInFamilies(
  written: string,
  names: Readonly<Record<string, readonly string[]>> | undefined,
): string | null {
  const folded = foldName(written);
  for (const [name, spellings] of Object.entries(names ?? {})) {
    if ([name, ...spellings].some((spelling) => foldName(spelling) === folded)) return name;
  }
  return null;
}
