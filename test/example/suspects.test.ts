import { beforeAll, describe, expect, it } from 'vitest';
import { suspectPlates } from '#normalize/suspectPlates';
import type { LaidOutPlate } from '#normalize/suspectedPlate';
import { countSuspects, type SuspectRow } from '../../example/suspects.ts';
import { suspectsPass, suspectsText } from '../../example/suspectsText.ts';
import { trialsOfSeed } from '../../example/suspectTrials.ts';

describe('suspicion of simulated plates', () => {
  let rows: readonly SuspectRow[];

  beforeAll(() => {
    // no seed of the long form, which is `npm run suspects:truth`
    rows = countSuspects([10_001]);
  });

  it('spares good plates, whatever happened to them', () => {
    expect(rows.filter(({ falseAlarms }) => falseAlarms > 0)).toEqual([]);
    expect(rows.reduce((sum, { good }) => sum + good, 0)).toBeGreaterThan(250);
  });

  it('finds turned and swapped plates where the layout can tell', () => {
    const tellable = rows.filter((row) => row.tellable);
    const missed = tellable.reduce((sum, row) => sum + row.turned - row.turnedFound, 0);
    const turned = tellable.reduce((sum, row) => sum + row.turned, 0);
    expect(turned).toBeGreaterThan(100);
    expect(missed / turned).toBeLessThan(0.03);
    const notSwapped = tellable.reduce((sum, row) => sum + row.swapped - row.swappedFound, 0);
    expect(notSwapped / tellable.reduce((sum, row) => sum + row.swapped, 0)).toBeLessThan(0.03);
    expect(rows.find(({ name }) => name === 'fig2, as simulated')).toMatchObject({
      turned: 12,
      turnedFound: 12,
      swapped: 6,
      swappedFound: 6,
    });
  });

  it('says nothing where nothing can be told', () => {
    for (const name of ['fig2, no cells left anywhere', '96 wells, symmetric: blanks in the corners'])
      expect(rows.find((row) => row.name === name)).toMatchObject({ turnedFound: 0, falseAlarms: 0 });
  });

  it('names the second of two swapped plates on less evidence, but not when it could be either of two', () => {
    const { plates } = trialsOfSeed(10_001).find(({ name }) => name === 'fig2, the drug does nothing')!;
    const files = (given: readonly LaidOutPlate[]): (string | null)[] =>
      suspectPlates(given).map(({ file }) => file);
    const [a, b, good] = ['a/SkBr3_exp2', 'b/SkBr3_exp2', 'a/SkBr3_exp1'].map((name) =>
      plates.find(({ plate }) => plate === name)!,
    );
    const [swappedA, swappedB] = [
      { ...a!, read: b!.read },
      { ...b!, read: a!.read },
    ];
    const another = { ...swappedB, file: 'plates/trial/b/another.txt' };
    expect(files([good!, swappedB])).toEqual([]);
    expect(files([swappedA, swappedB])).toEqual([a!.file, b!.file]);
    expect(files([swappedA, swappedB, another])).toEqual([a!.file]);
  });

  it('is summed up as a table with a verdict that can fail', () => {
    const row = { name: 'some', tellable: true, good: 1000, turned: 100, swapped: 100 };
    const fine = { ...row, falseAlarms: 0, turnedFound: 100, swappedFound: 100 };
    expect(suspectsPass([fine])).toBe(true);
    expect(suspectsPass([{ ...fine, falseAlarms: 1 }])).toBe(false);
    expect(suspectsPass([{ ...fine, turnedFound: 99 }])).toBe(false);
    expect(suspectsPass([{ ...fine, swappedFound: 99 }])).toBe(false);
    expect(suspectsText([fine])).toContain('| some | 0 of 1000 | 100 of 100 | 100 of 100 | yes |');
    expect(suspectsText([fine])).toContain('good plates suspected: 0 of 1000');
  });
});
