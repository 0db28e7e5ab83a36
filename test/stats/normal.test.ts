import { describe, expect, it } from 'vitest';
import { normalLogUpperTail, normalQuantile, normalUpperTail } from '#stats/normal';
import tails from '../oracle/stats-tails.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

describe('the normal distribution', () => {
  it('gives the upper tail of 40-digit arithmetic', () => {
    for (const { z, p, log10p } of tails.z) {
      if (p > 1e-307) expectClose(normalUpperTail(z), p, { rel: 2e-15 }, `tail above ${z}`);
      expectClose(normalLogUpperTail(z) / Math.LN10, log10p, { rel: 1e-14, abs: 1e-16 }, `log tail ${z}`);
    }
  });

  it('gives the two-sided p of the reference table', () => {
    for (const { input, expected } of statsOracle<{ z: number[] }, { p2: number[] }>('distNorm')) {
      input.z.forEach((z, index) => {
        if (expected.p2[index]! > 0)
          expectClose(2 * normalUpperTail(z), expected.p2[index]!, { rel: 1e-13 }, `z ${z}`);
      });
    }
  });

  it('gives the quantiles of 40-digit arithmetic', () => {
    for (const { p, z } of tails.zQuantile)
      expectClose(normalQuantile(p), z, { rel: 2e-15 }, `quantile of ${p}`);
  });

  it('has infinite ends and nothing beyond them', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(0.5)).toBe(0);
    expect(() => normalQuantile(-0.1)).toThrow(RangeError);
  });
});
