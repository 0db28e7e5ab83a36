import { describe, expect, it } from 'vitest';
import { fLog10UpperTail, fUpperTail } from '#stats/fDistribution';
import tails from '../oracle/stats-tails.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

describe('the F distribution', () => {
  it('gives the upper tail of 40-digit arithmetic', () => {
    expect(tails.f.length).toBeGreaterThan(100);
    for (const { f, df1, df2, p, log10p } of tails.f) {
      const what = `F ${f}, ${df1}, ${df2}`;
      if (p > 1e-307) expectClose(fUpperTail(f, df1, df2), p, { rel: 2e-13 }, what);
      expectClose(fLog10UpperTail(f, df1, df2), log10p, { rel: 1e-13, abs: 2e-15 }, what);
    }
  });

  it('gives the p-values of the reference table', () => {
    interface Input {
      F: number[];
      df1: number[];
      df2: number[];
    }
    for (const { input, expected } of statsOracle<Input, { p: number[] }>('distF')) {
      input.F.forEach((f, index) => {
        const [df1, df2] = [input.df1[index]!, input.df2[index]!];
        expectClose(fUpperTail(f, df1, df2), expected.p[index]!, { rel: 1e-12 }, `F ${f}, ${df1}, ${df2}`);
      });
    }
  });

  it('agrees with the closed form (1 + f d₁/2)⁻¹ for two degrees in the denominator and two in the numerator', () => {
    for (const f of [0, 1e-9, 0.2, 1, 50, 1e9]) expectClose(fUpperTail(f, 2, 2), 1 / (1 + f), { rel: 1e-14 });
  });

  it('is 0 at infinity and refuses what is no F', () => {
    expect(fUpperTail(Infinity, 3, 4)).toBe(0);
    expect(() => fUpperTail(-1, 3, 4)).toThrow(RangeError);
    expect(() => fUpperTail(1, 0, 4)).toThrow(RangeError);
    expect(() => fUpperTail(Number.NaN, 1, 4)).toThrow(RangeError);
  });
});
