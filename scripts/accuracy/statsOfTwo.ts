import { median, quantile } from 'd3-array';
import { geometricMean } from '#doseresponse/geometricMean';
import { pearsonCorrelation, spearmanCorrelation } from '#stats/correlation';
import { effectSize } from '#stats/effectSize';
import { fiellerInterval } from '#stats/fieller';
import { fisherExact, type TwoByTwo } from '#stats/fisherExact';
import { grubbs } from '#stats/grubbs';
import { linearRegression } from '#stats/linearRegression';
import { mannWhitney } from '#stats/mannWhitney';
import { mean, meanConfidence95, sampleSd, sampleVariance, standardErrorOfMean } from '#stats/moments';
import { robustSd } from '#stats/robust';
import { routMean } from '#stats/routMean';
import { shapiroWilk } from '#stats/shapiroWilk';
import { studentTQuantile, studentTUpperTail } from '#stats/studentT';
import { oneSampleTTest, pairedTTest, studentTTest, welchTTest, type TTest } from '#stats/tTest';
import { varianceFTest } from '#stats/varianceFTest';
import { wilcoxonSignedRank } from '#stats/wilcoxonSignedRank';
import type { Found } from './statsReference.ts';

interface Samples {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The result of a test that was possible. */
export function possible<Result extends { readonly kind: string }>(
  result: Result,
): Exclude<Result, { readonly kind: 'impossible' }> {
  if (result.kind === 'impossible') throw new RangeError('the test was impossible');
  return result as Exclude<Result, { readonly kind: 'impossible' }>;
}

/** As t.test prints it, one-sided where that was asked for. */
export function tTestNumbers(test: TTest, alternative: unknown = 'two.sided'): Found {
  const { statistic, df, p, log10p, confidence95, standardError, difference, ...groups } = possible(test);
  const estimate = groups.nB > 0 && groups.method !== 'paired' ? [groups.meanA, groups.meanB] : null;
  const common = { t: statistic, df, stderr: standardError, estimate };
  if (alternative === 'two.sided') return { ...common, p, log10p, ci95: confidence95 };
  const sign = alternative === 'less' ? -1 : 1;
  const end = difference - sign * studentTQuantile(0.95, df) * standardError;
  return {
    ...common,
    p: studentTUpperTail(sign * statistic, df),
    ci95: sign === 1 ? [end, null] : [null, end],
  };
}

/** One sample or two: what we have for each kind, named as in the reference. */
export const statsOfTwo: Readonly<
  Record<string, (input: never, options: Readonly<Record<string, unknown>>) => Found>
> = {
  ttest: ({ x, y }: Samples, { varEqual, alternative }) =>
    tTestNumbers((varEqual === true ? studentTTest : welchTTest)(x, y), alternative),
  ttestPaired: ({ x, y }: Samples) => {
    const test = pairedTTest(x, y);
    return { ...tTestNumbers(test), estimate: possible(test).difference };
  },
  ttestOne: ({ x, mu }: { x: readonly number[]; mu: number }) => {
    const test = oneSampleTTest(x, mu);
    const { difference, confidence95 } = possible(test);
    return {
      ...tTestNumbers(test),
      estimate: difference + mu,
      ci95: confidence95.map((end) => end + mu),
    };
  },
  varTest: ({ x, y }: Samples) => {
    const { statistic, df1, df2, p } = varianceFTest(x, y)!;
    return { F: statistic, df1, df2, p };
  },
  effectSize: ({ x, y }: Samples) => {
    const { cohensD, cohensD95, hedgesG, hedgesG95, hedgesCorrection } = possible(effectSize(x, y));
    return {
      cohensD,
      cohensDci95NoncentralT: cohensD95,
      hedgesCorrectionExact: hedgesCorrection,
      hedgesG,
      hedgesGci95: hedgesG95,
    };
  },
  shapiro: ({ x }: Samples) => {
    const { statistic, p } = possible(shapiroWilk(x));
    return { W: statistic, p };
  },
  mannWhitney: ({ x, y }: Samples) => {
    const exact = possible(mannWhitney(x, y, 'exact'));
    const { statistic, p, pLess, pGreater, shift, confidence95 } = exact;
    return {
      W: statistic,
      pExact: p,
      pNormalContinuity: possible(mannWhitney(x, y, 'normal')).p,
      hodgesLehmann: shift,
      ci95: confidence95,
      exactPermutation: { pTwoSidedDoubledTail: p, pLess, pGreater },
    };
  },
  wilcoxonSignedRank: ({ x, y }: Samples) => {
    const { statistic, p } = possible(wilcoxonSignedRank(x.map((value, i) => value - y[i]!)));
    return { V: statistic, pExact: p };
  },
  geoMean: ({ x }: Samples) => {
    const { value, confidence95 } = geometricMean(x);
    const sd = sampleSd(x)!;
    return {
      geoMean: value,
      geoSdFactor: Math.exp(sampleSd(x.map(Math.log))!),
      ci95: confidence95,
      mean: mean(x),
      sd,
      sem: standardErrorOfMean(x),
      ciMean95: meanConfidence95(x),
      cvPercent: (100 * sd) / mean(x),
      median: median(x),
      quartilesType7: [quantile(x, 0.25), quantile(x, 0.75)],
      'mad1.4826': robustSd(x),
    };
  },
  ratioOfMeans: ({ treated, control }: Record<'treated' | 'control', readonly number[]>) => {
    const [a, c] = [mean(treated), mean(control)];
    const df = treated.length + control.length - 2;
    const [varianceA, varianceC] = [sampleVariance(treated)!, sampleVariance(control)!];
    const pooled = ((treated.length - 1) * varianceA + (control.length - 1) * varianceC) / df;
    const means = { numerator: a, denominator: c, covariance: 0 };
    const errors = {
      numeratorVariance: pooled / treated.length,
      denominatorVariance: pooled / control.length,
    };
    const interval = fiellerInterval({ ...means, ...errors }, studentTQuantile(0.975, df))!;
    return {
      percent: (100 * a) / c,
      sdNaive: (100 * sampleSd(treated)!) / c,
      fieller95: interval.map((end) => 100 * end),
    };
  },
  grubbs: ({ x }: Samples) => {
    const { statistic, index, p, critical05 } = possible(grubbs(x));
    return { G: statistic, index0: index, p, criticalAlpha05TwoSided: critical05, outlier: p < 0.05 };
  },
  routMean: ({ x }: Samples, { Q }) => {
    const { outliers } = possible(routMean(x, Q as number));
    return { outlierIndices0: outliers };
  },
  correlation: ({ x, y }: Samples) => {
    const { coefficient, statistic, df, p, confidence95 } = possible(pearsonCorrelation(x, y));
    const spearman = possible(spearmanCorrelation(x, y));
    return {
      ...{ r: coefficient, t: statistic, df, p, ci95: confidence95 },
      ...{ rho: spearman.coefficient, rhoPexact: spearman.p },
    };
  },
  linearRegression: ({ x, y }: Samples) => {
    const { intercept, slope, rSquared, residualSd } = possible(linearRegression(x, y));
    return {
      intercept: intercept.value,
      slope: slope.value,
      se: [intercept.standardError, slope.standardError],
      r2: rSquared,
      sigma: residualSd,
    };
  },
  fisher2x2: ({ table }: { table: TwoByTwo }) => {
    const { p, oddsRatio, pYates } = possible(fisherExact(table));
    return { p, oddsRatioConditional: oddsRatio, chisqYatesP: pYates };
  },
};
