/** Coefficients B₂ₖ/(2k(2k−1)) of the Stirling series, from 1/z upwards in odd powers. */
const coefficients = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** From here on the seven terms above are good to the last bit. */
const asymptoticFrom = 10;

/**
 * What Stirling's formula leaves out of ln Γ: δ(z) = ln Γ(z) − [(z − ½) ln z − z + ½ ln 2π].
 *
 * Ratios of gamma functions are computed from these small remainders, so that large arguments do not cancel.
 *
 * @param z - > 0
 * @returns δ(z), which falls to 0 like 1/(12z)
 * @source NIST DLMF 5.11.1 (series) and 5.5.1 (recurrence for small z)
 */
export function stirlingRemainder(z: number): number {
  if (!(z > 0)) throw new RangeError(`stirlingRemainder needs z > 0, not ${z}`);
  let shifted = z;
  let remainder = 0;
  while (shifted < asymptoticFrom) {
    remainder += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
    shifted += 1;
  }
  const inverse = 1 / shifted;
  let series = 0;
  for (const coefficient of coefficients.toReversed()) series = series * inverse * inverse + coefficient;
  return remainder + series * inverse;
}
