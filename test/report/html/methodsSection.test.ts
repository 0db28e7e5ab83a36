import { describe, expect, it } from 'vitest';
import { runInMemory, withFacts, type MemoryStudy } from '../../support/memoryStudy.ts';
import { barsStudy } from '../../support/methodsStudies.ts';

interface Shown {
  readonly page: string;
  /** The markup of the text. */
  readonly shown: string;
  /** What a person copies. */
  readonly copied: string;
  /** Names of facts that are asked for above the text. */
  readonly asked: readonly string[];
  readonly written: string | undefined;
}

async function shownOf(study: MemoryStudy): Promise<Shown> {
  const { output } = await runInMemory(study);
  const page = output['report.html'] ?? '';
  const [, shown = ''] = /<div class="to-copy">([\s\S]*?)<\/div>/.exec(page) ?? [];
  const [, asked = ''] = /still to be stated[^:]*:<\/code> in the protocol:\s*([^<]*)\./.exec(page) ?? [];
  return {
    page,
    shown,
    copied: `${plainText(shown)}\n`,
    asked: asked === '' ? [] : asked.split(', '),
    written: output['methods.txt'],
  };
}

function plainText(markup: string): string {
  return markup
    .replace(/<\/p>\s*<p>/g, '\n\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();
}

const study = barsStudy();

describe('the methods text in the report', () => {
  it('is the text of methods.txt, after the results and before the plates', async () => {
    const { page, copied, written } = await shownOf(study);
    expect(copied).toBe(written);
    expect(page.indexOf('id="answer"')).toBeLessThan(page.indexOf('id="methods"'));
    expect(page.indexOf('id="methods"')).toBeLessThan(page.indexOf('id="plates"'));
  });

  it('marks each place where a fact is missing, and lists each fact once', async () => {
    const { shown, copied, asked } = await shownOf(withFacts(study, { medium: 'RPMI 1640' }));
    expect(shown).toContain('cultured in RPMI 1640 and used at passage <mark>[state: passage]</mark>.');
    expect(shown.match(/<mark>/g)).toHaveLength(copied.match(/\[state: /g)?.length ?? 0);
    expect(asked).toContain('passage');
    expect(asked).not.toContain('medium');
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('asks for nothing once every fact was given', async () => {
    const { asked } = await shownOf(study);
    const facts = Object.fromEntries(asked.map((name) => [name, `the ${name}`]));
    const { page, asked: left } = await shownOf(withFacts(study, facts));
    expect(left).toEqual([]);
    expect(page).toContain('Nothing is left to be stated.');
    expect(page).not.toContain('<mark>');
  });

  it('lets no fact become markup', async () => {
    const evil = '<img src=x onerror=alert(1)> & "RPMI"';
    const { page, shown, written } = await shownOf(withFacts(study, { medium: evil }));
    expect(written).toContain(evil);
    expect(shown).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;RPMI&quot;');
    expect(page).not.toContain('<img');
  });

  it('is not there where no plate could be used', async () => {
    const { page } = await shownOf({ ...study, plates: { 'SkBr3_exp1.csv': 'no plate' } });
    expect(page).toContain('id="answer"');
    expect(page).not.toContain('id="methods"');
  });
});
