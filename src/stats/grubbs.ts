import { mean, sampleSd } from './moments.ts';
import { studentTLog10TwoSidedP, studentTQuantile, studentTTwoSidedP } from './studentT.ts';

/** A Grubbs test for one outlier, complete in itself. */
export interface GrubbsResult {
  readonly kind: 'tested';
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  /** of the value furthest from the mean */
  readonly index: number;
  readonly value: number;
  /** G: its distance from the mean in SDs of all values */
  readonly statistic: number;
  /** for an outlier on either side; exact where small, else an upper bound, at most 1 */
  readonly p: number;
  readonly log10p: number;
  /** where only an outlier on this side was looked for */
  readonly pOneSided: number;
  /** the G that is significant at 5 %, for either side and for one */
  readonly critical05: number;
  readonly critical05OneSided: number;
}

/** Why there is no p: fewer than 3 values, or all values but one equal. */
export interface GrubbsImpossible {
  readonly kind: 'impossible';
  readonly obstacle: 'tooFewValues' | 'noVariance';
  readonly n: number;
}

/** Scatter below this many roundings of the mean is none. */
const roundings = 10 * Number.EPSILON;

/**
 * Grubbs' test: is the value furthest from the mean further than a normal sample of this size explains?
 *
 * G = |x − x̄|/s; its t is the distance from the mean of the others, t = (x − x̄₋)/(s₋√(n/(n − 1))) with n − 2 df; p = n·P(|T| > t).
 *
 * @param values - at least three
 * @source Grubbs, Technometrics 11:1 (1969)
 */
export function grubbs(values: readonly number[]): GrubbsResult | GrubbsImpossible {
  if (!values.every(Number.isFinite)) throw new RangeError("Grubbs' test takes finite numbers only");
  const n = values.length;
  if (n < 3) return { kind: 'impossible', obstacle: 'tooFewValues', n };
  const centre = mean(values);
  const distances = values.map((value) => Math.abs(value - centre));
  const index = distances.indexOf(Math.max(...distances));
  const value = values[index] ?? centre;
  const others = values.toSpliced(index, 1);
  const sd = sampleSd(values) ?? 0;
  const sdOfOthers = sampleSd(others) ?? 0;
  if (!(sdOfOthers > roundings * Math.max(...values.map(Math.abs))))
    return { kind: 'impossible', obstacle: 'noVariance', n };
  const t = (value - mean(others)) / (sdOfOthers * Math.sqrt(n / (n - 1)));
  const p = n * studentTTwoSidedP(t, n - 2);
  return {
    kind: 'tested',
    n,
    mean: centre,
    sd,
    index,
    value,
    statistic: Math.abs(value - centre) / sd,
    p: Math.min(1, p),
    log10p: Math.min(0, Math.log10(n) + studentTLog10TwoSidedP(t, n - 2)),
    pOneSided: Math.min(1, p / 2),
    critical05: criticalG(n, 0.025 / n),
    critical05OneSided: criticalG(n, 0.05 / n),
  };
}

/** (n − 1)/√n · √(t²/(n − 2 + t²)), t with this share above it. */
function criticalG(n: number, tail: number): number {
  const t = -studentTQuantile(tail, n - 2);
  return ((n - 1) / Math.sqrt(n)) * Math.sqrt((t * t) / (n - 2 + t * t));
}
