import { midRanks } from './midRanks.ts';
import { mean } from './moments.ts';
import { normalQuantile } from './normal.ts';
import { studentTLog10TwoSidedP, studentTTwoSidedP } from './studentT.ts';

/** A correlation of pairs, complete in itself. */
export interface CorrelationResult {
  readonly kind: 'tested';
  readonly method: 'pearson' | 'spearman';
  readonly n: number;
  /** r or ρ, −1 to 1 */
  readonly coefficient: number;
  /** t = r·√(df/(1 − r²)) */
  readonly statistic: number;
  readonly df: number;
  /** two-sided */
  readonly p: number;
  /** log10 p, right where p itself underflows */
  readonly log10p: number;
  /** by Fisher's z; null for fewer than 4 pairs, and for Spearman's ρ */
  readonly confidence95: readonly [number, number] | null;
}

/** Why there is no correlation: fewer than 3 pairs, or values that are all equal. */
export interface CorrelationImpossible {
  readonly kind: 'impossible';
  readonly obstacle: 'tooFewValues' | 'noVariance';
  readonly n: number;
}

export type Correlation = CorrelationResult | CorrelationImpossible;

/**
 * Pearson's correlation: how closely do pairs lie on a straight line?
 *
 * r = Σ (xᵢ − x̄)(yᵢ − ȳ)/√(Σ (xᵢ − x̄)² Σ (yᵢ − ȳ)²); t with n − 2 df; interval tanh(artanh r ± 1.96/√(n − 3)).
 *
 * @param x - at least three, as many as y
 * @param y - in the order of x
 * @source Fisher, Biometrika 10:507 (1915); R stats::cor.test
 */
export function pearsonCorrelation(x: readonly number[], y: readonly number[]): Correlation {
  return correlate('pearson', x, y);
}

/**
 * Spearman's rank correlation: how closely do two orders agree? Pearson's r of the mid-ranks, with its t.
 *
 * The t is an approximation, better the more pairs there are and the fewer are tied.
 *
 * @source Spearman, Am J Psychol 15:72 (1904); R stats::cor.test(method = "spearman", exact = FALSE)
 */
export function spearmanCorrelation(x: readonly number[], y: readonly number[]): Correlation {
  return correlate('spearman', midRanks(x).ranks, midRanks(y).ranks);
}

function correlate(
  method: CorrelationResult['method'],
  x: readonly number[],
  y: readonly number[],
): Correlation {
  const n = x.length;
  if (y.length !== n) throw new RangeError(`a correlation takes pairs, not ${n} and ${y.length} values`);
  if (![...x, ...y].every(Number.isFinite)) throw new RangeError('a correlation takes finite numbers only');
  if (n < 3) return { kind: 'impossible', obstacle: 'tooFewValues', n };
  const [u, v] = [centred(x), centred(y)];
  if (u === null || v === null) return { kind: 'impossible', obstacle: 'noVariance', n };
  const coefficient = u.reduce((sum, value, i) => sum + value * (v[i] ?? 0), 0);
  const df = n - 2;
  // 1 − r² from what is left of y beside x: it keeps its digits where r is nearly 1
  const left = v.reduce((sum, value, i) => sum + (value - coefficient * (u[i] ?? 0)) ** 2, 0);
  const statistic = coefficient * Math.sqrt(df / left);
  return {
    kind: 'tested',
    method,
    n,
    coefficient,
    statistic,
    df,
    p: studentTTwoSidedP(statistic, df),
    log10p: studentTLog10TwoSidedP(statistic, df),
    confidence95: method === 'pearson' && n > 3 ? fisherInterval(coefficient, n) : null,
  };
}

/** Distances from the mean in units in which their squares add up to 1; null without scatter beyond rounding. */
function centred(values: readonly number[]): number[] | null {
  const centre = mean(values);
  const distances = values.map((value) => value - centre);
  const length = Math.hypot(...distances);
  const rounding = 10 * Number.EPSILON * Math.max(...values.map(Math.abs));
  return length > rounding ? distances.map((distance) => distance / length) : null;
}

function fisherInterval(r: number, n: number): readonly [number, number] {
  const half = normalQuantile(0.975) / Math.sqrt(n - 3);
  const z = Math.atanh(r);
  return [Math.tanh(z - half), Math.tanh(z + half)];
}
