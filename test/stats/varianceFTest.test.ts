import { describe, expect, it } from 'vitest';
import { varianceFTest } from '#stats/varianceFTest';
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

describe('the F test of two variances', () => {
  it('gives the results of the reference table, the same with the groups swapped', () => {
    interface Expected {
      F: number;
      df1: number;
      df2: number;
      p: number;
    }
    for (const { id, input, expected } of statsOracle<{ x: number[]; y: number[] }, Expected>('varTest')) {
      const result = varianceFTest(input.x, input.y)!;
      expectClose(result.statistic, expected.F, { rel: 1e-12 }, `${id} F`);
      expect([result.df1, result.df2]).toEqual([expected.df1, expected.df2]);
      expectClose(result.p, expected.p, { rel: 1e-11 }, `${id} p`);
      expectClose(varianceFTest(input.y, input.x)!.p, expected.p, { rel: 1e-11 }, `${id} p, swapped`);
    }
  });

  it('has no answer for a group without scatter', () => {
    expect(varianceFTest([1, 1], [1, 2])).toBeNull();
    expect(varianceFTest([1], [1, 2])).toBeNull();
  });
});
