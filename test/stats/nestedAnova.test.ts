import { describe, expect, it } from 'vitest';
import { mean } from '#stats/moments';
import { nestedAnova, type NestedAnovaResult } from '#stats/nestedAnova';
import { studentTTest } from '#stats/tTest';
import exact from '../oracle/stats-exact.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

function tested(groups: readonly (readonly (readonly number[])[])[]): NestedAnovaResult {
  const test = nestedAnova(groups);
  if (test.kind === 'impossible') expect.fail(test.obstacle);
  return test;
}

const [oracle] = statsOracle<
  { y: number[]; exp: string[]; grp: string[] },
  { meansStudent: { t: number; p: number } }
>('nested');
const { y, exp, grp } = oracle!.input;
const groups = [...new Set(grp)].map((group) =>
  [...new Set(exp)].map((experiment) => y.filter((_, i) => grp[i] === group && exp[i] === experiment)),
);

describe('the nested analysis of variance', () => {
  it('is Student’s test of the experiments’ means where every experiment has as many wells', () => {
    const result = tested(groups);
    expect(result).toMatchObject({
      balanced: true,
      groups: { df: 1 },
      experiments: { df: 6 },
      wells: { df: 40 },
    });
    expectClose(result.statistic, oracle!.expected.meansStudent.t ** 2, { rel: 1e-12 });
    expectClose(result.p, oracle!.expected.meansStudent.p, { rel: 1e-12 });
    expectClose(result.log10p, Math.log10(result.p), { rel: 1e-12 });
    const [a, b] = groups.map((group) => group.map((wells) => mean(wells)));
    const student = studentTTest(a!, b!);
    if (student.kind === 'tested') expectClose(result.p, student.p, { rel: 1e-12 });
  });

  it('has the intraclass correlation in closed form, of which a REML fit in R has seven digits', () => {
    expectClose(tested(groups).intraclassCorrelation, exact.exact['nested-1'].icc, { rel: 1e-13 });
  });

  it('splits all scatter into its three levels, with unequal numbers too', () => {
    const unequal = [
      [
        [1, 2, 4],
        [7, 9],
      ],
      [[5], [8, 12, 13, 10], [11, 11]],
    ];
    const result = tested(unequal);
    const all = unequal.flat(2);
    const total = all.reduce((sum, value) => sum + (value - mean(all)) ** 2, 0);
    const parts = [result.groups, result.experiments, result.wells];
    expectClose(
      parts.reduce((sum, { sumOfSquares }) => sum + sumOfSquares, 0),
      total,
      { rel: 1e-13 },
    );
    expect(parts.map(({ df }) => df)).toEqual([1, 3, 7]);
    expect(result.balanced).toBe(false);
    // m = (12 − (9 + 4)/5 − (1 + 16 + 4)/7)/3
    const m = (12 - 13 / 5 - 3) / 3;
    const [, { meanSquare: e }, { meanSquare: w }] = parts as [unknown, ...{ meanSquare: number }[]] as [
      unknown,
      { meanSquare: number },
      { meanSquare: number },
    ];
    expectClose(result.intraclassCorrelation, (e - w) / (e + (m - 1) * w), { rel: 1e-13 });
  });

  it('has an intraclass correlation of 0 where experiments differ less than their wells', () => {
    const alike = [
      [
        [1, 9],
        [2, 8.1],
      ],
      [
        [0, 10],
        [3, 7],
      ],
    ];
    expect(tested(alike).intraclassCorrelation).toBe(0);
  });

  it('is impossible with one experiment in each group, one well in each experiment, or experiments that are alike', () => {
    expect(nestedAnova([[[1, 2]], [[3, 4]]])).toMatchObject({ obstacle: 'tooFewValues' });
    expect(
      nestedAnova([
        [[1], [2]],
        [[3], [4]],
      ]),
    ).toMatchObject({ obstacle: 'tooFewValues' });
    const same = [
      [
        [1, 3],
        [1, 3],
      ],
      [
        [5, 7],
        [5, 7],
      ],
    ];
    expect(nestedAnova(same)).toMatchObject({ obstacle: 'noVariance' });
    expect(() => nestedAnova([[[1, 2], []], [[3, 4]]])).toThrow('without wells');
    expect(() => nestedAnova([[[1, NaN]], [[3, 4]]])).toThrow('finite');
  });
});
