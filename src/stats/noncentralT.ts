import { normalQuantile, normalUpperTail } from './normal.ts';
import { stirlingRemainder } from './stirlingRemainder.ts';

/** Terms this much smaller than the sum are no part of it. */
const negligible = 1e-18;
/** Beyond this t the wanted δ is in proportion to t to seven digits, while the sum would get ever longer. */
const proportionalFrom = 3e3;

/**
 * P(T ≤ t) of the noncentral t distribution, T = (Z + δ)/√(χ²/df), to all digits also in a small tail.
 *
 * ∫ P(Z ≤ t·eˣ − δ) g(x) dx with g the density of x = ln √(χ²/df), by the trapezoidal rule, which converges exponentially here: all
 * terms are positive, so nothing cancels (as the usual series does for large δ).
 *
 * @param t - the statistic
 * @param df - degrees of freedom > 0, whole or not
 * @param noncentrality - δ
 * @source Johnson, Kotz, Balakrishnan, Continuous Univariate Distributions 2, ch. 31; Trefethen, Weideman, SIAM Rev 56:385 (2014)
 */
export function noncentralTLowerTail(t: number, df: number, noncentrality: number): number {
  if (!(df > 0) || !Number.isFinite(t) || !Number.isFinite(noncentrality))
    throw new RangeError(`noncentral t needs df > 0 and finite numbers, not ${t}, ${df}, ${noncentrality}`);
  const half = df / 2;
  const scale = 2 * Math.sqrt(half / (2 * Math.PI)) * Math.exp(-stirlingRemainder(half));
  const term = (x: number): number =>
    Math.exp(-half * expm1Beyond(2 * x)) * normalUpperTail(noncentrality - t * Math.exp(x));
  // an eighth of the narrower scale: that of the chi distribution or that of the normal one where t·eˣ crosses δ
  const step = 0.2 / Math.sqrt(2 * df + noncentrality * noncentrality + 4);
  const crosses = t !== 0 && noncentrality / t > 0;
  const crossing = crosses ? Math.log(noncentrality / t) : -Math.log(Math.max(1, Math.abs(t)));
  // at x = 8 the chi density is 0 unless df < 1e-3, wherever a tiny t has its crossing
  const upwards = sumFrom(0, term, 0, step, Math.max(0, Math.min(8, crossing)));
  return Math.min(1, scale * step * sumFrom(upwards, term, -step, -step, Math.min(0, crossing)));
}

/**
 * The δ for which P(T ≤ t) is p: the end of a confidence interval of δ.
 *
 * By regula falsi on Φ⁻¹(P), which is nearly a straight line over δ.
 *
 * @param t - the observed statistic
 * @param df - degrees of freedom > 0
 * @param p - 0 … 1; 0.025 for the upper end of a 95 % interval, 0.975 for the lower one
 */
export function noncentralityOfT(t: number, df: number, p: number): number {
  if (Math.abs(t) > proportionalFrom)
    return (noncentralityOfT(Math.sign(t) * proportionalFrom, df, p) * Math.abs(t)) / proportionalFrom;
  // by the smaller tail, whose digits are not those of 1 − p
  if (p > 0.5) return -noncentralityOfT(-t, df, 1 - p);
  const target = normalQuantile(p);
  // falls with δ; 40 stands for tails that underflow
  const excess = (delta: number): number =>
    Math.max(-40, Math.min(40, normalQuantile(noncentralTLowerTail(t, df, delta)))) - target;
  const width = Math.sqrt(1 + (t * t) / (2 * df));
  let [low, high] = [t - width, t + width];
  while (excess(low) < 0) low -= width;
  while (excess(high) > 0) high += width;
  return fallingRoot(excess, low, high);
}

/** Where a falling function crosses 0 between two points around it: regula falsi, Illinois variant. */
function fallingRoot(of: (x: number) => number, from: number, to: number): number {
  let [low, high, atLow, atHigh] = [from, to, of(from), of(to)];
  let root = Number.NaN;
  let replaced: 'low' | 'high' | null = null;
  for (let round = 0; round < 60; round++) {
    const next = low + ((high - low) * atLow) / (atLow - atHigh);
    if (Math.abs(next - root) <= 1e-14 * Math.abs(next)) break;
    root = next;
    const atNext = of(next);
    if (Math.abs(atNext) < 1e-14) break;
    // an end that stays twice is pulled nearer; done in every round it would only halve the error
    if (atNext > 0) {
      [low, atLow] = [next, atNext];
      if (replaced === 'low') atHigh /= 2;
      replaced = 'low';
    } else {
      [high, atHigh] = [next, atNext];
      if (replaced === 'high') atLow /= 2;
      replaced = 'high';
    }
  }
  return root;
}

/** sum + Σ term(x) from x in equal steps, at least to `past` and until terms are negligible. */
function sumFrom(
  before: number,
  term: (x: number) => number,
  from: number,
  step: number,
  past: number,
): number {
  let sum = before;
  for (let k = 0; ; k++) {
    const x = from + k * step;
    const added = term(x);
    sum += added;
    if (Math.abs(x) > Math.abs(past) && added <= negligible * sum) return sum;
  }
}

/** eᵘ − 1 − u, by its series where the difference would cancel. */
function expm1Beyond(u: number): number {
  if (Math.abs(u) > 0.5) return Math.expm1(u) - u;
  let sum = 0;
  for (let k = 16; k >= 2; k--) sum = (1 + sum) * (u / k);
  return sum * u;
}
