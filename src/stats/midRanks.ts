/** Ranks of values, and what of them is tied. */
export interface MidRanks {
  /** in the order of the values; equal values share the mean of their ranks, so each is a whole or a half number from 1 */
  readonly ranks: readonly number[];
  /** how many values each group of two or more equal values has */
  readonly ties: readonly number[];
}

/**
 * The rank of each value among all of them: 1 for the smallest, the mean rank for equal ones.
 *
 * @param values - finite numbers in any order
 */
export function midRanks(values: readonly number[]): MidRanks {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length).fill(0);
  const ties: number[] = [];
  for (let start = 0, end; start < order.length; start = end) {
    end = start + 1; // one value at least, so that this ends whatever the values are
    while (end < order.length && order[end]?.value === order[start]?.value) end++;
    for (const { index } of order.slice(start, end)) ranks[index] = (start + 1 + end) / 2;
    if (end - start > 1) ties.push(end - start);
  }
  return { ranks, ties };
}

/** Σ(t³ − t) over the groups of ties, by which ties lower the variance of a rank sum. */
export function tieCorrection(ties: readonly number[]): number {
  return ties.reduce((sum, size) => sum + (size ** 3 - size), 0);
}
