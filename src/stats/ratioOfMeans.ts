import { fiellerInterval } from './fieller.ts';
import { mean, sampleVariance } from './moments.ts';
import { studentTQuantile } from './studentT.ts';

/** A ratio of two means with its 95 % interval. */
export interface RatioOfMeansResult {
  readonly kind: 'estimated';
  readonly ratio: number;
  readonly confidence95: readonly [number, number];
  /** of the t in the interval */
  readonly df: number;
}

/** Why there is no ratio. */
export type RatioObstacle =
  /** fewer than two values in a group */
  | 'tooFewValues'
  /** a value is not above 0, so that its group is no quantity that a ratio could be taken of */
  | 'notPositive'
  /** no scatter in either group, so that the ratio has no interval */
  | 'noVariance'
  /** the denominator cannot be told from 0, so that its ratio has no two ends */
  | 'unbounded';

export interface RatioImpossible {
  readonly kind: 'impossible';
  readonly obstacle: RatioObstacle;
}

/**
 * Ratio of the means of two independent groups, x̄ₐ/x̄_b, with Fieller's interval.
 *
 * `pooled` takes the groups to scatter alike, df = nₐ + n_b − 2, as Student's test; `separate` gives each its own variance, with
 * Satterthwaite's df of x̄ₐ − ρx̄_b at the estimated ρ, as Welch's test.
 *
 * @param a - at least two values above 0 of the numerator
 * @param b - at least two values above 0 of the denominator, in the same unit
 * @source Fieller, J R Stat Soc B 16:175 (1954); for separate variances Hasler, Vonk, Hothorn, Stat Med 27:490 (2008)
 */
export function ratioOfMeans(
  a: readonly number[],
  b: readonly number[],
  variances: 'pooled' | 'separate',
): RatioOfMeansResult | RatioImpossible {
  const [varianceA, varianceB] = [sampleVariance(a), sampleVariance(b)];
  if (varianceA === null || varianceB === null) return { kind: 'impossible', obstacle: 'tooFewValues' };
  if (![...a, ...b].every((value) => value > 0)) return { kind: 'impossible', obstacle: 'notPositive' };
  if (!(varianceA + varianceB > 0)) return { kind: 'impossible', obstacle: 'noVariance' };
  const [numerator, denominator] = [mean(a), mean(b)];
  const ratio = numerator / denominator;
  const [dfA, dfB] = [a.length - 1, b.length - 1];
  const pooled = (dfA * varianceA + dfB * varianceB) / (dfA + dfB);
  const numeratorVariance = (variances === 'pooled' ? pooled : varianceA) / a.length;
  const denominatorVariance = (variances === 'pooled' ? pooled : varianceB) / b.length;
  const df = variances === 'pooled' ? dfA + dfB : separateDf();
  const interval = fiellerInterval(
    { numerator, denominator, numeratorVariance, denominatorVariance, covariance: 0 },
    studentTQuantile(0.975, df),
  );
  if (interval === null) return { kind: 'impossible', obstacle: 'unbounded' };
  return { kind: 'estimated', ratio, confidence95: interval, df };

  function separateDf(): number {
    const share = numeratorVariance / (numeratorVariance + ratio ** 2 * denominatorVariance);
    return 1 / (share ** 2 / dfA + (1 - share) ** 2 / dfB);
  }
}
