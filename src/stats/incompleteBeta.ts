import { logMinusLinear } from './logMinusLinear.ts';
import { stirlingRemainder } from './stirlingRemainder.ts';

/** The regularised incomplete beta function at one point, from both sides, each without loss of digits. */
export interface IncompleteBeta {
  /** Iₓ(a, b) */
  readonly lower: number;
  /** 1 − Iₓ(a, b) */
  readonly upper: number;
  /** Natural logarithms, right where the value itself underflows. */
  readonly logLower: number;
  readonly logUpper: number;
  /** ln [xᵃ yᵇ / B(a, b)], from which the densities of t and F follow. */
  readonly logPrefix: number;
}

const epsilon = Number.EPSILON / 2;
const tiny = 1e-300;
const maxSteps = 1_000_000;

/**
 * The regularised incomplete beta function Iₓ(a, b), which the tails of t and F are made of.
 *
 * Iₓ(a, b) = xᵃ yᵇ / B(a, b) / (continued fraction), on the side of the mean where that converges quickly; the other side is
 * its complement.
 *
 * @param a - > 0
 * @param b - > 0
 * @param x - 0 … 1
 * @param y - 1 − x, computed by the caller without subtraction: near x = 1 all digits of the tail are in it
 * @source NIST DLMF 8.17.22 (continued fraction), here its even part: DiDonato and Morris, ACM TOMS 18:360, 1992
 */
export function incompleteBeta(a: number, b: number, x: number, y: number): IncompleteBeta {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) {
    throw new RangeError(`incompleteBeta needs a, b > 0 and x, y ≥ 0, not ${a}, ${b}, ${x}, ${y}`);
  }
  if (x === 0) return { lower: 0, upper: 1, logLower: -Infinity, logUpper: 0, logPrefix: -Infinity };
  if (y === 0) return { lower: 1, upper: 0, logLower: 0, logUpper: -Infinity, logPrefix: -Infinity };
  const logPrefix = logBetaPrefix(a, b, x, y);
  if (x * (a + b + 2) <= a + 1) {
    const logLower = logPrefix - Math.log(continuedFraction(a, b, x, y));
    const lower = Math.exp(logLower);
    return { lower, upper: 1 - lower, logLower, logUpper: Math.log1p(-lower), logPrefix };
  }
  const logUpper = logPrefix - Math.log(continuedFraction(b, a, y, x));
  const upper = Math.exp(logUpper);
  return { lower: 1 - upper, upper, logLower: Math.log1p(-upper), logUpper, logPrefix };
}

/**
 * ln [xᵃ yᵇ / B(a, b)] as deviance from the mean a/(a + b), so that large a and b do not cancel (Loader's saddle-point form).
 *
 * @source C. Loader, Fast and accurate computation of binomial probabilities, 2000
 */
export function logBetaPrefix(a: number, b: number, x: number, y: number): number {
  const beyondMean = a * y - b * x;
  const deviance =
    a * logMinusLinear(-beyondMean / a, (x * (a + b)) / a) +
    b * logMinusLinear(beyondMean / b, (y * (a + b)) / b);
  const scale = 0.5 * Math.log(((a / (a + b)) * b) / (2 * Math.PI));
  return scale - stirlingRemainder(a) - stirlingRemainder(b) + stirlingRemainder(a + b) + deviance;
}

/**
 * Even part of the continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)), by the modified Lentz method.
 *
 * Written with y and the distance from the mean, ay − bx: the plain form in x alone loses the digits of a·ε when x is near 1.
 */
function continuedFraction(a: number, b: number, x: number, y: number): number {
  const fromMean = a * y - b * x;
  let fraction = (a * (fromMean + 1)) / (a + 1);
  if (Math.abs(fraction) < tiny) fraction = tiny;
  let c = fraction;
  let d = 0;
  for (let m = 1; m < maxSteps; m++) {
    const inner = a + 2 * m - 1;
    const numerator = ((a + m - 1) / inner) * ((a + b + m - 1) / inner) * m * (b - m) * x * x;
    const denominator =
      m + (m * (b - m) * x) / inner + ((a + m) * (fromMean + 1 + m * (1 + y))) / (a + 2 * m + 1);
    d = denominator + numerator * d;
    if (Math.abs(d) < tiny) d = tiny;
    c = denominator + numerator / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < 2 * epsilon) return fraction;
  }
  throw new RangeError(`the incomplete beta fraction did not converge for ${a}, ${b}, ${x}`);
}
