/** Below this z the series for the centre has all digits, above it the continued fraction converges quickly. */
const fractionFrom = 1.25;
const sqrt2Pi = Math.sqrt(2 * Math.PI);

/**
 * P(Z > z) of the standard normal distribution, to all digits in either tail.
 *
 * @param z - in standard deviations
 * @source NIST DLMF 7.6.2 (series), 7.9 (Laplace's continued fraction)
 */
export function normalUpperTail(z: number): number {
  if (z < 0) return 1 - normalUpperTail(-z);
  return z < fractionFrom ? 0.5 - centralHalf(z) : density(z) / millsDenominator(z);
}

/**
 * ln P(Z > z), right also where the probability is too small for a double.
 *
 * @param z - in standard deviations
 */
export function normalLogUpperTail(z: number): number {
  if (z < 0) return Math.log1p(-normalUpperTail(-z));
  if (z < fractionFrom) return Math.log(0.5 - centralHalf(z));
  return -0.5 * z * z - Math.log(sqrt2Pi * millsDenominator(z));
}

/**
 * The z below which a share p of the standard normal distribution lies.
 *
 * @param p - 0 … 1; for a 95 % interval 0.975
 * @returns −∞ for p = 0, ∞ for p = 1
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile needs 0 ≤ p ≤ 1, not ${p}`);
  if (p === 0.5) return 0;
  return p > 0.5 ? upperQuantile(1 - p, p - 0.5) : -upperQuantile(p, 0.5 - p);
}

/** z > 0 with P(Z > z) = tail = ½ − fromCentre; both are given because near 0 and near ½ only one of them has digits. */
function upperQuantile(tail: number, fromCentre: number): number {
  if (tail === 0) return Infinity;
  if (tail > 0.2) {
    let z = fromCentre * sqrt2Pi;
    for (let step = 0; step < 50; step++) {
      const change = (fromCentre - centralHalf(z)) / density(z);
      z += change;
      if (Math.abs(change) < 2e-16 * z) break;
    }
    return z;
  }
  const target = Math.log(tail);
  let z = Math.sqrt(-2 * (target + Math.LN2));
  for (let step = 0; step < 50; step++) {
    const logTail = normalLogUpperTail(z);
    // the hazard density/tail turns a step in ln p into a step in z
    const change = (logTail - target) / Math.exp(-0.5 * z * z - Math.log(sqrt2Pi) - logTail);
    z += change;
    if (Math.abs(change) < 2e-16 * z) break;
  }
  return z;
}

/** φ(z), with z² split so that the exponential keeps its digits far out. */
function density(z: number): number {
  const coarse = Math.round(z * 16) / 16;
  return (Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (z - coarse) * (z + coarse))) / sqrt2Pi;
}

/** P(0 < Z < z) = φ(z) Σ z²ⁿ⁺¹/(2n+1)!! */
function centralHalf(z: number): number {
  let term = z;
  let sum = z;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (z * z) / (2 * n + 1);
    sum += term;
  }
  return density(z) * sum;
}

/** z + 1/(z + 2/(z + 3/(z + …))), from the back; the depth that doubles need at this z. */
function millsDenominator(z: number): number {
  const depth = Math.ceil(12 + 400 / (z * z));
  let fraction = z;
  for (let k = depth; k >= 1; k--) fraction = z + k / fraction;
  return fraction;
}
