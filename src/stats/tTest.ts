import { mean, sampleSd, sampleVariance } from './moments.ts';
import { studentTLog10TwoSidedP, studentTQuantile, studentTTwoSidedP } from './studentT.ts';

export type TTestMethod = 'student' | 'welch' | 'paired' | 'one-sample' | 'ratio-paired' | 'ratio-one-sample';

/** What is known of both sides whether or not a test was possible; of a constant only its value. */
export interface TTestGroups {
  readonly method: TTestMethod;
  readonly nA: number;
  /** 0 where b is a constant */
  readonly nB: number;
  readonly meanA: number;
  readonly meanB: number;
  /** null for n < 2 */
  readonly sdA: number | null;
  readonly sdB: number | null;
}

/** A two-sided t-test, complete in itself. */
export interface TTestResult extends TTestGroups {
  readonly kind: 'tested';
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** log10 p, right where p itself underflows */
  readonly log10p: number;
  /** a − b; for the ratio tests the geometric mean of a/b */
  readonly difference: number;
  /** of the difference or ratio */
  readonly confidence95: readonly [number, number];
  /** of the difference; for the ratio tests of its natural logarithm */
  readonly standardError: number;
  readonly scale: 'difference' | 'ratio';
}

/** Why there is no p. */
export type TTestObstacle =
  /** fewer than two values (or pairs) where two are needed */
  | 'tooFewValues'
  /** no scatter beyond rounding, so a difference has nothing to be measured against */
  | 'noVariance'
  /** a ratio of a value that is not above 0 */
  | 'notPositive';

export interface TTestImpossible extends TTestGroups {
  readonly kind: 'impossible';
  readonly obstacle: TTestObstacle;
}

export type TTest = TTestResult | TTestImpossible;

/** A standard error below this many roundings of the means is no scatter. */
const roundings = 10 * Number.EPSILON;

/**
 * Student's two-sample t-test: do two independent groups of equal variance differ in their means?
 *
 * t = (x̄ₐ − x̄_b)/(s √(1/nₐ + 1/n_b)), s² pooled over both groups, df = nₐ + n_b − 2.
 *
 * @param a - at least two values of the first group
 * @param b - at least two values of the second group, in the same unit
 * @source Student, Biometrika 6:1 (1908); R stats::t.test(var.equal = TRUE), whose limit for "essentially constant" is used
 */
export function studentTTest(a: readonly number[], b: readonly number[]): TTest {
  const groups = describe('student', a, b);
  const varianceA = sampleVariance(a);
  const varianceB = sampleVariance(b);
  if (varianceA === null || varianceB === null) return impossible(groups, 'tooFewValues');
  const df = a.length + b.length - 2;
  const pooled = ((a.length - 1) * varianceA + (b.length - 1) * varianceB) / df;
  const standardError = Math.sqrt(pooled * (1 / a.length + 1 / b.length));
  return test(groups, groups.meanA - groups.meanB, standardError, df);
}

/**
 * Welch's two-sample t-test: do two independent groups differ in their means, whatever their variances?
 *
 * t = (x̄ₐ − x̄_b)/√(vₐ + v_b) with v = s²/n, df = (vₐ + v_b)²/(vₐ²/(nₐ − 1) + v_b²/(n_b − 1)).
 *
 * @param a - at least two values of the first group
 * @param b - at least two values of the second group, in the same unit
 * @source Welch, Biometrika 34:28 (1947); R stats::t.test
 */
export function welchTTest(a: readonly number[], b: readonly number[]): TTest {
  const groups = describe('welch', a, b);
  const varianceA = sampleVariance(a);
  const varianceB = sampleVariance(b);
  if (varianceA === null || varianceB === null) return impossible(groups, 'tooFewValues');
  const partA = varianceA / a.length;
  const partB = varianceB / b.length;
  // as shares of their sum: squares of tiny variances would underflow
  const shareA = partA / (partA + partB);
  const df = 1 / (shareA ** 2 / (a.length - 1) + (1 - shareA) ** 2 / (b.length - 1));
  return test(groups, groups.meanA - groups.meanB, Math.sqrt(partA + partB), df);
}

/**
 * Paired t-test: is the mean of the differences aᵢ − bᵢ zero?
 *
 * @param a - at least two values; aᵢ and bᵢ belong together (the same experiment)
 * @param b - as many values, in the same order and unit
 * @source R stats::t.test(paired = TRUE)
 */
