/** The secant meets its last digits long before; a tail that is not smooth must not loop for ever. */
const maxSteps = 60;

/**
 * The q > 0 that a distribution exceeds with probability p, by the secant on ln P(Q > q) over ln q, which is concave and nearly straight.
 *
 * @param p - above 0 and below 1
 * @param logTail - ln P(Q > q)
 * @param start - near the quantile, best not below it
 */
export function quantileOfLogTail(p: number, logTail: (q: number) => number, start: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a quantile needs 0 < p < 1, not ${p}`);
  const distance = (logQ: number): number => logTail(Math.exp(logQ)) - Math.log(p);
  let older = Math.log(start);
  let newer = older - 0.01;
  let distanceOlder = distance(older);
  for (let step = 0; step < maxSteps; step++) {
    const distanceNewer = distance(newer);
    const slope = (distanceNewer - distanceOlder) / (newer - older);
    const change = distanceNewer === 0 ? 0 : -distanceNewer / slope;
    older = newer;
    distanceOlder = distanceNewer;
    newer += Math.max(-1, Math.min(1, change));
    if (Math.abs(change) < 1e-13) return Math.exp(newer);
  }
  throw new RangeError(`the quantile for p = ${p} was not found from ${start}`);
}
