import { normalLogUpperTail } from './normal.ts';
import { quantileOfLogTail } from './quantileOfLogTail.ts';
import { studentTQuantile } from './studentT.ts';
import { logSumOutwards, studentizedLogTail } from './studentizedTail.ts';

const logSqrt2Pi = 0.5 * Math.log(2 * Math.PI);

/**
 * P(Q > q) of the studentized range: how likely k equal means lie so far apart, measured in their estimated standard error.
 *
 * @param q - the range over the standard error of one mean, ≥ 0
 * @param k - number of means ≥ 2
 * @param df - degrees of freedom of the standard error > 0; Infinity for a known one
 * @source Tukey 1953; Copenhaver & Holland, J Stat Comput Simul 30:1 (1988); here the upper tail itself, not 1 − P(Q ≤ q)
 */
export function studentizedRangeUpperTail(q: number, k: number, df: number): number {
  return Math.min(1, Math.exp(logUpperTail(q, k, df)));
}

/**
 * log10 of P(Q > q), right also where the probability is too small for a double.
 *
 * @param q - the range over the standard error of one mean, ≥ 0
 * @param k - number of means ≥ 2
 * @param df - degrees of freedom of the standard error > 0; Infinity for a known one
 */
export function studentizedRangeLog10UpperTail(q: number, k: number, df: number): number {
  return Math.min(0, logUpperTail(q, k, df) / Math.LN10);
}

/**
 * The q that a share p of studentized ranges exceeds.
 *
 * @param p - of the upper tail, above 0 and below 1; for simultaneous 95 % intervals 0.05
 * @param k - number of means ≥ 2
 * @param df - degrees of freedom of the standard error > 0; Infinity for a known one
 */
export function studentizedRangeUpperQuantile(p: number, k: number, df: number): number {
  const pairs = (k * (k - 1)) / 2;
  // Bonferroni's bound is never below the quantile
  const start = Math.SQRT2 * studentTQuantile(1 - p / (2 * pairs), df);
  return quantileOfLogTail(p, (q) => logUpperTail(q, k, df), start);
}

function logUpperTail(q: number, k: number, df: number): number {
  if (!(Number.isInteger(k) && k >= 2)) throw new RangeError(`a range needs at least two means, not ${k}`);
  return studentizedLogTail(q, df, (w) => rangeLogTail(w, k));
}

/**
 * ln P(W > w) of the range of k standard normal values: k ∫ φ(z) {Φ(z)ᵏ⁻¹ − [Φ(z) − Φ(z − w)]ᵏ⁻¹} dz over their largest, z.
 *
 * The difference of powers is Φ(z − w) Σ Φ(z)ⁱ [Φ(z) − Φ(z − w)]ᵏ⁻²⁻ⁱ, a sum of positive terms, so that nothing cancels.
 */
function rangeLogTail(w: number, k: number): number {
  const step = Math.min(0.25, 0.5 / Math.sqrt(k));
  const logTerm = (index: number): number => {
    const z = index * step;
    const logBelow = normalLogUpperTail(-z);
    const logFurther = normalLogUpperTail(w - z);
    // [Φ(z) − Φ(z − w)]/Φ(z)
    const within = -Math.expm1(logFurther - logBelow);
    let powers = 1;
    for (let i = 2; i < k; i++) powers = powers * within + 1;
    return -0.5 * z * z - logSqrt2Pi + logFurther + (k - 2) * logBelow + Math.log(powers);
  };
  return Math.min(0, Math.log(k * step) + logSumOutwards(logTerm, Math.round(w / 2 / step)));
}
