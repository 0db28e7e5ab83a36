/**
 * Akaike's criterion for small samples, of normal errors at s² = RSS/n.
 *
 *   AICc = −2 ln L + 2k + 2k(k + 1)/(n − k − 1)
 *
 * @param rss - above 0
 * @param k - free parameters, the variance counted
 * @returns null when there are too few points for it
 * @source Burnham & Anderson 2002, Model Selection and Multimodel Inference, 2.4
 */
export function aicc(rss: number, n: number, k: number): number | null {
  if (n <= k + 1 || !(rss > 0)) return null;
  return n * (Math.log(2 * Math.PI) + Math.log(rss / n) + 1) + 2 * k + (2 * k * (k + 1)) / (n - k - 1);
}
