import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brownForsythe } from '#stats/brownForsythe';
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

describe('the Brown–Forsythe test', () => {
  it('gives the results of R', () => {
    for (const { id, input, expected } of statsOracle<OracleGroups, Expected>('brownForsythe')) {
      const groups = oracleGroups(input);
      const result = tested(brownForsythe(groups));
      expectClose(result.statistic, expected.F, { rel: 1e-12 }, `${id} F`);
      expect([result.df1, result.df2]).toEqual([expected.df1, expected.df2]);
      expectClose(result.p, expected.p, { rel: 1e-11 }, `${id} p`);
      expectClose(result.log10p, Math.log10(expected.p), { rel: 1e-11 }, `${id} log10 p`);
      expect(result.groups.map(({ n }) => n)).toEqual(groups.map((group) => group.length));
    }
  });

  it('does not see where the groups lie, only how they scatter', () => {
    fc.assert(
      fc.property(groupsForProperties, (groups) => {
        const { p } = tested(brownForsythe(groups));
        const moved = groups.map((group, index) => group.map((value) => 2 ** (index + 3) - 4 * value));
        const together = mapGroups(groups, (value) => -4 * value);
        expectClose(tested(brownForsythe(moved)).p, p, { rel: 1e-7 }, 'p of moved groups');
        expectClose(tested(brownForsythe(together)).p, p, { rel: 1e-7 }, 'p of scaled groups');
        expectClose(tested(brownForsythe(groups.toReversed())).p, p, { rel: 1e-7 }, 'p of swapped groups');
      }),
    );
  });

  it('is impossible with two values a group, whose distances from the median are equal', () => {
    const pairs = brownForsythe([
      [0.1, 0.4],
      [0.5, 2],
    ]);
    expect(pairs).toMatchObject({ kind: 'impossible', obstacle: 'noVariance', method: 'brown-forsythe' });
    expect(pairs.groups[1]?.mean).toBe(1.25);
    expect(brownForsythe([[1], [2]])).toMatchObject({ kind: 'impossible', obstacle: 'tooFewValues' });
  });
});
