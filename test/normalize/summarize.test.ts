import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarizeReplicates } from '#normalize/summarize';
import { expectClose } from '../support/expectClose.ts';
import { noGroup, replicate, replicates } from '../support/replicates.ts';

const skbr3 = { ...noGroup, cellLine: 'SkBr3', resistance: 'T', dose: { value: 0.1, unit: 'µg/ml' } };

describe('summarising replicate values', () => {
  it('gives mean, SD, SEM and t-interval over the experiments', () => {
    const [summary, ...others] = summarizeReplicates(replicates([52, 54, 59], { group: skbr3 }));
    expect(others).toEqual([]);
    // mean 55, variance (9 + 1 + 16)/2 = 13, t(0.975, 2) = 4.302652729749464
    expect(summary).toMatchObject({
      mean: 55,
      n: 3,
      set: 'a',
      quantity: 'response',
      unit: '%',
      group: skbr3,
    });
    expectClose(summary!.sd, Math.sqrt(13), { rel: 1e-14 });
    expectClose(summary!.sem, Math.sqrt(13 / 3), { rel: 1e-14 });
    expectClose(summary!.confidence95![0], 55 - 4.302652729749464 * Math.sqrt(13 / 3), { rel: 1e-13 });
    expectClose(summary!.confidence95![1], 55 + 4.302652729749464 * Math.sqrt(13 / 3), { rel: 1e-13 });
  });

  it('has a mean and no scatter for a single experiment', () => {
    expect(summarizeReplicates([replicate({ value: 41 })])).toMatchObject([
      { mean: 41, sd: null, sem: null, confidence95: null, n: 1 },
    ]);
  });

  it('keeps apart what was divided by different groups, and says by which', () => {
    const by = (group: string) => replicate({ value: 50, normaliser: { kind: 'shared', group } });
    expect(summarizeReplicates([by('CTR'), by('T')])).toMatchObject([
      { n: 1, normaliser: { kind: 'shared', group: 'CTR' } },
      { n: 1, normaliser: { kind: 'shared', group: 'T' } },
    ]);
  });

  it('keeps apart what differs in set, quantity, unit, role, basis or group, in the order of the values', () => {
    const values = [
      replicate({ value: 1 }),
      replicate({ value: 2, set: 'b' }),
      replicate({ value: 3, quantity: 'viability' }),
      replicate({ value: 4, unit: 'AU' }),
      replicate({ value: 5, role: 'untreated' }),
      replicate({ value: 6, basis: 'technical' }),
      replicate({ value: 7, group: skbr3 }),
      replicate({ value: 8, group: { ...skbr3, resistance: 'T+P' } }),
      replicate({ value: 9, group: { ...skbr3, dose: { value: 1, unit: 'µg/ml' } } }),
    ];
    expect(summarizeReplicates(values).map(({ mean }) => mean)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('takes a dose by division and the same typed by hand for one group', () => {
    const byDivision = { ...skbr3, dose: { value: 0.3 / 3, unit: 'µg/ml' } };
    const values = [
      replicate({ value: 1, group: skbr3 }),
      replicate({ value: 3, group: byDivision, experiment: '2' }),
    ];
    expect(summarizeReplicates(values)).toMatchObject([{ mean: 2, n: 2 }]);
  });

  it('does not depend on the order of the values and counts each once', () => {
    const numbers = fc.array(fc.double({ min: -50, max: 150, noNaN: true }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(numbers, (values) => {
        const [here] = summarizeReplicates(replicates(values));
        const [there] = summarizeReplicates(replicates(values.toReversed()));
        expect(here!.n).toBe(values.length);
        expectClose(there!.mean, here!.mean, { rel: 1e-13, abs: 1e-12 });
        expectClose(there!.sd, here!.sd!, { rel: 1e-9, abs: 1e-12 });
      }),
    );
  });

  it('has no summary of nothing', () => {
    expect(summarizeReplicates([])).toEqual([]);
  });
});
