import { describe, expect, it } from 'vitest';
import { studentTTest } from '#stats/tTest';
import { tukeyHsd } from '#stats/tukeyHsd';
import { expectClose } from '../support/expectClose.ts';
import { mapGroups } from '../support/groupsForProperties.ts';
import { oracleGroups, type OracleGroups } from '../support/oracleGroups.ts';
import { statsOracle } from '../support/statsOracle.ts';
import { tested } from '../support/tested.ts';

type Expected = Record<
  string,
  { readonly diff: number; readonly ci95: [number, number]; readonly pAdj: number }
>;

const groups = [
  [103, 98, 101, 107],
  [88, 96, 91],
  [101, 99, 108, 104, 100],
];

describe('Tukey’s honest significant difference', () => {
  it('gives the results of R, as far as its own p (1e-9) and quantile (1e-6) go', () => {
    for (const { id, input, expected } of statsOracle<OracleGroups, Expected>('tukeyHSD')) {
      const { comparisons } = tested(tukeyHsd(oracleGroups(input)));
      expect(comparisons.map(({ a, b }) => `g${a + 1}-g${b + 1}`).sort()).toEqual(
        Object.keys(expected).sort(),
      );
      for (const { a, b, difference, p, log10p, confidence95 } of comparisons) {
        const name = `g${a + 1}-g${b + 1}`;
        const { diff, ci95, pAdj } = expected[name]!;
        expectClose(difference, diff, { rel: 1e-12 }, `${id} ${name} difference`);
        expectClose(p, pAdj, { abs: 1e-9 }, `${id} ${name} p`);
        expectClose(10 ** log10p, p, { rel: 1e-12 }, `${id} ${name} log10 p`);
        // R's qtukey stops its search at about seven digits
        expectClose(confidence95[1] - difference, ci95[1] - diff, { rel: 1e-6 }, `${id} ${name} CI`);
        expectClose(difference - confidence95[0], diff - ci95[0], { rel: 1e-6 }, `${id} ${name} CI`);
      }
    }
  });

  it('is Student’s test for two groups', () => {
    const [first, second] = [groups[0]!, groups[1]!];
    const t = tested(studentTTest(second, first));
    const [comparison] = tested(tukeyHsd([first, second])).comparisons;
    expectClose(comparison!.statistic, t.statistic, { rel: 1e-13 }, 't');
    expectClose(comparison!.p, t.p, { rel: 1e-12 }, 'p');
    expectClose(comparison!.confidence95[0], t.confidence95[0], { rel: 1e-12 }, 'CI');
    expectClose(comparison!.confidence95[1], t.confidence95[1], { rel: 1e-12 }, 'CI');
  });

  it('keeps p when groups are swapped and when all values are shifted or scaled', () => {
    const pOf = (some: readonly (readonly number[])[]): number[] =>
      tested(tukeyHsd(some))
        .comparisons.map(({ p }) => p)
        .sort((a, b) => a - b);
    const expected = pOf(groups);
    for (const same of [
      groups.toReversed(),
      mapGroups(groups, (value) => value + 4096),
      mapGroups(groups, (value) => value * -1e-100),
    ]) {
      for (const [index, p] of pOf(same).entries()) expectClose(p, expected[index]!, { rel: 1e-10 }, 'p');
    }
  });

  it('calls a pair significant exactly where its interval leaves out 0', () => {
    const { comparisons, criticalT95 } = tested(tukeyHsd(groups));
    expect(comparisons.map(({ p }) => p < 0.05)).toEqual([true, false, true]);
    for (const { p, statistic, confidence95 } of comparisons) {
      expect(p < 0.05).toBe(confidence95[0] > 0 || confidence95[1] < 0);
      expect(p < 0.05).toBe(Math.abs(statistic) > criticalT95);
    }
  });

  it('says why it is impossible', () => {
    expect(tukeyHsd([[1], [2]])).toMatchObject({ kind: 'impossible', obstacle: 'tooFewValues' });
    expect(
      tukeyHsd([
        [100, 100],
        [90, 90],
      ]),
    ).toMatchObject({ kind: 'impossible', obstacle: 'noVariance', method: 'tukey' });
  });
});
