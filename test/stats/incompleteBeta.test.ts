import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incompleteBeta } from '#stats/incompleteBeta';
import { expectClose } from '../support/expectClose.ts';

const shape = fc.double({ min: 0.1, max: 500, noNaN: true });
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('the regularised incomplete beta function', () => {
  it('is xᵃ for b = 1 and 1 − yᵇ for a = 1', () => {
    fc.assert(
      fc.property(shape, share, (a, x) => {
        expectClose(incompleteBeta(a, 1, x, 1 - x).logLower, a * Math.log(x), { rel: 1e-12, abs: 1e-13 });
        expectClose(incompleteBeta(1, a, x, 1 - x).logUpper, a * Math.log1p(-x), { rel: 1e-12, abs: 1e-13 });
      }),
    );
  });

  it('is its own complement from the other side', () => {
    fc.assert(
      fc.property(shape, shape, share, (a, b, x) => {
        const here = incompleteBeta(a, b, x, 1 - x);
        const there = incompleteBeta(b, a, 1 - x, x);
        expectClose(here.lower, there.upper, { rel: 1e-11, abs: 1e-14 });
        expectClose(here.lower + here.upper, 1, { rel: 1e-15 });
      }),
    );
  });

  it('obeys the recurrence Iₓ(a, b) − Iₓ(a + 1, b) = xᵃ yᵇ/(a B(a, b))', () => {
    fc.assert(
      fc.property(shape, shape, share, (a, b, x) => {
        const here = incompleteBeta(a, b, x, 1 - x);
        const next = incompleteBeta(a + 1, b, x, 1 - x);
        expectClose(here.lower - next.lower, Math.exp(here.logPrefix) / a, { rel: 1e-10, abs: 1e-14 });
      }),
    );
  });

  it('goes from 0 to 1 and refuses anything outside', () => {
    expect(incompleteBeta(2, 3, 0, 1)).toMatchObject({ lower: 0, upper: 1, logLower: -Infinity });
    expect(incompleteBeta(2, 3, 1, 0)).toMatchObject({ lower: 1, upper: 0, logUpper: -Infinity });
    expect(() => incompleteBeta(0, 3, 0.5, 0.5)).toThrow(RangeError);
    expect(() => incompleteBeta(2, 3, Number.NaN, 0.5)).toThrow(RangeError);
  });
});
