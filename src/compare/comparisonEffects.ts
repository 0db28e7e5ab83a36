import type { Comparison, TestName } from '#domain/comparison';
import { noEffects, type ComparisonEffects, type RatioMethod, type Standardizer } from '#domain/effects';
import { effectSize } from '#stats/effectSize';
import { ratioOfMeans, type RatioObstacle } from '#stats/ratioOfMeans';
import { standardizedEffect, type StandardizedEffect } from '#stats/standardizedEffect';
import { ratioPairedTTest } from '#stats/tTest';
import { welchEffectSize } from '#stats/welchEffectSize';

type EffectSizeFields = Pick<
  ComparisonEffects,
  'cohensD' | 'cohensD95' | 'hedgesG' | 'hedgesG95' | 'standardizer' | 'noEffectSize'
>;
type RatioFields = Pick<ComparisonEffects, 'ratio' | 'ratio95' | 'ratioMethod' | 'noRatio'>;

/** The numbers that a test was done with; of paired tests aᵢ and bᵢ belong together, a constant has none. */
export interface TestedNumbers {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

const obstacles: Readonly<Record<RatioObstacle, string>> = {
  tooFewValues: 'fewer than two values in a group',
  notPositive: 'a value is not above 0, and only of quantities above 0 there is a ratio',
  noVariance: 'the values do not scatter',
  unbounded: 'the mean of b cannot be told from 0, so that the ratio has no two ends',
};

/**
 * How large the difference of a comparison is: Cohen's d and Hedges' g in the standard deviation that fits its test, and the ratio of the groups.
 *
 * Unpaired tests: d of two groups, ratio of means with Fieller's interval. Paired tests: d of the differences, geometric mean of the ratios.
 * Tests of log ratios: d of the logarithms; the ratio is that of the test.
 *
 * @param numbers - those that took part in the test
 * @returns null with the reason where a quantity makes no sense for the values
 */
export function comparisonEffects(comparison: Comparison, numbers: TestedNumbers): ComparisonEffects {
  if (comparison.p === null) return noEffects('not tested');
  if (comparison.scale === 'ratio') return logRatioEffects(comparison);
  const of = byTest[comparison.test];
  return of === undefined
    ? noEffects(`none is worked out beside a ${comparison.test} test`)
    : of(comparison, numbers);
}

const byTest: Readonly<
  Partial<Record<TestName, (comparison: Comparison, numbers: TestedNumbers) => ComparisonEffects>>
> = {
  student: (_, { a, b }) => ({
    ...sizeOf(effectSize(a, b), 'pooled SD'),
    ...independentRatio(ratioOfMeans(a, b, 'pooled')),
  }),
  welch: (_, { a, b }) => ({
    ...sizeOf(welchEffectSize(a, b), 'average SD'),
    ...independentRatio(ratioOfMeans(a, b, 'separate')),
  }),
  paired: (comparison, numbers) => ({
    ...sizeOf(ofOneSample(comparison), 'SD of the differences'),
    ...geometricRatio(numbers),
  }),
  'one-sample': (comparison, numbers) => ({
    ...sizeOf(ofOneSample(comparison), 'SD of the group'),
    ...ratioToConstant(comparison, numbers),
  }),
};

function logRatioEffects(comparison: Comparison): ComparisonEffects {
  const { difference, confidence95 } = comparison;
  return {
    ...sizeOf(ofOneSample(comparison), 'SD of the log ratios'),
    ...ratioFields(difference, confidence95, 'geometric mean of ratios'),
  };
}

/** A test of one sample (differences, log ratios, distances from a constant) has t = d·√n. */
function ofOneSample({ statistic, df }: Comparison): StandardizedEffect | null {
  if (statistic === null || df === null) return null;
  return standardizedEffect({ statistic, df, unit: 1 / Math.sqrt(df + 1) });
}

const noSize: EffectSizeFields = {
  cohensD: null,
  cohensD95: null,
  hedgesG: null,
  hedgesG95: null,
  standardizer: null,
  noEffectSize: 'the values do not scatter',
};

function sizeOf(
  effect: StandardizedEffect | { readonly kind: 'impossible' } | null,
  standardizer: Standardizer,
): EffectSizeFields {
  if (effect === null || !('cohensD' in effect)) return noSize;
  const { cohensD, cohensD95, hedgesG, hedgesG95 } = effect;
  const noEffectSize = hedgesG === null ? 'no g of n = 2: the bias of d has no size there' : null;
  return { cohensD, cohensD95, hedgesG, hedgesG95, standardizer, noEffectSize };
}

function independentRatio(result: ReturnType<typeof ratioOfMeans>): RatioFields {
  if (result.kind === 'impossible') return noRatio(result.obstacle);
  return ratioFields(result.ratio, result.confidence95, 'ratio of means, Fieller');
}

function geometricRatio({ a, b }: TestedNumbers): RatioFields {
  const test = ratioPairedTTest(a, b);
  if (test.kind === 'impossible') return noRatio(test.obstacle);
  return ratioFields(test.difference, test.confidence95, 'geometric mean of ratios');
}

/** The interval of the mean, over a constant that is known exactly. */
function ratioToConstant({ meanA, meanB, confidence95 }: Comparison, { a }: TestedNumbers): RatioFields {
  if (meanA === null || meanB === null || confidence95 === null) return noRatio('tooFewValues');
  if (!(meanB > 0) || !a.every((value) => value > 0)) return noRatio('notPositive');
  const [low, high] = confidence95;
  return ratioFields(meanA / meanB, [(meanB + low) / meanB, (meanB + high) / meanB], 'mean over constant');
}

function noRatio(obstacle: RatioObstacle): RatioFields {
  return { ratio: null, ratio95: null, ratioMethod: null, noRatio: obstacles[obstacle] };
}

function ratioFields(
  ratio: number | null,
  ratio95: readonly [number, number] | null,
  ratioMethod: RatioMethod,
): RatioFields {
  return { ratio, ratio95, ratioMethod, noRatio: ratio === null ? 'not tested' : null };
}
