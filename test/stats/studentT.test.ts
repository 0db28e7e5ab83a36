import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  studentTLog10TwoSidedP,
  studentTQuantile,
  studentTTwoSidedP,
  studentTUpperTail,
} from '#stats/studentT';
import tails from '../oracle/stats-tails.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

/** An exponent of E carries a rounding of E·2⁻⁵³ into p: 13 digits are what a double holds at 1e-300. */
const farTail = { rel: 2e-13 };

describe("Student's t distribution", () => {
  it('gives the two-sided p of 40-digit arithmetic for any degrees of freedom, in centre and tails', () => {
    expect(tails.t.length).toBeGreaterThan(100);
    for (const { t, df, p, log10p } of tails.t) {
      if (p > 1e-307) expectClose(studentTTwoSidedP(t, df), p, farTail, `p of t ${t}, df ${df}`);
      expectClose(
        studentTLog10TwoSidedP(t, df),
        log10p,
        { rel: 1e-13, abs: 2e-15 },
        `log10 p of ${t}, ${df}`,
      );
    }
  });

  it('gives the p-values of the reference table, and their logarithms below 1e-308', () => {
    interface Expected {
      p2: number[];
      log10p2exact: number[];
    }
    for (const { input, expected } of statsOracle<{ t: number[]; df: number[] }, Expected>('distT')) {
      input.t.forEach((t, index) => {
        const df = input.df[index]!;
        const p = expected.p2[index]!;
        if (p > 1e-307) expectClose(studentTTwoSidedP(t, df), p, farTail, `p of t ${t}, df ${df}`);
        expectClose(studentTLog10TwoSidedP(t, df), expected.log10p2exact[index]!, { rel: 1e-13 });
      });
    }
  });

  it('underflows to 0 only where a double has no number left', () => {
    expect(studentTTwoSidedP(100, 500)).toBe(0);
    expectClose(studentTLog10TwoSidedP(100, 500), -331.9920343674321, { rel: 1e-13 });
    expect(studentTTwoSidedP(Infinity, 3)).toBe(0);
  });

  it('keeps the tail where the square of t overflows', () => {
    // Cauchy: P(|T| > t) = 2/(π t) to first order
    expectClose(studentTTwoSidedP(1e200, 1), 2e-200 / Math.PI, { rel: 1e-12 });
    expectClose(studentTLog10TwoSidedP(1e200, 2), -400, { rel: 1e-12 });
  });

  it('agrees with the arctangent for one degree of freedom and the closed form for two', () => {
    for (const t of [0.001, 0.5, 1, 3, 40]) {
      expectClose(studentTUpperTail(t, 1), Math.atan2(1, t) / Math.PI, { rel: 1e-14 });
      expectClose(studentTUpperTail(-t, 2), 0.5 + t / (2 * Math.sqrt(2 + t * t)), { rel: 1e-14 });
    }
  });

  it('is one half above 0 and becomes the normal distribution', () => {
    expect(studentTUpperTail(0, 7)).toBe(0.5);
    expectClose(studentTUpperTail(1.96, Infinity), 0.024997895148220435, { rel: 1e-14 });
    expectClose(studentTUpperTail(1.96, 1e12), 0.024997895148220435, { rel: 1e-11 });
  });

  it('gives the quantiles of 40-digit arithmetic', () => {
    for (const { p, df, t } of tails.tQuantile) {
      expectClose(studentTQuantile(p, df), t, { rel: 1e-14 }, `quantile of ${p}, df ${df}`);
    }
  });

  it('gives the quantiles of the reference table on both sides', () => {
    interface Expected {
      t: number[];
      tLower: number[];
    }
    for (const { input, expected } of statsOracle<{ p: number[]; df: number[] }, Expected>('quantT')) {
      input.p.forEach((p, index) => {
        const df = input.df[index]!;
        expectClose(studentTQuantile(p, df), expected.tLower[index]!, { rel: 2e-14 }, `lower ${p}, ${df}`);
        expectClose(studentTQuantile(1 - p, df), expected.t[index]!, { rel: 2e-14 }, `upper ${p}, ${df}`);
      });
    }
  });

  it('has a quantile that is the inverse of the tail, and infinite ends', () => {
    const p = fc.double({ min: 1e-12, max: 0.49, noNaN: true });
    const df = fc.double({ min: 0.5, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(p, df, (tail, degrees) => {
        expectClose(studentTUpperTail(-studentTQuantile(tail, degrees), degrees), tail, { rel: 1e-11 });
      }),
    );
    expect(studentTQuantile(0.5, 3)).toBe(0);
    expect(studentTQuantile(0, 3)).toBe(-Infinity);
    expect(studentTQuantile(1, 3)).toBe(Infinity);
  });

  it('refuses degrees of freedom that are not above 0 and what is no number', () => {
    expect(() => studentTTwoSidedP(1, 0)).toThrow(RangeError);
    expect(() => studentTTwoSidedP(Number.NaN, 4)).toThrow(RangeError);
    expect(() => studentTQuantile(1.1, 4)).toThrow(RangeError);
  });
});
