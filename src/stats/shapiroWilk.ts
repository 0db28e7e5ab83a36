import { mean } from './moments.ts';
import { normalLogUpperTail, normalQuantile, normalUpperTail } from './normal.ts';

/** A Shapiro–Wilk test, complete in itself. */
export interface ShapiroWilkResult {
  readonly kind: 'tested';
  readonly method: 'shapiro-wilk';
  readonly n: number;
  /** W: 1 for values that lie as those of a normal distribution */
  readonly statistic: number;
  readonly p: number;
  /** log10 p, right where p itself underflows; −∞ only where W is the least three values can have */
  readonly log10p: number;
}

/** Why there is no p: fewer than 3 values, more than 5000, or no scatter. */
export interface ShapiroWilkImpossible {
  readonly kind: 'impossible';
  readonly obstacle: 'tooFewValues' | 'tooManyValues' | 'noVariance';
  readonly n: number;
}

// Royston's polynomials, constant first: for the weights in 1/√n, for the mean and ln SD of ln(1 − W) in n or ln n
const lastWeight = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
const lastButOneWeight = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
const smallMean = [0.544, -0.39978, 0.025054, -6.714e-4];
const smallLogSd = [1.3822, -0.77857, 0.062767, -0.0020322];
const smallOrigin = [-2.273, 0.459];
const largeMean = [-1.5861, -0.31082, -0.083751, 0.0038915];
const largeLogSd = [-0.4803, -0.082676, 0.0030302];
const smallUpTo = 11;

/** Scatter below this many roundings of the mean is none. */
const roundings = 10 * Number.EPSILON;

/**
 * Shapiro–Wilk test: could the values come from a normal distribution?
 *
 * W = (Σ aᵢ x₍ᵢ₎)²/Σ(xᵢ − x̄)², with weights a near the expected order statistics of a normal sample; p from a transformation of
 * 1 − W to normal, exact for n = 3. With few values hardly any shape is told from normal: a large p proves nothing.
 *
 * @param values - 3 to 5000
 * @source Shapiro, Wilk, Biometrika 52:591 (1965); Royston, Appl Stat 44:547 (1995), algorithm AS R94
 */
export function shapiroWilk(values: readonly number[]): ShapiroWilkResult | ShapiroWilkImpossible {
  if (!values.every(Number.isFinite)) throw new RangeError('a Shapiro–Wilk test takes finite numbers only');
  const n = values.length;
  if (n < 3) return { kind: 'impossible', obstacle: 'tooFewValues', n };
  if (n > 5000) return { kind: 'impossible', obstacle: 'tooManyValues', n };
  const sorted = values.toSorted((a, b) => a - b);
  const centre = mean(sorted);
  const range = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  if (!(range > roundings * Math.abs(centre))) return { kind: 'impossible', obstacle: 'noVariance', n };
  const distance = oneMinusW(
    sorted.map((value) => (value - centre) / range),
    weights(n),
  );
  return { kind: 'tested', method: 'shapiro-wilk', n, statistic: 1 - distance, ...tail(distance, n) };
}

/** The weights of the sorted values, antisymmetric, Σa² = 1. */
function weights(n: number): number[] {
  const half = n === 3 ? [Math.SQRT1_2] : upperWeights(n);
  const middle = n % 2 === 1 ? [0] : [];
  return [...half.map((weight) => -weight), ...middle, ...half.toReversed()];
}

/** From the largest value inwards: polynomials for the last (two), the rest in proportion to normal scores. */
function upperWeights(n: number): number[] {
  const scores = Array.from({ length: Math.floor(n / 2) }, (_, index) =>
    Math.abs(normalQuantile((index + 1 - 0.375) / (n + 0.25))),
  );
  const squares = 2 * scores.reduce((sum, score) => sum + score * score, 0);
  const outer = (n > 5 ? [lastWeight, lastButOneWeight] : [lastWeight]).map(
    (coefficients, index) =>
      polynomial(coefficients, 1 / Math.sqrt(n)) + (scores[index] ?? 0) / Math.sqrt(squares),
  );
  const squaresLeft = outer.reduce((rest, _, index) => rest - 2 * (scores[index] ?? 0) ** 2, squares);
  const weightLeft = outer.reduce((rest, weight) => rest - 2 * weight * weight, 1);
  const factor = Math.sqrt(squaresLeft / weightLeft);
  return scores.map((score, index) => outer[index] ?? score / factor);
}

/** 1 − W as (1 − r)(1 + r) with r the correlation of values and weights: W near 1 keeps its digits. */
function oneMinusW(centred: readonly number[], a: readonly number[]): number {
  const weightSquares = a.reduce((sum, weight) => sum + weight * weight, 0);
  const valueSquares = centred.reduce((sum, value) => sum + value * value, 0);
  const product = a.reduce((sum, weight, index) => sum + weight * (centred[index] ?? 0), 0);
  const both = Math.sqrt(weightSquares * valueSquares);
  return Math.max(0, ((both - product) * (both + product)) / (weightSquares * valueSquares));
}

function tail(distance: number, n: number): { p: number; log10p: number } {
  if (n === 3) {
    // W of three values is at least ¾
    const p = Math.max(0, (6 / Math.PI) * (Math.asin(Math.sqrt(1 - distance)) - Math.asin(Math.sqrt(0.75))));
    return { p, log10p: Math.log10(p) };
  }
  const z = normalised(distance, n);
  return { p: normalUpperTail(z), log10p: normalLogUpperTail(z) / Math.LN10 };
}

function normalised(distance: number, n: number): number {
  const logDistance = Math.log(distance);
  if (n <= smallUpTo) {
    const origin = polynomial(smallOrigin, n);
    // beyond the origin Royston's curve has ended: as far from normal as so few values can be
    if (logDistance >= origin) return Infinity;
    return (-Math.log(origin - logDistance) - polynomial(smallMean, n)) / Math.exp(polynomial(smallLogSd, n));
  }
  const logN = Math.log(n);
  return (logDistance - polynomial(largeMean, logN)) / Math.exp(polynomial(largeLogSd, logN));
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
