import { line, scalar } from './templateLine.ts';

/** A name in the layout of the exports, and what is known of it. */
export interface TemplateName {
  readonly key: string;
  /** Wells that have it, for the comment. */
  readonly wells: string;
  readonly role: string | null;
  /** Whether the exports have a concentration for its wells. */
  readonly hasDose: boolean;
}

const fewestOfAPattern = 4;

/**
 * The section `names` of a protocol to fill in: every name that was found. Words for roles are written as what they mean; the others stand
 * behind a #, because only a person knows what they mean.
 */
export function nameLines(names: readonly TemplateName[]): string[] {
  const known = names.filter(({ role }) => role !== null);
  const open = names.filter(({ role }) => role === null);
  // Without a name that is known the section would be empty, which is no YAML map: then it is a comment as a whole.
  const [head, mark] = known.length > 0 ? ['names:', '  # '] : ['# names:', '#   '];
  return [
    line(head, `what the names mean${open.length > 0 ? '; take the # away and say it' : ''}`),
    ...known.map(({ key, role, wells }) => line(`  ${scalar(key)}: { role: ${role ?? ''} }`, wells)),
    ...(open.length > 0
      ? [
          `${mark}for example { resistance: T, role: untreated }, { resistance: T, T-DM1: 1 µg/ml } or { role: empty }`,
        ]
      : []),
    ...patterns(open).map(({ key, hasDose, count }) =>
      line(
        `${mark}${scalar(key)}: ${placeholder(hasDose)}`,
        `all ${count} names at once, instead of one by one:`,
      ),
    ),
    ...open.map(({ key, hasDose, wells }) => line(`${mark}${scalar(key)}: ${placeholder(hasDose)}`, wells)),
  ];
}

/** Nothing in it can be taken for an answer: `check` refuses it until somebody has written one. */
function placeholder(hasDose: boolean): string {
  return hasDose ? '{ treatment: …, dose: from export in unit? }' : '{ role: … }';
}

/** `SPL1:*` for names that differ only in the number at their end. */
function patterns(names: readonly TemplateName[]): { key: string; hasDose: boolean; count: number }[] {
  const stems = new Map<string, TemplateName[]>();
  for (const name of names) {
    const stem = /^(.*\D)\d+$/su.exec(name.key)?.[1];
    if (stem !== undefined) stems.set(stem, [...(stems.get(stem) ?? []), name]);
  }
  return [...stems].flatMap(([stem, of]) =>
    of.length < fewestOfAPattern || /[*{]/.test(stem)
      ? []
      : [
          {
            key: `${stem}*`,
            hasDose: of.every((name) => name.hasDose),
            count: of.length,
          },
        ],
  );
}
