import { describe, expect, it } from 'vitest';
import { dunnettTest } from '#stats/dunnett';
import { studentTTwoSidedP } from '#stats/studentT';
import { studentTTest } from '#stats/tTest';
import { expectClose } from '../support/expectClose.ts';
import { mapGroups } from '../support/groupsForProperties.ts';
import { oracleGroups, type OracleGroups } from '../support/oracleGroups.ts';
import { statsOracle } from '../support/statsOracle.ts';
import { tested } from '../support/tested.ts';

interface Expected {
  readonly t: number[];
  readonly diff: number[];
  readonly se: number[];
  readonly pAdj: number[];
  readonly df: number;
  readonly criticalT95: number;
  readonly ci95: [number, number][];
}

const groups = [
  [103, 98, 101, 107],
  [88, 96, 91],
  [101, 99, 108, 104, 100],
];

describe('Dunnett’s test', () => {
  it('gives p, the critical t and simultaneous intervals as by quadrature at more digits', () => {
    for (const { id, input, expected } of statsOracle<OracleGroups, Expected>('dunnett')) {
      const { comparisons, ...result } = tested(dunnettTest(oracleGroups(input), 0));
      expect(result.df).toBe(expected.df);
      expect(comparisons.map(({ a, b }) => [a, b])).toEqual(expected.t.map((_, index) => [index + 1, 0]));
      expectClose(result.criticalT95, expected.criticalT95, { rel: 1e-12 }, `${id} critical t`);
      for (const [index, comparison] of comparisons.entries()) {
        const what = `${id} ${index}`;
        const p = expected.pAdj[index]!;
        expectClose(comparison.statistic, expected.t[index]!, { rel: 1e-12 }, `${what} t`);
        expectClose(comparison.difference, expected.diff[index]!, { rel: 1e-12 }, `${what} difference`);
        expectClose(comparison.standardError, expected.se[index]!, { rel: 1e-12 }, `${what} SE`);
        expectClose(comparison.p, p, { rel: 1e-11 }, `${what} p`);
        expectClose(comparison.log10p, Math.log10(p), { rel: 1e-11 }, `${what} log10 p`);
        for (const end of [0, 1] as const) {
          expectClose(comparison.confidence95[end], expected.ci95[index]![end], { rel: 1e-11 }, `${what} CI`);
        }
      }
    }
  });

  it('is Student’s test for one comparison', () => {
    const [control, group] = [groups[0]!, groups[1]!];
    const t = tested(studentTTest(group, control));
    const [comparison] = tested(dunnettTest([control, group], 0)).comparisons;
    expectClose(comparison!.statistic, t.statistic, { rel: 1e-13 }, 't');
    expectClose(comparison!.p, t.p, { rel: 1e-12 }, 'p');
    expectClose(comparison!.confidence95[0], t.confidence95[0], { rel: 1e-12 }, 'CI');
    expectClose(comparison!.confidence95[1], t.confidence95[1], { rel: 1e-12 }, 'CI');
  });

  it('keeps p wherever the control stands, and when all values are shifted or scaled', () => {
    const { comparisons } = tested(dunnettTest(groups, 0));
    const shifted = mapGroups(groups, (value) => value - 4096);
    const scaled = mapGroups(groups, (value) => value * -1e-100);
    for (const other of [
      dunnettTest(shifted, 0),
      dunnettTest(scaled, 0),
      dunnettTest([...groups.slice(1), groups[0]!], 2),
    ]) {
      for (const [index, { p }] of tested(other).comparisons.entries()) {
        expectClose(p, comparisons[index]!.p, { rel: 1e-10 }, 'p');
      }
    }
  });

  it('lies between one comparison alone and Bonferroni', () => {
    const { comparisons, df } = tested(dunnettTest(groups, 0));
    expect(df).toBe(9);
    for (const { statistic, p } of comparisons) {
      const alone = studentTTwoSidedP(statistic, df);
      expect(p).toBeGreaterThan(alone);
      expect(p).toBeLessThan(2 * alone);
    }
  });

  it('says why it is impossible and refuses a control that is not there', () => {
    expect(dunnettTest([[1], [2]], 0)).toMatchObject({ kind: 'impossible', obstacle: 'tooFewValues' });
    const constant = dunnettTest(
      [
        [100, 100],
        [90, 90],
      ],
      0,
    );
    expect(constant).toMatchObject({ kind: 'impossible', obstacle: 'noVariance', method: 'dunnett' });
    expect(() => dunnettTest(groups, 3)).toThrow(/no group 3/u);
  });
});
