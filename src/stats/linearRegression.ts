import { mean } from './moments.ts';
import { studentTTwoSidedP } from './studentT.ts';

/** A coefficient of a line with its error. */
export interface LineCoefficient {
  readonly value: number;
  readonly standardError: number;
  /** two-sided, of the coefficient being 0 */
  readonly p: number;
}

/** A straight line through points, complete in itself. */
export interface LinearRegressionResult {
  readonly kind: 'fitted';
  readonly n: number;
  readonly df: number;
  readonly intercept: LineCoefficient;
  readonly slope: LineCoefficient;
  readonly rSquared: number;
  /** √(residual sum of squares/df), in the unit of y */
  readonly residualSd: number;
}

/** Why there is no line: fewer than 3 points, or all at one x. */
export interface LinearRegressionImpossible {
  readonly kind: 'impossible';
  readonly obstacle: 'tooFewValues' | 'noVariance';
  readonly n: number;
}

/**
 * The straight line of least squares, y = intercept + slope·x.
 *
 * slope = Σ (x − x̄)(y − ȳ)/S, S = Σ (x − x̄)²; se = s/√S; intercept = ȳ − slope·x̄, se = s·√(1/n + x̄²/S); s² = Σ r²/(n − 2).
 *
 * @param x - at least three, not all equal
 * @param y - as many, in the order of x
 * @source Draper & Smith, Applied Regression Analysis, 3rd ed., chapter 1; R stats::lm
 */
export function linearRegression(
  x: readonly number[],
  y: readonly number[],
): LinearRegressionResult | LinearRegressionImpossible {
  const n = x.length;
  if (y.length !== n) throw new RangeError(`a line takes points, not ${n} x and ${y.length} y`);
  if (![...x, ...y].every(Number.isFinite)) throw new RangeError('a line takes finite numbers only');
  if (n < 3) return { kind: 'impossible', obstacle: 'tooFewValues', n };
  const [meanX, meanY] = [mean(x), mean(y)];
  const [u, v] = [x.map((value) => value - meanX), y.map((value) => value - meanY)];
  const squares = u.reduce((sum, value) => sum + value * value, 0);
  const total = v.reduce((sum, value) => sum + value * value, 0);
  if (!(Math.sqrt(squares) > 10 * Number.EPSILON * Math.max(...x.map(Math.abs))))
    return { kind: 'impossible', obstacle: 'noVariance', n };
  const slope = u.reduce((sum, value, i) => sum + value * (v[i] ?? 0), 0) / squares;
  const residual = u.reduce((sum, value, i) => sum + ((v[i] ?? 0) - slope * value) ** 2, 0);
  const df = n - 2;
  const residualSd = Math.sqrt(residual / df);
  const coefficient = (value: number, standardError: number): LineCoefficient => ({
    value,
    standardError,
    p: standardError === 0 ? (value === 0 ? 1 : 0) : studentTTwoSidedP(value / standardError, df),
  });
  return {
    kind: 'fitted',
    n,
    df,
    intercept: coefficient(meanY - slope * meanX, residualSd * Math.sqrt(1 / n + meanX ** 2 / squares)),
    slope: coefficient(slope, residualSd / Math.sqrt(squares)),
    rSquared: total === 0 ? 1 : 1 - residual / total,
    residualSd,
  };
}
