import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noncentralityOfT, noncentralTLowerTail } from '#stats/noncentralT';
import { normalUpperTail } from '#stats/normal';
import { studentTUpperTail } from '#stats/studentT';
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

describe('noncentral t', () => {
  it('agrees with 30-digit integrals in both tails', () => {
    const oracle = statsOracle<Record<'t' | 'df' | 'delta', number>, Record<'lower' | 'upper', number>>(
      'noncentralT',
    );
    expect(oracle).toHaveLength(20);
    for (const { id, input, expected } of oracle) {
      const { t, df, delta } = input;
      expectClose(noncentralTLowerTail(t, df, delta), expected.lower, { rel: 1e-12 }, `${id} lower`);
      expectClose(noncentralTLowerTail(-t, df, -delta), expected.upper, { rel: 1e-12 }, `${id} upper`);
    }
  });

  it("is Student's t for δ = 0", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.integer({ min: 1, max: 400 }),
        (t, df) => {
          expectClose(noncentralTLowerTail(t, df, 0), studentTUpperTail(-t, df), { rel: 1e-11 });
        },
      ),
    );
  });

  it('is P(Z ≤ −δ) at t = 0, whatever the degrees of freedom', () => {
    for (const df of [0.5, 1, 7, 1000, 1e8])
      expectClose(noncentralTLowerTail(0, df, 2.5), normalUpperTail(2.5), { rel: 1e-12 }, `df ${df}`);
  });

  it('finds the δ that gives a wanted p', () => {
    const cases = fc.tuple(
      fc.double({ min: -60, max: 60, noNaN: true }),
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom(0.025, 0.975, 0.05, 0.5, 0.999),
    );
    fc.assert(
      fc.property(cases, ([t, df, p]) => {
        expectClose(
          noncentralTLowerTail(t, df, noncentralityOfT(t, df, p)),
          p,
          { rel: 1e-9 },
          `${t} ${df} ${p}`,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('goes on in proportion to t where t is huge', () => {
    expectClose(noncentralityOfT(3e5, 4, 0.025) / noncentralityOfT(1e3, 4, 0.025), 300, { rel: 1e-5 });
    expectClose(noncentralityOfT(-3e5, 4, 0.975), -noncentralityOfT(3e5, 4, 0.025), { rel: 1e-12 });
  });

  it('takes numbers only', () => {
    expect(() => noncentralTLowerTail(1, 0, 1)).toThrow('df > 0');
    expect(() => noncentralTLowerTail(NaN, 3, 1)).toThrow('finite');
  });
});
