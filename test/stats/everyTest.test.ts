import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { headings } from '../../scripts/accuracy/accuracyPage.ts';
import { agreementTable } from '../../scripts/accuracy/agreementTable.ts';
import { statsAgreement } from '../../scripts/accuracy/statsAgreement.ts';
import { statsReference } from '../../scripts/accuracy/statsReference.ts';
import { expectOnPage } from '../support/accuracyPage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the 124 tests of the reference table (R 4.2.2, tails at 40 digits; test/oracle/stats.py)', () => {
  const all = statsAgreement(root);

  it('are all compared', () => {
    const tests = statsReference(root);
    expect(tests).toHaveLength(124);
    expect(new Set(tests.map(({ kind }) => kind)).size).toBe(32);
    expect(new Set(all.map(({ of }) => of))).toEqual(new Set(tests.map(({ id }) => id)));
    expect(all.length).toBeGreaterThan(1200);
  });

  it('agree to 10 digits and more, but where 40-digit arithmetic has our number and not R’s', () => {
    console.log(agreementTable(all, 'kind of test'));
    expectOnPage(headings.stats, all);
    const short = all
      .filter(({ digits, settled }) => digits < 10 && settled === null)
      .map(({ of, name, found, expected }) => ({ of, name, found, expected }));
    expect(short).toEqual([]);
  });

  it('are settled otherwise only where R is known to stop early: Tukey, intervals of effect sizes, odds ratio, REML', () => {
    const kinds = new Set(all.filter(({ settled }) => settled !== null).map(({ quantity }) => quantity));
    expect([...kinds].sort()).toEqual(['distTukey', 'effectSize', 'fisher2x2', 'nested', 'tukeyHSD']);
    for (const { settled, of } of all)
      if (settled !== null) expect(settled, of).toMatch(/^40-digit arithmetic/);
  });
});
