import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fitCurve } from '#doseresponse/fitCurve';
import { headings } from '../../scripts/accuracy/accuracyPage.ts';
import { agreementRows, agreementTable } from '../../scripts/accuracy/agreementTable.ts';
import { doseAgreement, titleOf } from '../../scripts/accuracy/doseAgreement.ts';
import {
  carriedReference,
  optionsOf,
  pointsOf,
  readReference,
  type ReferenceSet,
} from '../../scripts/accuracy/doseReference.ts';
import { expectOnPage } from '../support/accuracyPage.ts';
import { hasSharedFolder, sharedFolder } from '../support/sharedFolder.ts';

const carried = carriedReference(fileURLToPath(new URL('../../', import.meta.url))).sets;
const published = hasSharedFolder
  ? readReference(`${sharedFolder}reference/dose.json`).sets.filter(({ id }) => !id.startsWith('sim-'))
  : [];

describe('simulated sets at 40 digits (test/oracle/dose.py)', () => {
  checkSets(carried, { fits: 70, numbers: 6900 }, headings.simulated);

  it('refuses a four-parameter curve for the two doses and the control of the paper', () => {
    const set = carried.find(({ id }) => id === 'sim-s24-paper-2dose')!;
    const fit = fitCurve(pointsOf(set), optionsOf('LL.4'));
    expect(fit.outcome).toBe('notIdentified');
    expect(fit.flags).toContain('tooFewDoses');
    expect(fit.parameters).toBeNull();
  });
});

describe.skipIf(!hasSharedFolder)('published sets of the reference folder, optima at 40 digits', () => {
  checkSets(published, { fits: 40, numbers: 2500 }, headings.published);
});

function checkSets(
  sets: readonly ReferenceSet[],
  most: { fits: number; numbers: number },
  heading: string,
): void {
  const fits = sets.flatMap((set) => set.fits.map((fit) => ({ set, fit })));

  it('agree in the digits of every number of every certified fit, and of the tests between them', () => {
    const all = sets.flatMap(doseAgreement);
    console.log(agreementTable(all));
    expectOnPage(heading, all);
    expect(fits.length).toBeGreaterThanOrEqual(most.fits);
    expect(all.length).toBeGreaterThanOrEqual(most.numbers);
    const told = all
      .filter(({ digits, settled }) => settled === null && digits < 6)
      .map(({ of, quantity, name, found, expected }) => ({ of, quantity, name, found, expected }));
    expect(told).toEqual([]);
    for (const { quantity, least, tenth, median } of agreementRows(all)) {
      // ends of profiles that jump at a dose, and F tests of next to nothing, have fewer digits than the rest
      const hard = ['profile intervals', 'F tests'].includes(quantity);
      expect(least, quantity).toBeGreaterThanOrEqual(hard ? 6 : 10);
      expect(tenth, quantity).toBeGreaterThanOrEqual(12);
      expect(median, quantity).toBeGreaterThanOrEqual(14);
    }
  });

  it('are never called estimated where no minimum exists', () => {
    const uncertified = fits.filter(({ fit }) => !fit.exact.certified);
    expect(uncertified.length).toBeGreaterThanOrEqual(1);
    for (const { set, fit } of uncertified) {
      const found = fitCurve(pointsOf(set), optionsOf(fit.model));
      expect(['bound', 'notIdentified', 'noResponse'], titleOf(set, fit)).toContain(found.outcome);
      expect(found.parameters, titleOf(set, fit)).toBeNull();
    }
  });
}
