import { describe, expect, it } from 'vitest';
import { blockAnova } from '#stats/blockAnova';
import { pairedTTest } from '#stats/tTest';
import oracle from '../oracle/block-anova.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { mapGroups } from '../support/groupsForProperties.ts';
import { tested } from '../support/tested.ts';

describe('analysis of variance with blocks', () => {
  it('is the least squares fit of groups and blocks against that of blocks alone', () => {
    expect(oracle.tests).toHaveLength(4);
    for (const { id, input, expected } of oracle.tests) {
      const result = tested(blockAnova(input.groups));
      expectClose(result.statistic, expected.F, { rel: 1e-10 }, `${id} F`);
      expectClose(result.p, expected.p, { rel: 1e-10 }, `${id} p`);
      expectClose(result.sumOfSquaresBetween, expected.ssBetween, { rel: 1e-10 }, `${id} between`);
      expectClose(result.sumOfSquaresLeft, expected.ssLeft, { rel: 1e-10 }, `${id} left`);
      expect([result.df1, result.df2]).toEqual([expected.df1, expected.df2]);
    }
  });

  it('is the square of the paired t for two groups', () => {
    const [a, b] = [
      [57, 61, 55, 70],
      [43, 39, 47, 52],
    ] as const;
    const t = tested(pairedTTest(a, b));
    const f = tested(blockAnova([a, b]));
    expectClose(f.statistic, t.statistic ** 2, { rel: 1e-13 });
    expectClose(f.p, t.p, { rel: 1e-12 });
  });

  it('does not see what a block shifts in all groups, nor a shift or scale of all values', () => {
    const groups = oracle.tests[3]!.input.groups;
    const expected = tested(blockAnova(groups)).statistic;
    for (const same of [
      groups.map((group) => group.map((value, block) => value + 100 * block ** 2)),
      mapGroups(groups, (value) => value + 4096),
      mapGroups(groups, (value) => value * -1e-100),
    ])
      expectClose(tested(blockAnova(same)).statistic, expected, { rel: 1e-9 });
  });

  it('says why it is impossible, and takes no group with a hole', () => {
    expect(blockAnova([[1], [2]])).toMatchObject({ kind: 'impossible', obstacle: 'tooFewValues' });
    const parallel = [
      [1, 2, 5],
      [3, 4, 7],
    ];
    expect(blockAnova(parallel)).toMatchObject({ kind: 'impossible', obstacle: 'noVariance' });
    expect(() => blockAnova([[1, 2], [3]])).toThrow(RangeError);
  });
});
