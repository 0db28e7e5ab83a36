import { describe, expect, it } from 'vitest';
import { ratioOfMeans, type RatioOfMeansResult } from '#stats/ratioOfMeans';
import { effectPairs } from '../support/effectsOracle.ts';
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

interface Wells {
  readonly treated: readonly number[];
  readonly control: readonly number[];
}

function estimated(...input: Parameters<typeof ratioOfMeans>): RatioOfMeansResult {
  const result = ratioOfMeans(...input);
  if (result.kind === 'impossible') expect.fail(`there was no ratio: ${result.obstacle}`);
  return result;
}

describe('the ratio of two means', () => {
  it.each(
    effectPairs.flatMap(({ id, a, b, fiellerPooled, fiellerSeparate }) => [
      { id, a, b, how: 'pooled', exact: fiellerPooled } as const,
      { id, a, b, how: 'separate', exact: fiellerSeparate } as const,
    ]),
  )('has the ends that a search for Fieller’s set finds ($id, $how)', ({ a, b, how, exact }) => {
    if (exact.confidence95 === null) {
      expect(ratioOfMeans(a, b, how)).toEqual({ kind: 'impossible', obstacle: 'unbounded' });
      return;
    }
    const { ratio, confidence95, df } = estimated(a, b, how);
    expectClose(ratio, exact.ratio, { rel: 1e-13 });
    expectClose(df, exact.df, { rel: 1e-12 });
    expectClose(confidence95[0], exact.confidence95[0]!, { rel: 1e-10 });
    expectClose(confidence95[1], exact.confidence95[1]!, { rel: 1e-10 });
  });

  it('agrees with R where the variances are pooled', () => {
    const oracle = statsOracle<Wells, { percent: number; fieller95: [number, number] }>('ratioOfMeans');
    for (const { input, expected } of oracle) {
      const { ratio, confidence95 } = estimated(input.treated, input.control, 'pooled');
      expectClose(100 * ratio, expected.percent, { rel: 1e-13 });
      expectClose(100 * confidence95[0], expected.fieller95[0], { rel: 1e-12 });
      expectClose(100 * confidence95[1], expected.fieller95[1], { rel: 1e-12 });
    }
  });

  it('has no ratio of values that are not above 0, of single values, or without scatter', () => {
    expect(ratioOfMeans([1, 2], [0, 3], 'pooled')).toMatchObject({ obstacle: 'notPositive' });
    expect(ratioOfMeans([-1, 2], [1, 3], 'separate')).toMatchObject({ obstacle: 'notPositive' });
    expect(ratioOfMeans([1], [1, 3], 'pooled')).toMatchObject({ obstacle: 'tooFewValues' });
    expect(ratioOfMeans([2, 2], [3, 3], 'pooled')).toMatchObject({ obstacle: 'noVariance' });
  });

  it('turns over with its groups', () => {
    const [a, b] = [
      [54.2, 56.9, 52.1],
      [43, 45.1, 41.2],
    ] as const;
    for (const how of ['pooled', 'separate'] as const) {
      const [there, back] = [estimated(a, b, how), estimated(b, a, how)];
      expectClose(back.ratio, 1 / there.ratio, { rel: 1e-14 });
      // of separate variances the degrees of freedom are those of either side, so only pooled ends turn over exactly
      if (how === 'pooled') expectClose(back.confidence95[0], 1 / there.confidence95[1], { rel: 1e-12 });
    }
  });
});
