import { describe, expect, it } from 'vitest';
import { kruskalWallis } from '#stats/kruskalWallis';
import { mannWhitney } from '#stats/mannWhitney';
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

function groupsOf({ y, g }: { y: number[]; g: string[] }): number[][] {
  return [...new Set(g)].map((label) => y.filter((_, i) => g[i] === label));
}

describe('Kruskal–Wallis', () => {
  it('agrees with R, with ties too', () => {
    const oracle = statsOracle<{ y: number[]; g: string[] }, { H: number; df: number; p: number }>('kruskal');
    expect(oracle).toHaveLength(4);
    let tied = 0;
    for (const { id, input, expected } of oracle) {
      const result = kruskalWallis(groupsOf(input));
      if (result.kind === 'impossible') expect.fail(id);
      expectClose(result.statistic, expected.H, { rel: 1e-12 }, `${id} H`);
      expectClose(result.p, expected.p, { rel: 1e-12 }, `${id} p`);
      expectClose(result.log10p, Math.log10(expected.p), { rel: 1e-12 }, `${id} log10 p`);
      expect(result.df).toBe(expected.df);
      tied += result.tiedGroups;
    }
    expect(tied).toBeGreaterThan(0);
  });

  it('has H = 7.2 and p = e^−3.6 for three groups of three that follow each other', () => {
    const result = kruskalWallis([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
    expect(result).toMatchObject({ meanRanks: [2, 5, 8], df: 2, tiedGroups: 0 });
    if (result.kind === 'impossible') expect.fail();
    expectClose(result.statistic, 7.2, { rel: 1e-14 });
    expectClose(result.p, Math.exp(-3.6), { rel: 1e-13 });
  });

  it('is for two groups the square of Mann and Whitney’s z without correction', () => {
    const [a, b] = [
      [1.5, 2, 2, 7, 4],
      [3, 8, 9, 7, 11, 12],
    ];
    const result = kruskalWallis([a, b]);
    const u = mannWhitney(a, b);
    if (result.kind === 'impossible' || u.kind === 'impossible') expect.fail();
    // var U = n m/12 · (N + 1 − Σ(t³ − t)/(N(N − 1))), two ties of two
    const variance = (30 / 12) * (12 - 12 / 110);
    expectClose(result.statistic, (u.statistic - 15) ** 2 / variance, { rel: 1e-13 });
  });

  it('is impossible for one group, and for equal values', () => {
    expect(kruskalWallis([[1, 2], []])).toMatchObject({ kind: 'impossible', obstacle: 'tooFewValues' });
    expect(kruskalWallis([[1], [1, 1]])).toMatchObject({ kind: 'impossible', obstacle: 'allTied' });
    expect(() => kruskalWallis([[1], [NaN]])).toThrow('finite');
  });
});
