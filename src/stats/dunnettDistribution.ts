import { normalLogUpperTail } from './normal.ts';
import { quantileOfLogTail } from './quantileOfLogTail.ts';
import { studentTQuantile } from './studentT.ts';
import { studentizedLogTail } from './studentizedTail.ts';

const logSqrt2Pi = 0.5 * Math.log(2 * Math.PI);
/** Further than this many SDs from every peak of the integrand nothing is left, in relation to what is there. */
const reach = 9.5;
/** Where all probabilities are below exp(this), the chance of any of them is their sum to the last bit. */
const disjoint = -38;

/**
 * P(max |Tᵢ| > t): how likely the largest of several comparisons with one control is so large when there is no difference.
 *
 * Tᵢ are t statistics that share the control and the SD: given the control's mean y (in its standard error) and the SD s they are
 * independent, so P = ∫∫ [1 − Π (1 − tᵢ)] φ(y) f(s) dy ds, tᵢ = Φ(−(t s + λᵢ y)/√(1 − λᵢ²)) + Φ(−(t s − λᵢ y)/√(1 − λᵢ²)),
 * λᵢ² = nᵢ/(nᵢ + n₀). 1 − Π (1 − tᵢ) is −expm1(Σ log1p(−tᵢ)), which keeps its digits in the tail.
 *
 * @param t - the statistic, ≥ 0
 * @param sizes - n of the control, then of each group compared with it; > 0
 * @param df - degrees of freedom of the SD > 0; Infinity for a known one
 * @source Dunnett, JASA 50:1096 (1955), with unequal n: Biometrics 20:482 (1964)
 */
export function dunnettUpperTail(t: number, sizes: readonly number[], df: number): number {
  return Math.min(1, Math.exp(logUpperTail(t, sizes, df)));
}

/**
 * log10 of P(max |Tᵢ| > t), right also where the probability is too small for a double.
 *
 * @param t - the statistic, ≥ 0
 * @param sizes - n of the control, then of each group compared with it; > 0
 * @param df - degrees of freedom of the SD > 0; Infinity for a known one
 */
export function dunnettLog10UpperTail(t: number, sizes: readonly number[], df: number): number {
  return Math.min(0, logUpperTail(t, sizes, df) / Math.LN10);
}

/**
 * The t that the largest of the comparisons exceeds with probability p.
 *
 * @param p - above 0 and below 1; for simultaneous 95 % intervals 0.05
 * @param sizes - n of the control, then of each group compared with it; > 0
 * @param df - degrees of freedom of the SD > 0; Infinity for a known one
 */
export function dunnettUpperQuantile(p: number, sizes: readonly number[], df: number): number {
  // Bonferroni's bound is never below the quantile
  const start = studentTQuantile(1 - p / (2 * (sizes.length - 1)), df);
  return quantileOfLogTail(p, (t) => logUpperTail(t, sizes, df), start);
}

function logUpperTail(t: number, sizes: readonly number[], df: number): number {
  if (!(sizes.length >= 2 && sizes.every((n) => n > 0))) {
    throw new RangeError('Dunnett’s distribution needs the sizes of a control and at least one group');
  }
  const [control = Number.NaN, ...others] = sizes;
  const loadings = others.map((n) => ({
    shared: Math.sqrt(n / (n + control)),
    own: Math.sqrt(control / (n + control)),
  }));
  return studentizedLogTail(t, df, (w) => largestLogTail(w, loadings));
}

/** How much of a comparison's scatter is the control's and how much its own group's: λ and √(1 − λ²). */
interface Loading {
  readonly shared: number;
  readonly own: number;
}

/** ln P(max |Zᵢ| > w) for a known SD; the integrand is even in y and peaks at 0 or near each λᵢ w. */
function largestLogTail(w: number, loadings: readonly Loading[]): number {
  const narrowest = Math.min(...loadings.map(({ own, shared }) => Math.min(own, own / shared)));
  const step = Math.min(0.25, 0.7 / Math.sqrt(loadings.length + 1)) * narrowest;
  const peaks = [0, ...loadings.map(({ shared }) => shared * w)];
  const terms: number[] = [];
  for (let index = 0; index * step <= Math.max(...peaks) + reach; index++) {
    const y = index * step;
    if (!peaks.some((peak) => Math.abs(y - peak) <= reach)) continue;
    const twice = index === 0 ? 0 : Math.LN2;
    terms.push(twice - 0.5 * y * y - logSqrt2Pi + logAnyBeyond(w, y, loadings));
  }
  const largest = terms.reduce((most, term) => Math.max(most, term), -Infinity);
  const sum = terms.reduce((total, term) => total + Math.exp(term - largest), 0);
  return Math.min(0, largest + Math.log(step * sum));
}

/** ln [1 − Π (1 − tᵢ)] given the control's mean y. */
function logAnyBeyond(w: number, y: number, loadings: readonly Loading[]): number {
  const logs = loadings.map(({ shared, own }) => {
    const near = normalLogUpperTail((w - shared * y) / own);
    const far = normalLogUpperTail((w + shared * y) / own);
    return near + Math.log1p(Math.exp(far - near));
  });
  const largest = Math.max(...logs);
  if (largest < disjoint) {
    return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0));
  }
  const logNone = logs.reduce((sum, log) => sum + Math.log1p(-Math.min(1, Math.exp(log))), 0);
  return Math.log(-Math.expm1(logNone));
}
