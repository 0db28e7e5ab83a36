import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentTQuantile, studentTUpperTail } from '#stats/studentT';
import {
  oneSampleTTest,
  pairedTTest,
  ratioOneSampleTTest,
  ratioPairedTTest,
  studentTTest,
  welchTTest,
  type TTest,
  type TTestResult,
} from '#stats/tTest';
import scipy from '../oracle/stats-scipy.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

interface Expected {
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly log10p?: number;
  readonly estimate: number | [number, number];
  readonly ci95: [number | null | string, number | null | string];
  readonly stderr: number;
}

function tested(test: TTest): TTestResult {
  if (test.kind === 'impossible') expect.fail(`the test was impossible: ${test.obstacle}`);
  return test;
}

/** The reference prints 15 digits; one is left to the rounding of the last of them, four to cancellation in its own sums. */
const tenDigits = { rel: 1e-10 };

function expectReference(result: TTestResult, expected: Expected, id: string): void {
  expectClose(result.statistic, expected.t, tenDigits, `${id} t`);
  expectClose(result.df, expected.df, tenDigits, `${id} df`);
  expectClose(result.p, expected.p, tenDigits, `${id} p`);
  expectClose(result.log10p, expected.log10p ?? Math.log10(expected.p), tenDigits, `${id} log10 p`);
  expectClose(result.standardError, expected.stderr, tenDigits, `${id} SE`);
  result.confidence95.forEach((end, index) =>
    expectClose(end, Number(expected.ci95[index]), { rel: 1e-10, abs: 1e-11 * expected.stderr }, `${id} CI`),
  );
}

describe('t-tests against the reference table', () => {
  it('agree for Student and Welch, two-sided', () => {
    const tests = statsOracle<{ x: number[]; y: number[] }, Expected>('ttest').filter(
      ({ options }) => options?.['alternative'] === 'two.sided',
    );
    expect(tests).toHaveLength(16);
    for (const { id, input, options, expected } of tests) {
      const test = options?.['varEqual'] === true ? studentTTest : welchTTest;
      const result = tested(test(input.x, input.y));
      expectReference(result, expected, id);
      expect([result.nA, result.nB]).toEqual([input.x.length, input.y.length]);
      [result.meanA, result.meanB].forEach((mean, index) =>
        expectClose(mean, (expected.estimate as [number, number])[index]!, tenDigits, `${id} mean`),
      );
    }
  });

  it('carry all that a one-sided test needs', () => {
    const tests = statsOracle<{ x: number[]; y: number[] }, Expected>('ttest').filter(
      ({ options }) => options?.['alternative'] !== 'two.sided',
    );
    expect(tests).toHaveLength(8);
    for (const { id, input, options, expected } of tests) {
      const result = tested((options?.['varEqual'] === true ? studentTTest : welchTTest)(input.x, input.y));
      const sign = options?.['alternative'] === 'less' ? -1 : 1;
      expectClose(studentTUpperTail(sign * result.statistic, result.df), expected.p, tenDigits, `${id} p`);
      const end = result.difference - sign * studentTQuantile(0.95, result.df) * result.standardError;
      expectClose(end, Number(expected.ci95[sign === 1 ? 0 : 1]), tenDigits, `${id} CI`);
    }
  });

  it('agree for paired and one-sample tests', () => {
    for (const { id, input, expected } of statsOracle<{ x: number[]; y: number[] }, Expected>(
      'ttestPaired',
    )) {
      const result = tested(pairedTTest(input.x, input.y));
      expectReference(result, expected, id);
      expectClose(result.difference, expected.estimate as number, tenDigits, `${id} difference`);
    }
    for (const { id, input, expected } of statsOracle<{ x: number[]; mu: number }, Expected>('ttestOne')) {
      const result = tested(oneSampleTTest(input.x, input.mu));
      const [low, high] = expected.ci95.map((end) => Number(end) - input.mu) as [number, number];
      // the interval is that of the difference, whose digits the subtraction of mu shortens
      expectReference(result, { ...expected, ci95: [low, high] }, id);
      expectClose(result.meanA, expected.estimate as number, tenDigits, `${id} mean`);
      expect(result).toMatchObject({ nB: 0, meanB: input.mu, sdB: null });
    }
  });
});

