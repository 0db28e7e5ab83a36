import { contentFromText } from '#domain/contentFromText';
import type { Aliases } from '#domain/names';
import type { Problem, WithProblems } from '#domain/problem';
import { attributeNames, type WellContent } from '#domain/well';

/** What the captures of a file name are read with. */
export interface CapturedPath {
  readonly captures: Readonly<Record<string, string>>;
  /** The export, for messages. */
  readonly file: string;
  readonly aliases: Aliases;
}

/**
 * What the name of a file says of all its wells, in canonical spelling.
 *
 * @returns problems `layout-invalid-value` for a dose or time in the name that is none
 */
export function contentFromPath({
  captures,
  file,
  aliases,
}: CapturedPath): WithProblems<Partial<WellContent>> {
  const problems: Problem[] = [];
  let value: Partial<WellContent> = {};
  for (const [name, text] of Object.entries(captures)) {
    const attribute = attributeNames.find((known) => known === name);
    if (attribute === undefined) continue;
    // `48h` and `0.1ugml`: file names cannot hold `/`, so `per` is written by leaving it out.
    const reading = contentFromText(
      attribute,
      attribute === 'dose' ? text.replace(/g_?([mµu]?l)$/i, 'g/$1') : text,
      aliases,
    );
    if (reading.ok) value = { ...value, ...reading.value };
    else {
      problems.push({
        code: 'layout-invalid-value',
        severity: 'error',
        file,
        place: null,
        found: `"${text}" as ${name} in the file name`,
        expected: reading.expected,
        fix: `rename the file, or use * instead of {${name}} in \`files\``,
      });
    }
  }
  return { value, problems };
}
