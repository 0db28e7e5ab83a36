import { describe, expect, it } from 'vitest';
import { dunnettLog10UpperTail, dunnettUpperQuantile, dunnettUpperTail } from '#stats/dunnettDistribution';
import { studentTTwoSidedP } from '#stats/studentT';
import exact from '../oracle/multiple-comparisons.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';

describe('Dunnett’s distribution', () => {
  it('has the tail and the quantile of 40-digit quadrature, with unequal n too', () => {
    for (const { t, sizes, df, p, log10p } of exact.dunnett) {
      const what = `t=${t} n=${sizes.join()} df=${df}`;
      expectClose(dunnettUpperTail(t, sizes, df), p, { rel: 1e-12 }, what);
      expectClose(dunnettLog10UpperTail(t, sizes, df), log10p, { rel: 1e-12 }, `log10 ${what}`);
      expectClose(dunnettUpperQuantile(p, sizes, df), t, { rel: 1e-11 }, `quantile ${what}`);
    }
  });

  it('is Student’s t for one comparison, whatever the sizes', () => {
    for (const sizes of [
      [3, 3],
      [12, 2],
      [1, 20],
    ]) {
      for (const t of [1e-3, 2, 30]) {
        const p = studentTTwoSidedP(t, 7);
        expectClose(dunnettUpperTail(t, sizes, 7), p, { rel: 1e-12 }, `t=${t} n=${sizes.join()}`);
      }
    }
  });

  it('has ends, and a logarithm where p underflows', () => {
    expect(dunnettUpperTail(0, [3, 3, 3], 6)).toBe(1);
    expect(dunnettUpperTail(Infinity, [3, 3, 3], 6)).toBe(0);
    expect(dunnettUpperTail(60, [3, 3, 3], Infinity)).toBe(0);
    // far out the comparisons exclude each other: 4 Φ(−60), ln Φ(−60) = −1800 − ln(60 √(2π)) − 1/60²
    const log10p = (Math.log(4) - 1800 - Math.log(60 * Math.sqrt(2 * Math.PI)) - 1 / 3600) / Math.LN10;
    expectClose(dunnettLog10UpperTail(60, [3, 3, 3], Infinity), log10p, { rel: 1e-9 }, 'log10 p');
  });

  it('refuses sizes that are none', () => {
    expect(() => dunnettUpperTail(1, [3], 5)).toThrow(/sizes/u);
    expect(() => dunnettUpperTail(1, [3, 0], 5)).toThrow(/sizes/u);
    expect(() => dunnettUpperTail(Number.NaN, [3, 3], 5)).toThrow(RangeError);
  });
});
