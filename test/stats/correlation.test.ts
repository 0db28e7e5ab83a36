import { describe, expect, it } from 'vitest';
import { pearsonCorrelation, spearmanCorrelation } from '#stats/correlation';
import { linearRegression } from '#stats/linearRegression';
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

type Names = 'r' | 't' | 'p' | 'rho' | 'rhoPexact';
const [cor] = statsOracle<Record<'x' | 'y', number[]>, Record<Names, number> & { ci95: number[] }>(
  'correlation',
);
const { x, y } = cor!.input;

describe('correlation', () => {
  it('agrees with R: Pearson with its interval, Spearman with ties', () => {
    const result = pearsonCorrelation(x, y);
    const ranks = spearmanCorrelation(x, y);
    if (result.kind === 'impossible' || ranks.kind === 'impossible') expect.fail();
    expectClose(result.coefficient, cor!.expected.r, { rel: 1e-13 });
    expectClose(result.statistic, cor!.expected.t, { rel: 1e-12 });
    expectClose(result.p, cor!.expected.p, { rel: 1e-12 });
    expectClose(result.log10p, Math.log10(cor!.expected.p), { rel: 1e-12 });
    cor!.expected.ci95.forEach((end, side) => expectClose(result.confidence95![side], end, { rel: 1e-12 }));
    expectClose(ranks.coefficient, cor!.expected.rho, { rel: 1e-13 });
    expectClose(ranks.p, cor!.expected.rhoPexact, { rel: 1e-12 });
    expect(ranks.confidence95).toBeNull();
  });

  it('keeps its digits on a nearly straight line: t is that of the slope', () => {
    const line = [1, 2, 3, 4, 5, 6];
    const near = line.map((value, i) => 3 * value + 1e-7 * (i % 2 === 0 ? 1 : -1));
    const result = pearsonCorrelation(line, near);
    const fit = linearRegression(line, near);
    if (result.kind === 'impossible' || fit.kind === 'impossible') expect.fail();
    expectClose(result.statistic, fit.slope.value / fit.slope.standardError, { rel: 1e-7 });
    expectClose(result.p, fit.slope.p, { rel: 1e-6 });
  });

  it('is −1 for orders that are each other’s reverse, with p 0', () => {
    const result = spearmanCorrelation([1, 10, 100], [5, 4, -3]);
    expect(result).toMatchObject({ kind: 'tested', n: 3, df: 1, confidence95: null });
    if (result.kind === 'tested') expectClose(result.coefficient, -1, { rel: 1e-14 });
  });

  it('is impossible for two pairs and for a constant, and takes pairs only', () => {
    expect(pearsonCorrelation([1, 2], [3, 4])).toEqual({
      kind: 'impossible',
      obstacle: 'tooFewValues',
      n: 2,
    });
    expect(pearsonCorrelation([1, 2, 3], [0.3, 0.3, 0.1 + 0.2])).toMatchObject({ obstacle: 'noVariance' });
    expect(() => pearsonCorrelation([1, 2, 3], [1, 2])).toThrow('pairs');
    expect(() => spearmanCorrelation([1, 2, NaN], [1, 2, 3])).toThrow('finite');
  });
});

describe('the straight line of least squares', () => {
  it('agrees with R', () => {
    type Line = Record<'intercept' | 'slope' | 'r2' | 'sigma', number> & { se: number[] };
    const [{ input, expected } = expect.fail('no line in the oracle')] = statsOracle<
      Record<'x' | 'y', number[]>,
      Line
    >('linearRegression');
    const fit = linearRegression(input.x, input.y);
    if (fit.kind === 'impossible') expect.fail();
    expectClose(fit.intercept.value, expected.intercept, { rel: 1e-12 });
    expectClose(fit.slope.value, expected.slope, { rel: 1e-13 });
    expectClose(fit.intercept.standardError, expected.se[0]!, { rel: 1e-13 });
    expectClose(fit.slope.standardError, expected.se[1]!, { rel: 1e-13 });
    expectClose(fit.rSquared, expected.r2, { rel: 1e-12 });
    expectClose(fit.residualSd, expected.sigma, { rel: 1e-13 });
    expect(fit.df).toBe(7);
    // the slope and the correlation are one test
    const r = pearsonCorrelation(input.x, input.y);
    if (r.kind === 'impossible') expect.fail();
    expectClose(fit.slope.p, r.p, { rel: 1e-12 });
    expectClose(fit.rSquared, r.coefficient ** 2, { rel: 1e-12 });
  });

  it('goes through points that lie on it, far from 0 too', () => {
    const fit = linearRegression([1e6, 1e6 + 1, 1e6 + 2], [7, 9, 11]);
    expect(fit).toMatchObject({ kind: 'fitted', rSquared: 1, residualSd: 0 });
    if (fit.kind === 'fitted') expectClose(fit.slope.value, 2, { rel: 1e-14 });
    if (fit.kind === 'fitted') expectClose(fit.intercept.value, 7 - 2e6, { rel: 1e-14 });
  });

  it('is impossible for two points and for one x', () => {
    expect(linearRegression([1, 2], [1, 2])).toMatchObject({ obstacle: 'tooFewValues' });
    expect(linearRegression([3, 3, 3], [1, 2, 4])).toMatchObject({ obstacle: 'noVariance' });
    expect(() => linearRegression([1, 2], [1])).toThrow('points');
  });
});
