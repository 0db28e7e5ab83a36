import { incompleteBeta, logBetaPrefix, type IncompleteBeta } from './incompleteBeta.ts';
import { normalLogUpperTail, normalQuantile, normalUpperTail } from './normal.ts';

/** Beyond this many degrees of freedom t and z agree in every digit a double has. */
const normalFrom = 1e17;
/** Here t² still is a double; beyond it, only the leading power of the tail counts. */
const squareBelow = 1e150;

/**
 * P(T > t) of Student's t distribution, to all digits in either tail.
 *
 * @param t - the statistic
 * @param df - degrees of freedom > 0, whole or not (Welch)
 * @source NIST DLMF 8.17: P(|T| > t) = Iₓ(df/2, ½), x = df/(df + t²)
 */
export function studentTUpperTail(t: number, df: number): number {
  checkArguments(t, df);
  if (df >= normalFrom) return normalUpperTail(t);
  const half = studentTTwoSidedP(t, df) / 2;
  return t >= 0 ? half : 1 - half;
}

/**
 * Two-sided p of a t statistic, P(|T| > |t|).
 *
 * @param t - the statistic
 * @param df - degrees of freedom > 0, whole or not (Welch)
 * @returns 0 only where p is below 5e-324; see `studentTLog10TwoSidedP`
 */
export function studentTTwoSidedP(t: number, df: number): number {
  checkArguments(t, df);
  if (df >= normalFrom) return 2 * normalUpperTail(Math.abs(t));
  return Math.abs(t) < squareBelow ? tails(t, df).lower : Math.exp(logFarTail(t, df));
}

/**
 * log10 of the two-sided p of a t statistic, right also where p itself is too small for a double.
 *
 * @param t - the statistic
 * @param df - degrees of freedom > 0, whole or not (Welch)
 */
export function studentTLog10TwoSidedP(t: number, df: number): number {
  checkArguments(t, df);
  if (df >= normalFrom) return (Math.LN2 + normalLogUpperTail(Math.abs(t))) / Math.LN10;
  return (Math.abs(t) < squareBelow ? tails(t, df).logLower : logFarTail(t, df)) / Math.LN10;
}

/**
 * The t below which a share p of Student's t distribution lies.
 *
 * Newton's steps on ln p over ln t, where both tails and centre are concave: it cannot overshoot twice.
 *
 * @param p - 0 … 1; for a 95 % interval 0.975
 * @param df - degrees of freedom > 0, whole or not
 * @returns −∞ for p = 0, ∞ for p = 1
 */
export function studentTQuantile(p: number, df: number): number {
  checkArguments(0, df);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile needs 0 ≤ p ≤ 1, not ${p}`);
  if (df >= normalFrom) return normalQuantile(p);
  if (p === 0.5) return 0;
  if (p > 0.5) return upperQuantile(1 - p, p - 0.5, df);
  return -upperQuantile(p, 0.5 - p, df);
}

/** t > 0 with P(T > t) = tail = ½ − fromCentre; both are given because near 0 and near ½ only one of them has digits. */
function upperQuantile(tail: number, fromCentre: number, df: number): number {
  if (tail === 0) return Infinity;
  return tail < 0.25
    ? quantileFromTail(Math.LN2 + Math.log(tail), df)
    : quantileFromCentre(2 * fromCentre, df);
}

function quantileFromTail(logP: number, df: number): number {
  const z = -normalQuantile(Math.exp(logP) / 2);
  let logT = Math.log(Number.isFinite(z) ? z : 38);
  for (let step = 0; step < 200; step++) {
    const { logTail, logDensity } = atLogT(logT, df);
    const change = (logTail - logP) / (2 * Math.exp(logDensity - logTail));
    logT += change;
    if (Math.abs(change) < 4e-16 * Math.max(1, Math.abs(logT))) break;
  }
  return Math.exp(logT);
}

function quantileFromCentre(central: number, df: number): number {
  let t = central / (2 * densityAtZero(df));
  for (let step = 0; step < 200; step++) {
    const { upper, logPrefix } = tails(t, df);
    const change = (Math.log(central / upper) * upper) / (2 * Math.exp(logPrefix));
    t *= Math.exp(change);
    if (Math.abs(change) < 4e-16) break;
  }
  return t;
}

/** ln P(|T| > t) and ln [t f(t)] at t = exp(logT). */
function atLogT(logT: number, df: number): { logTail: number; logDensity: number } {
  const t = Math.exp(logT);
  if (t < squareBelow) {
    const { logLower, logPrefix } = tails(t, df);
    return { logTail: logLower, logDensity: logPrefix };
  }
  const logTail = logFarTailOfLog(logT, df);
  return { logTail, logDensity: logTail + Math.log(df / 2) };
}

/** `lower` is P(|T| > |t|), `upper` P(|T| < |t|), `logPrefix` ln [|t| f(t)]. */
function tails(t: number, df: number): IncompleteBeta {
  const square = t * t;
  return incompleteBeta(df / 2, 0.5, df / (df + square), square / (df + square));
}

function logFarTail(t: number, df: number): number {
  return logFarTailOfLog(Math.log(Math.abs(t)), df);
}

/** Leading term of the tail: xᵃ / (a B(a, ½)) with x = df/t². */
function logFarTailOfLog(logT: number, df: number): number {
  const a = df / 2;
  return a * (Math.log(df) - 2 * logT) - Math.log(a) - logBetaHalf(a);
}

/** ln B(a, ½), from the prefix at the mean. */
function logBetaHalf(a: number): number {
  const atMean = a * -Math.log1p(0.5 / a) + 0.5 * Math.log(0.5 / (a + 0.5));
  return atMean - logBetaPrefix(a, 0.5, a / (a + 0.5), 0.5 / (a + 0.5));
}

function densityAtZero(df: number): number {
  return Math.exp(-logBetaHalf(df / 2)) / Math.sqrt(df);
}

function checkArguments(t: number, df: number): void {
  if (Number.isNaN(t)) throw new RangeError('a t statistic that is not a number has no p');
  if (!(df > 0)) throw new RangeError(`Student's t needs more than 0 degrees of freedom, not ${df}`);
}
