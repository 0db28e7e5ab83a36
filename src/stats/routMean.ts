import { median } from 'd3-array';
import { residualScatter } from './residualScatter.ts';
import { routOutliers } from './routOutliers.ts';
import { studentTTwoSidedP } from './studentT.ts';

/** What ROUT says of replicates: a robust centre and scatter, and which values are too far out. A suggestion, applied to nothing. */
export interface RoutMeanResult {
  readonly kind: 'tested';
  readonly n: number;
  /** wanted share of false ones among the flagged */
  readonly q: number;
  /** robust mean: that of the Lorentzian merit function */
  readonly centre: number;
  /** robust standard deviation of the residuals, n − 1 df */
  readonly rsdr: number;
  /** two-sided, of each value in its order */
  readonly p: readonly number[];
  /** ascending */
  readonly outliers: readonly number[];
}

/** Why there is no answer: fewer than 3 values, or two thirds of them equal. */
export interface RoutMeanImpossible {
  readonly kind: 'impossible';
  readonly obstacle: 'tooFewValues' | 'noVariance';
  readonly n: number;
}

/**
 * ROUT for replicates: which values lie too far from a robust mean, at a false discovery rate of q?
 *
 * Centre: minimum of Σ ln(1 + (r/RSDR)²), by reweighting with 1/(1 + (r/RSDR)²); RSDR = 68.27th percentile of |r| · n/(n − 1). From
 * the 70 % nearest outwards, the first value (i-th nearest) with p < q·(n − i + 1)/n and all beyond it are outliers.
 *
 * @param values - at least three
 * @param q - 0.01 for the customary 1 %
 * @source Motulsky, Brown, BMC Bioinformatics 7:123 (2006), and the authors' comment there on the percentile (Hyndman–Fan type 7)
 */
export function routMean(values: readonly number[], q = 0.01): RoutMeanResult | RoutMeanImpossible {
  if (!values.every(Number.isFinite)) throw new RangeError('ROUT takes finite numbers only');
  const n = values.length;
  if (n < 3) return { kind: 'impossible', obstacle: 'tooFewValues', n };
  let centre = median(values) ?? 0;
  for (let round = 0; round < 1000; round++) {
    const rsdr = robustScatter(values, centre);
    if (!(rsdr > 10 * Number.EPSILON * Math.abs(centre)))
      return { kind: 'impossible', obstacle: 'noVariance', n };
    const weights = values.map((value) => 1 / (1 + ((value - centre) / rsdr) ** 2));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const change =
      values.reduce((sum, value, index) => sum + (weights[index] ?? 0) * (value - centre), 0) / total;
    centre += change;
    if (Math.abs(change) < 1e-13 * rsdr) break;
  }
  const rsdr = robustScatter(values, centre);
  const p = values.map((value) => studentTTwoSidedP((value - centre) / rsdr, n - 1));
  return { kind: 'tested', n, q, centre, rsdr, p, outliers: routOutliers(p, q) };
}

function robustScatter(values: readonly number[], centre: number): number {
  return residualScatter(
    values.map((value) => value - centre),
    1,
  );
}
