import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { welchTTest } from '#stats/tTest';
import { welchAnova } from '#stats/welchAnova';
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
}

describe('Welch’s analysis of variance', () => {
  it('gives the results of R', () => {
    for (const { id, input, expected } of statsOracle<OracleGroups, Expected>('welchAnova')) {
      const result = tested(welchAnova(oracleGroups(input)));
      expectClose(result.statistic, expected.F, { rel: 1e-12 }, `${id} F`);
      expect(result.df1).toBe(expected.df1);
      expectClose(result.df2, expected.df2, { rel: 1e-12 }, `${id} df2`);
      expectClose(result.p, expected.p, { rel: 1e-11 }, `${id} p`);
      expectClose(result.log10p, Math.log10(expected.p), { rel: 1e-11 }, `${id} log10 p`);
    }
  });

  it('is the square of Welch’s t for two groups', () => {
    const groups = [
      [57.1, 61.3, 52.9],
      [43.0, 38.8, 49.5, 41.2],
    ] as const;
    const t = tested(welchTTest(...groups));
    const f = tested(welchAnova(groups));
    expectClose(f.statistic, t.statistic ** 2, { rel: 1e-13 }, 'F');
    expectClose(f.df2, t.df, { rel: 1e-13 }, 'df');
    expectClose(f.p, t.p, { rel: 1e-12 }, 'p');
  });

  it('keeps p when groups are swapped and when all values are shifted or scaled', () => {
    fc.assert(
      fc.property(groupsForProperties, (groups) => {
        const { statistic, p } = tested(welchAnova(groups));
        for (const same of [
          groups.toReversed(),
          mapGroups(groups, (value) => value + 4096),
          mapGroups(groups, (value) => -1e-140 * value),
        ]) {
          const other = tested(welchAnova(same));
          expectClose(other.statistic, statistic, { rel: 1e-6, abs: 1e-9 }, 'F');
          expectClose(other.p, p, { rel: 1e-5 }, 'p');
        }
      }),
    );
  });

  it('says why it is impossible', () => {
    expect(welchAnova([[1], [2, 3], [4, 5]])).toMatchObject({ kind: 'impossible', obstacle: 'tooFewValues' });
    const constant = welchAnova([
      [100, 100, 100],
      [80, 90, 85],
    ]);
    expect(constant).toMatchObject({ kind: 'impossible', obstacle: 'noVariance', method: 'welch anova' });
    expect(constant.groups.map((group) => group.mean)).toEqual([100, 85]);
  });
});