export function pairedTTest(a: readonly number[], b: readonly number[]): TTest {
  const groups = describe('paired', a, b);
  return testOfMean(
    groups,
    pairwise(a, b, (valueA, valueB) => valueA - valueB),
  );
}

/**
 * One-sample t-test: is the mean of the values mu?
 *
 * @param a - at least two values
 * @param mu - the constant they are compared with, in the same unit
 * @source R stats::t.test(mu = …)
 */
export function oneSampleTTest(a: readonly number[], mu: number): TTest {
  const groups = { ...describe('one-sample', a, [mu]), nB: 0 };
  return testOfMean(
    groups,
    a.map((value) => value - mu),
  );
}

/**
 * Ratio-paired t-test: is the geometric mean of the ratios aᵢ/bᵢ one? A paired t-test of the logarithms.
 *
 * @param a - at least two values above 0; aᵢ and bᵢ belong together (the same experiment)
 * @param b - as many values above 0, in the same order and unit
 * @returns `difference` and `confidence95` are ratios
 */
export function ratioPairedTTest(a: readonly number[], b: readonly number[]): TTest {
  const groups = describe('ratio-paired', a, b);
  if (![...a, ...b].every((value) => value > 0)) return impossible(groups, 'notPositive');
  return asRatio(testOfMean(groups, pairwise(a, b, logRatio), roundings));
}

/**
 * One-sample t-test of the log ratio: is the geometric mean of the values mu?
 *
 * The test for groups that were all divided by one control: the control itself is then a constant (1 or 100 %), not a group.
 *
 * @param a - at least two values above 0
 * @param mu - the constant > 0 they are compared with, in the same unit
 * @returns `difference` and `confidence95` are ratios
 */
export function ratioOneSampleTTest(a: readonly number[], mu: number): TTest {
  const groups = { ...describe('ratio-one-sample', a, [mu]), nB: 0 };
  if (![...a, mu].every((value) => value > 0)) return impossible(groups, 'notPositive');
  return asRatio(
    testOfMean(
      groups,
      a.map((value) => logRatio(value, mu)),
      roundings,
    ),
  );
}

function testOfMean(groups: TTestGroups, differences: readonly number[], rounding?: number): TTest {
  const variance = sampleVariance(differences);
  if (variance === null) return impossible(groups, 'tooFewValues');
  const standardError = Math.sqrt(variance / differences.length);
  return test(groups, mean(differences), standardError, differences.length - 1, rounding);
}

function test(
  groups: TTestGroups,
  difference: number,
  standardError: number,
  df: number,
  rounding = roundings * Math.max(Math.abs(groups.meanA), Math.abs(groups.meanB)),
): TTest {
  if (!(standardError > rounding)) return impossible(groups, 'noVariance');
  const statistic = difference / standardError;
  const half = studentTQuantile(0.975, df) * standardError;
  return {
    kind: 'tested',
    ...groups,
    statistic,
    df,
    p: studentTTwoSidedP(statistic, df),
    log10p: studentTLog10TwoSidedP(statistic, df),
    difference,
    confidence95: [difference - half, difference + half],
    standardError,
    scale: 'difference',
  };
}

function asRatio(result: TTest): TTest {
  if (result.kind === 'impossible') return result;
  const [low, high] = result.confidence95;
  return {
    ...result,
    difference: Math.exp(result.difference),
    confidence95: [Math.exp(low), Math.exp(high)],
    scale: 'ratio',
  };
}

function describe(method: TTestMethod, a: readonly number[], b: readonly number[]): TTestGroups {
  if (![...a, ...b].every(Number.isFinite)) throw new RangeError('a t-test takes finite numbers only');
  if (a.length === 0 || b.length === 0) throw new RangeError('a t-test takes groups that have values');
  return {
    method,
    nA: a.length,
    nB: b.length,
    meanA: mean(a),
    meanB: mean(b),
    sdA: sampleSd(a),
    sdB: sampleSd(b),
  };
}

function impossible(groups: TTestGroups, obstacle: TTestObstacle): TTestImpossible {
  return { kind: 'impossible', ...groups, obstacle };
}

/** ln(a/b); between close values by their difference, whose digits the quotient would round away. */
function logRatio(a: number, b: number): number {
  return a < 2 * b && b < 2 * a ? Math.log1p((a - b) / b) : Math.log(a / b);
}

function pairwise(
  a: readonly number[],
  b: readonly number[],
  of: (a: number, b: number) => number,
): number[] {
  if (a.length !== b.length) throw new RangeError(`${a.length} and ${b.length} values are no pairs`);
  return a.map((value, index) => of(value, b[index] ?? Number.NaN));
}
