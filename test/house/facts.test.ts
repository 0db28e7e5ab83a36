import { describe, expect, it } from 'vitest';
import { methodsFactNames, methodsFacts, type MethodsFact } from '#domain/methodsFacts';

const head = `# Facts for the methods text

\`output/<study>/methods.txt\` is the methods section of a study. What only a person knows is asked for there as \`[state: …]\`; the name in the
brackets is the key under \`facts:\` in the protocol:

\`\`\`yaml
facts:
  seeding density: 5000 cells per well
  fixation: none
\`\`\`

Only facts that apply to the study are asked for: no fixation for MTT, no pretreatment time where nothing was pretreated. A value is a piece of a
sentence and is printed as it is written. \`none\` is an answer where the table gives one. Facts under other names are printed at the end of the text.

This page is made from \`src/domain/methodsFacts.ts\` (\`npx vitest run test/house/facts.test.ts -u\`).
`;

function row(name: string, { about, example, none }: MethodsFact): string {
  return `| \`${name}\` | ${about} | ${example} | ${none ?? ''} |`;
}

describe('the facts that the methods text asks for', () => {
  it('are all explained in docs/facts.md', async () => {
    const rows = methodsFactNames.map((name) => row(name, methodsFacts[name]));
    const table = ['| fact | what to write | example | what `none` says |', '|---|---|---|---|', ...rows];
    await expect(`${head}\n${table.join('\n')}\n`).toMatchFileSnapshot('../../docs/facts.md');
  });

  it('have examples that are pieces of a sentence', () => {
    for (const name of methodsFactNames) {
      const { about, example } = methodsFacts[name];
      expect(about).toMatch(/^[A-Z].*\.$/);
      expect(example).not.toMatch(/[.\n]$/);
    }
  });
});
