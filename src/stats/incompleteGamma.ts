import { logMinusLinear } from './logMinusLinear.ts';
import { stirlingRemainder } from './stirlingRemainder.ts';

/** The regularised incomplete gamma functions at one point, each without loss of digits in its tail. */
export interface IncompleteGamma {
  /** P(a, x) */
  readonly lower: number;
  /** Q(a, x) = 1 − P(a, x) */
  readonly upper: number;
  /** ln Q(a, x), right where Q itself underflows */
  readonly logUpper: number;
}

const tiny = 1e-300;
const maxSteps = 1_000_000;

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x), which the tail of χ² is made of.
 *
 * Below x = a + 1 the series of P, above it the continued fraction of Q; the other one is the complement.
 *
 * @param a - > 0
 * @param x - ≥ 0
 * @source NIST DLMF 8.7.1 (series), 8.9.2 (continued fraction)
 */
export function incompleteGamma(a: number, x: number): IncompleteGamma {
  if (!(a > 0 && x >= 0)) throw new RangeError(`incompleteGamma needs a > 0 and x ≥ 0, not ${a}, ${x}`);
  if (x === 0) return { lower: 0, upper: 1, logUpper: 0 };
  if (x === Infinity) return { lower: 1, upper: 0, logUpper: -Infinity };
  const logPrefix = logGammaPrefix(a, (x - a) / a, x / a);
  if (x < a + 1) {
    const lower = Math.exp(logPrefix) * series(a, x);
    return { lower, upper: 1 - lower, logUpper: Math.log1p(-lower) };
  }
  const logUpper = logPrefix - Math.log(fraction(a, x));
  const upper = Math.exp(logUpper);
  return { lower: 1 - upper, upper, logUpper };
}

/**
 * ln [xᵃ e⁻ˣ / Γ(a)] as deviance from the mean a, so that a large a does not cancel (Loader's saddle-point form).
 *
 * @param a - > 0
 * @param beyondMean - (x − a)/a, computed by the caller so that it keeps its digits near 0
 * @param ratio - x/a
 * @source C. Loader, Fast and accurate computation of binomial probabilities, 2000
 */
export function logGammaPrefix(a: number, beyondMean: number, ratio: number): number {
  return a * logMinusLinear(beyondMean, ratio) + 0.5 * Math.log(a / (2 * Math.PI)) - stirlingRemainder(a);
}

/** Σ xⁿ/(a (a + 1) … (a + n)) */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < maxSteps; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-17) return sum;
  }
  throw new RangeError(`the incomplete gamma series did not converge for ${a}, ${x}`);
}

/** x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …)), by the modified Lentz method. */
function fraction(a: number, x: number): number {
  let value = x - a + 1;
  let c = value;
  let d = 0;
  for (let n = 1; n < maxSteps; n++) {
    const numerator = n * (a - n);
    const denominator = x - a + 2 * n + 1;
    d = denominator + numerator * d;
    if (Math.abs(d) < tiny) d = tiny;
    c = denominator + numerator / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < Number.EPSILON) return value;
  }
  throw new RangeError(`the incomplete gamma fraction did not converge for ${a}, ${x}`);
}
