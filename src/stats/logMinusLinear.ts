/**
 * ln(1 + u) − u, which near u = 0 would cancel: the deviance that the prefixes of the beta and gamma functions are made of.
 *
 * @param u - > −1
 * @param ratio - 1 + u, with all its digits where u is near −1
 * @source NIST DLMF 4.6.4 (series in u/(2 + u))
 */
export function logMinusLinear(u: number, ratio: number): number {
  if (Math.abs(u) > 0.4) return Math.log(ratio) - u;
  const r = u / (2 + u);
  const square = r * r;
  let sum = 0;
  for (let k = 31; k >= 3; k -= 2) sum = sum * square + 1 / k;
  return 2 * r * square * sum - u * r;
}