describe('t-tests against scipy', () => {
  const expectScipy = (
    result: TTest,
    expected: { statistic: number; df: number; p: number; confidence95: number[] },
    what: string,
    tolerance = tenDigits,
  ): void => {
    const { statistic, df, p, confidence95 } = tested(result);
    expectClose(statistic, expected.statistic, tolerance, `${what} t`);
    expectClose(df, expected.df, tolerance, `${what} df`);
    expectClose(p, expected.p, tolerance, `${what} p`);
    confidence95.forEach((end, index) =>
      expectClose(end, expected.confidence95[index]!, { rel: 1e-9, abs: 1e-12 }, `${what} CI`),
    );
  };
  /** The logarithms of the oracle were taken at 40 digits: what is lost between close values is our own. */
  const ratioDigits = { rel: 2e-12 };
  const logged = (test: TTest): TTest => {
    const result = tested(test);
    const [low, high] = result.confidence95;
    return { ...result, confidence95: [Math.log(low), Math.log(high)] };
  };

  for (const { name, a, b, student, welch, oneSample, paired, ratioOneSample, ratioPaired } of scipy.tests) {
    it(`agree for values that are ${name}`, () => {
      expectScipy(studentTTest(a, b), student, 'student');
      expectScipy(welchTTest(a, b), welch, 'welch');
      // scipy gives the interval of the mean, ours is that of the difference from mu
      const confidence95 = oneSample.confidence95.map((end) => end - oneSample.mu);
      expectScipy(oneSampleTTest(a, oneSample.mu), { ...oneSample, confidence95 }, 'one-sample');
      if (paired !== undefined) expectScipy(pairedTTest(a, b), paired, 'paired');
      if (ratioOneSample !== undefined)
        expectScipy(
          logged(ratioOneSampleTTest(a, ratioOneSample.mu)),
          ratioOneSample,
          'ratio one-sample',
          ratioDigits,
        );
      if (ratioPaired !== undefined)
        expectScipy(logged(ratioPairedTTest(a, b)), ratioPaired, 'ratio-paired', ratioDigits);
    });
  }
});

describe('t-tests worked out by hand', () => {
  it('pool the variances in Student’s test', () => {
    // means 2 and 6, variances 1 and 4, pooled 2.5, SE √(2.5·2/3), t = −4/1.29099…; P(|T| > t) by scipy
    const result = tested(studentTTest([1, 2, 3], [4, 6, 8]));
    expectClose(result.statistic, -4 / Math.sqrt(5 / 3), { rel: 1e-14 });
    expect(result).toMatchObject({ df: 4, difference: -4, nA: 3, nB: 3, meanA: 2, meanB: 6, sdA: 1, sdB: 2 });
  });

  it('report a ratio-paired test as the geometric mean of the ratios', () => {
    const result = tested(ratioPairedTTest([2, 8, 4], [1, 1, 1]));
    expectClose(result.difference, 4, { rel: 1e-14 });
    // ln 2, 3 ln 2, 2 ln 2: SD ln 2, SE ln 2/√3, t = 2√3
    expectClose(result.statistic, 2 * Math.sqrt(3), { rel: 1e-14 });
    expectClose(result.confidence95[0] * result.confidence95[1], 16, { rel: 1e-13 });
    expect(result).toMatchObject({ scale: 'ratio', method: 'ratio-paired', df: 2 });
  });
});

