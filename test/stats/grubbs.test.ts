import { describe, expect, it } from 'vitest';
import { grubbs, type GrubbsResult } from '#stats/grubbs';
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

function tested(values: readonly number[]): GrubbsResult {
  const test = grubbs(values);
  if (test.kind === 'impossible') expect.fail(`the test was impossible: ${test.obstacle}`);
  return test;
}

describe("Grubbs' test", () => {
  it('agrees with R', () => {
    const oracle = statsOracle<
      { x: number[] },
      { G: number; index0: number; criticalAlpha05TwoSided: number; p: number; outlier: boolean }
    >('grubbs');
    expect(oracle).toHaveLength(4);
    for (const { id, input, expected } of oracle) {
      const result = tested(input.x);
      expect(result.index, id).toBe(expected.index0);
      expectClose(result.statistic, expected.G, { rel: 1e-12 }, `${id} G`);
      expectClose(result.p, expected.p, { rel: 1e-10 }, `${id} p`);
      expectClose(result.log10p, Math.log10(expected.p), { rel: 1e-10 }, `${id} log10 p`);
      expectClose(result.critical05, expected.criticalAlpha05TwoSided, { rel: 1e-12 }, `${id} critical`);
      expect(result.p < 0.05, id).toBe(expected.outlier);
      expect(result.statistic > result.critical05, id).toBe(expected.outlier);
    }
  });

  it('has the one-sided critical values at 5 %', () => {
    // (n − 1)/√n·√(t²/(n − 2 + t²)) with t = scipy.stats.t.ppf(1 − 0.05/n, n − 2): n = 3, 10, 20
    const critical = [3, 10, 20].map(
      (n) => tested(Array.from({ length: n }, (_, i) => i)).critical05OneSided,
    );
    [1.153118061422528, 2.176068394194221, 2.556581334492762].forEach((expected, i) =>
      expectClose(critical[i], expected, { rel: 1e-12 }),
    );
    const { p, pOneSided } = tested([1, 2, 3, 30]);
    expectClose(pOneSided, p / 2, { rel: 1e-14 });
  });

  it('is impossible for two values, and where the others do not scatter', () => {
    expect(grubbs([1, 2])).toEqual({ kind: 'impossible', obstacle: 'tooFewValues', n: 2 });
    expect(grubbs([1, 1, 1, 9])).toEqual({ kind: 'impossible', obstacle: 'noVariance', n: 4 });
    expect(() => grubbs([1, 2, NaN])).toThrow('finite');
  });
});
