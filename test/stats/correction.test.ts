import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustPValues } from '#stats/correction';
import scipy from '../oracle/stats-scipy.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

describe('correction for several comparisons', () => {
  it('gives the adjusted p-values of the reference table', () => {
    const named = { bonferroni: 'bonferroni', holm: 'holm', BH: 'bh', sidak: 'sidak' } as const;
    for (const { id, input, expected } of statsOracle<{ p: number[] }, Record<string, number[]>>('pAdjust')) {
      for (const [name, correction] of Object.entries(named)) {
        const adjusted = adjustPValues(input.p, correction);
        expect(adjusted).toHaveLength(input.p.length);
        adjusted.forEach((p, index) =>
          expectClose(p, expected[name]![index]!, { rel: 1e-13 }, `${id} ${name} ${index}`),
        );
      }
    }
  });

  it('gives scipy’s false discovery rates, with ties and in the order of the input', () => {
    adjustPValues(scipy.bh.p, 'bh').forEach((p, index) =>
      expectClose(p, scipy.bh.adjusted[index]!, { rel: 1e-14 }),
    );
  });

  it('gives Holm’s values worked out by hand in the order of the input', () => {
    // sorted 0.01, 0.02, 0.03, 0.04 times 4, 3, 2, 1 → 0.04, 0.06, 0.06, 0.06 by the running maximum
    expect(adjustPValues([0.04, 0.01, 0.03, 0.02], 'holm')).toEqual([0.06, 0.04, 0.06, 0.06]);
  });

  it('keeps the digits of a small p under Šidák', () => {
    expectClose(adjustPValues([1e-40, 0.5], 'sidak')[0], 2e-40, { rel: 1e-14 });
    expect(adjustPValues([1e-40, 1], 'sidak')[1]).toBe(1);
  });

  it('never makes a p smaller, and orders Bonferroni ≥ Šidák ≥ raw, Bonferroni ≥ Holm ≥ BH ≥ raw', () => {
    fc.assert(
      fc.property(family, (raw) => {
        const [bonferroni, sidak, holm, bh] = (['bonferroni', 'sidak', 'holm', 'bh'] as const).map((name) =>
          adjustPValues(raw, name),
        ) as [number[], number[], number[], number[]];
        raw.forEach((p, index) => {
          const slack = 1 + 1e-14;
          expect(bonferroni[index]! * slack).toBeGreaterThanOrEqual(sidak[index]!);
          expect(sidak[index]! * slack).toBeGreaterThanOrEqual(p);
          expect(bonferroni[index]! * slack).toBeGreaterThanOrEqual(holm[index]!);
          expect(holm[index]! * slack).toBeGreaterThanOrEqual(bh[index]!);
          expect(bh[index]! * slack).toBeGreaterThanOrEqual(p);
        });
      }),
    );
  });

  it('keeps the order of the p-values and changes nothing in a family of one', () => {
    fc.assert(
      fc.property(family, fc.constantFrom('holm', 'bh', 'bonferroni', 'sidak'), (raw, name) => {
        const adjusted = adjustPValues(raw, name);
        raw.forEach((p, i) => {
          raw.forEach((other, j) => {
            if (p < other) expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]!);
          });
        });
        if (raw.length === 1) expect(adjusted).toEqual(raw);
        expect(adjustPValues(raw, 'none')).toEqual(raw);
      }),
    );
  });

  it('refuses what is no probability', () => {
    expect(() => adjustPValues([0.1, Number.NaN], 'holm')).toThrow(RangeError);
  });
});