describe('properties of t-tests', () => {
  const value = fc.double({ min: -100, max: 100, noNaN: true });
  const groups = fc
    .tuple(fc.array(value, { minLength: 2, maxLength: 8 }), fc.array(value, { minLength: 2, maxLength: 8 }))
    // a scatter that adding 50 does not round away
    .filter((pair) => pair.every((group) => Math.max(...group) - Math.min(...group) > 1));
  const tests = fc.constantFrom(studentTTest, welchTTest);

  it('swapping the groups flips t and keeps p', () => {
    fc.assert(
      fc.property(groups, tests, ([a, b], test) => {
        const here = tested(test(a, b));
        const swapped = tested(test(b, a));
        expectClose(swapped.statistic, -here.statistic, { rel: 1e-12, abs: 1e-12 });
        expectClose(swapped.p, here.p, { rel: 1e-11 });
        expectClose(swapped.confidence95[0], -here.confidence95[1], { rel: 1e-12, abs: 1e-10 });
      }),
    );
  });

  it('scaling and shifting all values leaves t and p', () => {
    fc.assert(
      fc.property(groups, tests, fc.constantFrom(1e-6, 0.37, 1000), ([a, b], test, factor) => {
        const here = tested(test(a, b));
        const moved = (numbers: number[]): number[] => numbers.map((one) => factor * (one + 50));
        const there = tested(test(moved(a), moved(b)));
        expectClose(there.statistic, here.statistic, { rel: 1e-9, abs: 1e-9 });
        expectClose(there.p, here.p, { rel: 1e-7 });
      }),
    );
  });

  it('is below 0.05 exactly when the interval leaves out 0', () => {
    fc.assert(
      fc.property(groups, tests, ([a, b], test) => {
        const { p, confidence95 } = tested(test(a, b));
        if (Math.abs(p - 0.05) < 1e-9) return;
        expect(confidence95[0] > 0 || confidence95[1] < 0).toBe(p < 0.05);
      }),
    );
  });

  it('a paired test is the one-sample test of the differences', () => {
    fc.assert(
      fc.property(groups, ([a]) => {
        const b = a.map((one, index) => one * 0.5 + index * index);
        const paired = pairedTTest(a, b);
        const differences = oneSampleTTest(
          a.map((one, index) => one - b[index]!),
          0,
        );
        expect(paired.kind).toBe(differences.kind);
        if (paired.kind === 'tested' && differences.kind === 'tested') {
          expectClose(paired.statistic, differences.statistic, { rel: 1e-12, abs: 1e-12 });
        }
      }),
    );
  });

  it('Welch has at most the degrees of freedom of Student and at least those of the smaller group', () => {
    fc.assert(
      fc.property(groups, ([a, b]) => {
        const { df } = tested(welchTTest(a, b));
        expect(df).toBeLessThanOrEqual((a.length + b.length - 2) * (1 + 1e-12));
        expect(df).toBeGreaterThanOrEqual((Math.min(a.length, b.length) - 1) * (1 - 1e-12));
      }),
    );
  });
});

describe('where no t-test is possible', () => {
  it('says that there are too few values', () => {
    for (const test of [studentTTest, welchTTest]) {
      expect(test([1], [2, 3])).toMatchObject({
        kind: 'impossible',
        obstacle: 'tooFewValues',
        nA: 1,
        sdA: null,
      });
      expect(test([1, 4], [2])).toMatchObject({ kind: 'impossible', obstacle: 'tooFewValues', meanA: 2.5 });
    }
    expect(pairedTTest([1], [2])).toMatchObject({ kind: 'impossible', obstacle: 'tooFewValues' });
    expect(oneSampleTTest([1], 2)).toMatchObject({ kind: 'impossible', obstacle: 'tooFewValues' });
  });

  it('says that nothing scatters, also where only rounding does', () => {
    expect(studentTTest([1, 1], [2, 2])).toMatchObject({ kind: 'impossible', obstacle: 'noVariance' });
    expect(welchTTest([1, 1], [2, 2])).toMatchObject({ kind: 'impossible', obstacle: 'noVariance' });
    expect(pairedTTest([0.1 + 0.2, 1.3], [0.1, 1.1])).toMatchObject({ obstacle: 'noVariance' });
    expect(oneSampleTTest([5, 5, 5], 5)).toMatchObject({ obstacle: 'noVariance' });
    expect(ratioOneSampleTTest([3, 3], 1)).toMatchObject({ obstacle: 'noVariance' });
    expect(ratioPairedTTest([0.3, 0.6], [0.1, 0.2])).toMatchObject({ obstacle: 'noVariance' });
  });

  it('tests a group that scatters against one that does not', () => {
    expect(studentTTest([1, 2, 3], [5, 5, 5]).kind).toBe('tested');
  });

  it('says that a ratio needs values above 0', () => {
    expect(ratioPairedTTest([1, 0], [1, 2])).toMatchObject({ kind: 'impossible', obstacle: 'notPositive' });
    expect(ratioPairedTTest([1, 2], [1, -2])).toMatchObject({ obstacle: 'notPositive' });
    expect(ratioOneSampleTTest([1, 2], 0)).toMatchObject({ obstacle: 'notPositive' });
  });

  it('throws on what only a bug can hand over', () => {
    expect(() => studentTTest([1, Number.NaN], [2, 3])).toThrow(RangeError);
    expect(() => studentTTest([], [2, 3])).toThrow(RangeError);
    expect(() => pairedTTest([1, 2], [2])).toThrow(RangeError);
  });
});
