import { logGammaPrefix } from './incompleteGamma.ts';

/** Terms this far below the sum do not change it. */
const negligible = -42;
/** Beyond this q the tail is c/q^df to the last bit, and squares of q would leave the doubles. */
const powerLawFrom = 1e100;

/**
 * ln P(M/s > q) of a largest difference M over a common SD that was estimated: the tail of M averaged over the scatter of s.
 *
 * P = ∫ P(M > q s) f(s) ds, f the density of s = √(χ²/df); by the trapezoidal rule in u = ln s, whose error falls exponentially with
 * the step because nothing is left at either end. All terms are positive and added as logarithms: no digit is lost in the tail.
 *
 * @param q - the statistic, ≥ 0
 * @param df - degrees of freedom of the estimated variance > 0, whole or not; Infinity for a known one
 * @param logTail - ln P(M > w) for an SD of 1
 * @source Hochberg & Tamhane 1987, Multiple Comparison Procedures, appendix 3; Trefethen & Weideman, SIAM Rev 56:385 (2014)
 */
export function studentizedLogTail(q: number, df: number, logTail: (w: number) => number): number {
  if (!(q >= 0 && df > 0)) {
    throw new RangeError(`a studentized tail needs q ≥ 0 and df > 0, not ${q}, ${df}`);
  }
  if (q === 0) return 0;
  if (q === Infinity) return -Infinity;
  if (df === Infinity) return logTail(q);
  if (q > powerLawFrom) {
    return studentizedLogTail(powerLawFrom, df, logTail) - df * Math.log(q / powerLawFrom);
  }
  const step = Math.min(0.08, 0.3 / Math.sqrt(df));
  const logTerm = (index: number): number => {
    const u = index * step;
    return Math.LN2 + logGammaPrefix(df / 2, Math.expm1(2 * u), Math.exp(2 * u)) + logTail(q * Math.exp(u));
  };
  // near the largest term: a normal tail exp(−q² s²/4) draws s below 1
  const start = Math.round(-Math.log(Math.hypot(1, q / Math.sqrt(2 * df))) / step);
  return logSumOutwards(logTerm, start) + Math.log(step);
}

/** ln Σ exp(term), of terms that fall on both sides of one peak not far from the start. */
export function logSumOutwards(logTerm: (index: number) => number, start: number): number {
  const terms = [logTerm(start)];
  let largest = terms[0] ?? Number.NaN;
  for (const direction of [-1, 1]) {
    let previous = terms[0] ?? Number.NaN;
    for (let index = start + direction; ; index += direction) {
      const term = logTerm(index);
      terms.push(term);
      largest = Math.max(largest, term);
      if (!(term > previous) && !(term > largest + negligible)) break;
      previous = term;
    }
  }
  return largest + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - largest), 0));
}
