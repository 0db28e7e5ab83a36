import { describe, expect, it } from 'vitest';
import { extraSumOfSquares } from '#stats/extraSumOfSquares';
import { linearRegression } from '#stats/linearRegression';
import { expectClose } from '../support/expectClose.ts';

describe('the extra-sum-of-squares test', () => {
  it('is for a line against its mean the square of the slope’s t', () => {
    const [x, y] = [
      [1, 2, 3, 4, 5],
      [1.1, 1.9, 3.4, 3.8, 5.3],
    ];
    const fit = linearRegression(x, y);
    if (fit.kind === 'impossible') expect.fail();
    const rss = fit.residualSd ** 2 * fit.df;
    const test = extraSumOfSquares({ rss: rss / (1 - fit.rSquared), df: 4 }, { rss, df: 3 })!;
    expect([test.df1, test.df2]).toEqual([1, 3]);
    expectClose(test.statistic, (fit.slope.value / fit.slope.standardError) ** 2, { rel: 1e-11 });
    expectClose(test.p, fit.slope.p, { rel: 1e-10 });
  });

  it('has F 0 where the larger model is no better by rounding, and no answer without more parameters or scatter', () => {
    expect(extraSumOfSquares({ rss: 2, df: 5 }, { rss: 2 + 1e-15, df: 4 })).toMatchObject({
      statistic: 0,
      p: 1,
    });
    expect(extraSumOfSquares({ rss: 2, df: 4 }, { rss: 1, df: 4 })).toBeNull();
    expect(extraSumOfSquares({ rss: 2, df: 4 }, { rss: 0, df: 3 })).toBeNull();
    expect(extraSumOfSquares({ rss: 2, df: 4 }, { rss: 1, df: 0 })).toBeNull();
  });
});
