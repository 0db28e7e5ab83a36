import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneWayAnova } from '#stats/oneWayAnova';
import { studentTTest } from '#stats/tTest';
import { expectClose } from '../support/expectClose.ts';
import { groupsForProperties, mapGroups } from '../support/groupsForProperties.ts';
import { oracleGroups, type OracleGroups } from '../support/oracleGroups.ts';
import { statsOracle } from '../support/statsOracle.ts';
import { tested } from '../support/tested.ts';

interface Expected {
  readonly F: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
  readonly ssBetween: number;
  readonly ssWithin: number;
  readonly eta2: number;
}

describe('one-way analysis of variance', () => {
  it('gives the results of R', () => {
    for (const { id, input, expected } of statsOracle<OracleGroups, Expected>('anova1')) {
      const groups = oracleGroups(input);
      const result = tested(oneWayAnova(groups));
      expectClose(result.statistic, expected.F, { rel: 1e-12 }, `${id} F`);
      expect([result.df1, result.df2]).toEqual([expected.df1, expected.df2]);
      expectClose(result.p, expected.p, { rel: 1e-11 }, `${id} p`);
      expectClose(result.log10p, Math.log10(expected.p), { rel: 1e-11 }, `${id} log10 p`);
      expectClose(result.sumOfSquaresBetween, expected.ssBetween, { rel: 1e-12 }, `${id} between`);
      expectClose(result.sumOfSquaresWithin, expected.ssWithin, { rel: 1e-12 }, `${id} within`);
      expectClose(result.etaSquared, expected.eta2, { rel: 1e-12 }, `${id} eta²`);
      expect(result.groups.map(({ n }) => n)).toEqual(groups.map((group) => group.length));
    }
  });

  it('is the square of Student’s t for two groups', () => {
    const groups = [
      [57.1, 61.3, 52.9],
      [43.0, 38.8, 49.5, 41.2],
    ] as const;
    const t = tested(studentTTest(...groups));
    const f = tested(oneWayAnova(groups));
    expectClose(f.statistic, t.statistic ** 2, { rel: 1e-13 }, 'F');
    expectClose(f.p, t.p, { rel: 1e-13 }, 'p');
    expect([f.df1, f.df2]).toEqual([1, t.df]);
  });

  it('keeps p when groups are swapped and when all values are shifted or scaled', () => {
    fc.assert(
      fc.property(groupsForProperties, (groups) => {
        const { statistic, p } = tested(oneWayAnova(groups));
        for (const same of [
          groups.toReversed(),
          mapGroups(groups, (value) => value + 4096),
          mapGroups(groups, (value) => -1e-150 * value),
        ]) {
          const other = tested(oneWayAnova(same));
          expectClose(other.statistic, statistic, { rel: 1e-8, abs: 1e-12 }, 'F');
          expectClose(other.p, p, { rel: 1e-7 }, 'p');
        }
      }),
    );
  });

  it('takes a group with one value when another one shows the scatter', () => {
    const result = tested(oneWayAnova([[5], [1, 2, 3]]));
    expectClose(result.statistic, 6.75, { rel: 1e-13 }, 'F by hand: 6.75/1');
    expect([result.df1, result.df2, result.groups[0]?.sd]).toEqual([1, 2, null]);
  });

  it('has a logarithm where p itself is 0', () => {
    const groups = Array.from({ length: 3 }, (_, level) =>
      Array.from({ length: 120 }, (__, index) => level + 1e-4 * (index % 5)),
    );
    const result = tested(oneWayAnova(groups));
    expect(result.p).toBe(0);
    expect(result.log10p).toBeLessThan(-1000);
  });

  it('says why it is impossible', () => {
    expect(oneWayAnova([[1], [2], [4]])).toMatchObject({ kind: 'impossible', obstacle: 'tooFewValues' });
    const constant = oneWayAnova([
      [100, 100, 100],
      [0.1 + 0.2, 0.3, 0.3],
    ]);
    expect(constant).toMatchObject({ kind: 'impossible', obstacle: 'noVariance', method: 'one-way anova' });
    expect(constant.groups[0]).toEqual({ n: 3, mean: 100, sd: 0 });
  });

  it('refuses what is no group', () => {
    expect(() => oneWayAnova([[1, 2]])).toThrow(/two groups/u);
    expect(() => oneWayAnova([[1, 2], []])).toThrow(/have values/u);
    expect(() =>
      oneWayAnova([
        [1, 2],
        [1, Number.NaN],
      ]),
    ).toThrow(/finite/u);
  });
});
