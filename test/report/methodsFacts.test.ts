import { describe, expect, it } from 'vitest';
import { methodsFactNames, methodsFacts } from '#domain/methodsFacts';
import { methodsOf as textOf, runInMemory, withFacts, type MemoryStudy } from '../support/memoryStudy.ts';
import { bareStudy, barsStudy, gen5Text, severalSetsStudy } from '../support/methodsStudies.ts';

/** The facts that a text asks for. */
function askedIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\[state: ([^\]]*)\]/g)].map(([, fact = '']) => fact))];
}

const examples = Object.fromEntries(methodsFactNames.map((name) => [name, methodsFacts[name].example]));

describe('the facts of a methods text', () => {
  const studies: readonly (readonly [string, MemoryStudy])[] = [
    ['bars', barsStudy()],
    ['MTT in several plate sets', severalSetsStudy()],
    ['layout that says little', bareStudy()],
  ];

  it.each(studies)('leave no question open when all are supplied: %s', async (_, study) => {
    const asking = await textOf(study);
    expect(askedIn(asking).length).toBeGreaterThan(10);
    const text = await textOf(withFacts(study, examples));
    expect(askedIn(text)).toEqual([]);
    for (const fact of askedIn(asking)) expect(text).toContain(examples[fact]);
  });

  it.each(studies)('answer each question under exactly its name: %s', async (_, study) => {
    for (const fact of askedIn(await textOf(study))) {
      const { output, problems } = await runInMemory(withFacts(study, { [fact]: 'an answer of mine' }));
      expect(output['methods.txt']).toContain('an answer of mine');
      expect(output['methods.txt']).not.toContain(`[state: ${fact}]`);
      for (const [path, text] of Object.entries(output))
        if (path.endsWith('.legend.txt')) expect(text).not.toContain(`[state: ${fact}]`);
      expect(problems.filter(({ code }) => code === 'fact-misspelt')).toEqual([]);
    }
  });

  it('are printed at the end where no sentence needs them', async () => {
    const text = await textOf(withFacts(barsStudy(), { 'ethics approval': 'not needed', reagent: 'MTT' }));
    expect(text).toMatch(/\n\nFurther details\. .*ethics approval \(not needed\).*\.\n$/i);
    expect(text).toMatch(/reagent \(MTT\)/i);
  });

  it('may be that something was not done', async () => {
    const none = Object.fromEntries(
      methodsFactNames.filter((name) => 'none' in methodsFacts[name]).map((name) => [name, 'none']),
    );
    const text = await textOf(withFacts(barsStudy(), none));
    for (const sentence of [
      'The cell lines were not authenticated.',
      'The cells were not tested for mycoplasma.',
      'No vehicle was used.',
      'cells were not fixed and stained with',
      'Plates were not shaken before reading.',
      'The number of experiments was not calculated in advance; groups were not randomised; experimenters were not blinded.',
    ])
      expect(text).toContain(sentence);
  });

  it('win over what the export says of its reader', async () => {
    const { protocol, plates } = barsStudy();
    const gen5 = Object.fromEntries(
      Object.entries(plates).map(([name, text]) => [name.replace('csv', 'txt'), gen5Text(text)]),
    );
    const study = { protocol, plates: gen5 };
    expect(await textOf(study)).toContain('(reader: Epoch 2; software: Gen5 3.12.08).');
    expect(await textOf(withFacts(study, { reader: 'Epoch 2, BioTek' }))).toContain(
      '(reader: Epoch 2, BioTek; software: Gen5 3.12.08).',
    );
  });

  it('stay in one paragraph whatever is in them', async () => {
    const odd = 'RPMI\n\n1640\u2028with\u0007 10 %\u202E FBS\t"é" .';
    const study = barsStudy('', 'assay: "crystal\\nviolet"');
    const plain = await textOf(study);
    const text = await textOf(withFacts(study, { medium: odd, 'my\u2029own': 'a\r\nb' }));
    expect(text).toContain('cultured in RPMI 1640 with 10 % FBS "é" and used');
    expect(text).toContain('The assay was crystal violet: cells were fixed');
    expect(text).toContain('Further details. My own (a b).');
    expect(text.split('\n\n')).toHaveLength(plain.split('\n\n').length + 1);
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u2028\u2029\u202E]|\n\n\n|[^\n]\n[^\n]/);
  });
});
