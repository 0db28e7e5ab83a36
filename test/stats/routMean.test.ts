import { describe, expect, it } from 'vitest';
import { routMean, type RoutMeanResult } from '#stats/routMean';
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

function tested(values: readonly number[]): RoutMeanResult {
  const test = routMean(values);
  if (test.kind === 'impossible') expect.fail(`ROUT was impossible: ${test.obstacle}`);
  return test;
}

describe('ROUT for replicates', () => {
  it('flags what the reference flags, from the same robust centre and scatter', () => {
    const oracle = statsOracle<{ x: number[] }, { outlierIndices0: number[] }>('routMean');
    // from the note of each reference test, six digits
    const robust = [
      [99.5639, 4.33071],
      [99.6697, 7.07153],
      [99.6446, 4.38887],
      [101.222, 5.41145],
    ];
    expect(oracle).toHaveLength(4);
    oracle.forEach(({ id, input, expected }, index) => {
      const result = tested(input.x);
      expect(result.outliers, id).toEqual(expected.outlierIndices0);
      expectClose(result.centre, robust[index]?.[0] ?? NaN, { rel: 5e-6 }, `${id} centre`);
      expectClose(result.rsdr, robust[index]?.[1] ?? NaN, { rel: 5e-6 }, `${id} RSDR`);
    });
  });

  it('is impossible for two values, and where most are equal', () => {
    expect(routMean([1, 2])).toEqual({ kind: 'impossible', obstacle: 'tooFewValues', n: 2 });
    expect(routMean([5, 5, 5, 5, 9])).toEqual({ kind: 'impossible', obstacle: 'noVariance', n: 5 });
    expect(() => routMean([1, 2, NaN])).toThrow('finite');
  });
});
