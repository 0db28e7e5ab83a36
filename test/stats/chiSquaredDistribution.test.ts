import { describe, expect, it } from 'vitest';
import { chiSquaredLog10UpperTail, chiSquaredUpperTail } from '#stats/chiSquaredDistribution';
import { incompleteGamma } from '#stats/incompleteGamma';
import tails from '../oracle/gamma-tails.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

describe('the upper tail of χ²', () => {
  it('has the digits of the reference table', () => {
    for (const { id, input, expected } of statsOracle<{ x: number[]; df: number[] }, { p: number[] }>(
      'distChisq',
    )) {
      for (const [index, x] of input.x.entries()) {
        const df = input.df[index]!;
        expectClose(chiSquaredUpperTail(x, df), expected.p[index]!, { rel: 1e-12 }, `${id} x=${x} df=${df}`);
      }
    }
  });

  it('keeps its digits against 40-digit arithmetic, and as a logarithm where p underflows', () => {
    for (const { x, df, p, log10p } of tails.chiSquared) {
      const what = `x=${x} df=${df}`;
      if (p > 1e-300) expectClose(chiSquaredUpperTail(x, df), p, { rel: 1e-12 }, what);
      expectClose(chiSquaredLog10UpperTail(x, df), log10p, { rel: 1e-13, abs: 1e-15 }, `log10 ${what}`);
    }
  });

  it('is exp(−x/2) for two degrees of freedom', () => {
    for (const x of [0, 0.1, 2, 3.9, 4.1, 700]) {
      expectClose(chiSquaredUpperTail(x, 2), Math.exp(-x / 2), { rel: 1e-13 }, `x=${x}`);
    }
  });

  it('has ends: everything is above 0, nothing above infinity', () => {
    expect(incompleteGamma(1.5, 0)).toEqual({ lower: 0, upper: 1, logUpper: 0 });
    expect(incompleteGamma(1.5, Infinity)).toEqual({ lower: 1, upper: 0, logUpper: -Infinity });
  });

  it('refuses what is no χ²', () => {
    expect(() => chiSquaredUpperTail(-1, 2)).toThrow(RangeError);
    expect(() => chiSquaredUpperTail(1, 0)).toThrow(RangeError);
    expect(() => chiSquaredUpperTail(Number.NaN, 2)).toThrow(RangeError);
  });
});
