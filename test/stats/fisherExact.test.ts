import { describe, expect, it } from 'vitest';
import { fisherExact, type FisherExactResult, type TwoByTwo } from '#stats/fisherExact';
import exact from '../oracle/stats-exact.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

function tested(table: TwoByTwo): FisherExactResult {
  const test = fisherExact(table);
  if (test.kind === 'impossible') expect.fail('a margin is empty');
  return test;
}

describe('Fisher’s exact test', () => {
  it('agrees with R, and in the odds ratio with 40-digit arithmetic, of which R’s search has five digits', () => {
    const [first] = statsOracle<{ table: TwoByTwo }, Record<'p' | 'chisqYatesP', number>>('fisher2x2');
    const result = tested(first!.input.table);
    expectClose(result.p, first!.expected.p, { rel: 1e-12 });
    expectClose(result.p, exact.exact['fisher-1'].p, { rel: 1e-14 });
    expectClose(result.pYates, first!.expected.chisqYatesP, { rel: 1e-12 });
    expectClose(result.oddsRatio, exact.exact['fisher-1'].oddsRatioConditional, { rel: 1e-13 });
  });

  it('finds the lady’s four cups of tea: p = 34/70, and 1/70 for all right', () => {
    const three = tested([
      [3, 1],
      [1, 3],
    ]);
    expectClose(three.p, 34 / 70, { rel: 1e-14 });
    expectClose(three.pGreater, 17 / 70, { rel: 1e-14 });
    expectClose(three.pLess, 69 / 70, { rel: 1e-14 });
    const all = tested([
      [4, 0],
      [0, 4],
    ]);
    expectClose(all.pGreater, 1 / 70, { rel: 1e-14 });
    expectClose(all.p, 2 / 70, { rel: 1e-14 });
    expect(all.oddsRatio).toBe(Infinity);
    expect(
      tested([
        [0, 4],
        [4, 0],
      ]).oddsRatio,
    ).toBe(0);
  });

  it('turns the odds ratio over when the rows are exchanged, and keeps p', () => {
    const there = tested([
      [30, 170],
      [55, 145],
    ]);
    const back = tested([
      [55, 145],
      [30, 170],
    ]);
    expectClose(back.p, there.p, { rel: 1e-12 });
    expectClose(back.oddsRatio, 1 / there.oddsRatio, { rel: 1e-12 });
    expectClose(back.pLess, there.pGreater, { rel: 1e-12 });
  });

  it('is impossible without a margin, and counts whole numbers only', () => {
    expect(
      fisherExact([
        [0, 0],
        [3, 4],
      ]),
    ).toEqual({ kind: 'impossible', obstacle: 'emptyMargin' });
    expect(() =>
      fisherExact([
        [1, 2],
        [3, 0.5],
      ]),
    ).toThrow('whole');
  });
});
