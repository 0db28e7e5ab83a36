import type { Inference } from '#domain/inference';

/** What `cellassay new` did. */
export interface NewStudyReport {
  readonly study: string;
  readonly written: readonly string[];
  /** Files of the program itself that were written or renewed. */
  readonly renewed: readonly string[];
  readonly copied: readonly { readonly from: string; readonly to: string }[];
  readonly guessed: readonly Inference[];
  /** Whether the layout of a plate set is taken from the exports. */
  readonly fromExport?: boolean;
}

/**
 * A new study for the terminal: what was written, what was guessed and how to change it, what to do next.
 *
 * @param again - options that the next commands need too, as ` -C mcf7`; empty for none
 */
export function newStudyText(
  { study, written, renewed, copied, guessed, fromExport = false }: NewStudyReport,
  again: string,
): string[] {
  const layout = written.find((path) => path.endsWith('.layout.xlsx'));
  const protocol = written.find((path) => path.endsWith('.yaml')) ?? '';
  const name = /\s/.test(study) ? `"${study}"` : study;
  const steps = [
    ...(fromExport ? [`Say in ${protocol} what the names in the exports mean (\`names\`)`] : []),
    ...(layout === undefined ? [] : [`Fill in the yellow cells of ${layout}`]),
  ];
  const toFillIn =
    steps.length === 0 ? `Write into ${protocol} what is in the wells (\`layout\`)` : steps.join('. ');
  return [
    ...copied.map(({ from, to }) => `copied   ${from} -> ${to} (the original stays as it is)`),
    ...written.map((path) => `wrote    ${path}`),
    ...renewed.map((path) => `wrote    ${path} (for editors: completes and explains keys)`),
    `folder   plates/${study}/ (for the exports)`,
    ...guessed.flatMap(({ what, value, because, state, file }, index) => [
      `guessed  ${what}: ${value} (${because})`,
      // what several guesses share is said once, behind the last of them
      ...(state === null || guessed[index + 1]?.state === state
        ? []
        : [
            file === null
              ? `         to state it, write \`${state}\` into ${protocol}`
              : `         if that is wrong, change \`${state}\` in ${file}`,
          ]),
    ]),
    '',
    `Next: 1. ${toFillIn}, and look through ${protocol}.`,
    `      2. npx cellassay check ${name}${again} says what is still missing.`,
    `      3. npx cellassay run ${name}${again} writes output/${study}/.`,
  ];
}
