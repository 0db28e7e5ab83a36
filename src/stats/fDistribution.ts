import { incompleteBeta } from './incompleteBeta.ts';

/**
 * P(F > f) of the F distribution, to all digits in either tail.
 *
 * @param f - the statistic, ≥ 0
 * @param df1 - degrees of freedom of the numerator > 0
 * @param df2 - degrees of freedom of the denominator > 0
 * @source NIST DLMF 8.17: P(F > f) = Iₓ(df2/2, df1/2), x = df2/(df2 + df1 f)
 */
export function fUpperTail(f: number, df1: number, df2: number): number {
  const { x, y } = betaPoint(f, df1, df2);
  return incompleteBeta(df2 / 2, df1 / 2, x, y).lower;
}

/**
 * log10 of P(F > f), right also where the probability is too small for a double.
 *
 * @param f - the statistic, ≥ 0
 * @param df1 - degrees of freedom of the numerator > 0
 * @param df2 - degrees of freedom of the denominator > 0
 */
export function fLog10UpperTail(f: number, df1: number, df2: number): number {
  const { x, y } = betaPoint(f, df1, df2);
  return incompleteBeta(df2 / 2, df1 / 2, x, y).logLower / Math.LN10;
}

function betaPoint(f: number, df1: number, df2: number): { x: number; y: number } {
  if (!(f >= 0 && df1 > 0 && df2 > 0)) {
    throw new RangeError(`F needs f ≥ 0 and degrees of freedom > 0, not ${f}, ${df1}, ${df2}`);
  }
  const ratio = (df1 / df2) * f;
  if (ratio === Infinity) return { x: 0, y: 1 };
  return { x: 1 / (1 + ratio), y: ratio / (1 + ratio) };
}
