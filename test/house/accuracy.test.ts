import { describe, expect, it } from 'vitest';
import { explanations, headings, sectionOf } from '../../scripts/accuracy/accuracyPage.ts';
import { accuracyMd } from '../support/accuracyPage.ts';

// the figures of each section are compared where they are computed: publishedSets, nist and everyTest
describe('docs/accuracy.md', () => {
  it('says how its figures are made and what they are held against', () => {
    expect(accuracyMd).toContain(explanations);
  });

  it.each(Object.values(headings))('has a table of %s', (heading) => {
    expect(sectionOf(accuracyMd, heading)).toMatch(/\n\| -+ \|/);
  });
});
