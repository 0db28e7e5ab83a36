/** The exact distribution of a rank sum, in steps of half a rank. */
export interface ExactDistribution {
  /** probabilities[k] = P(sum = k/2) */
  readonly probabilities: Float64Array;
  /** P(sum ≤ value) and P(sum ≥ value), each summed from its own end so that small tails keep their digits */
  readonly atMost: (value: number) => number;
  readonly atLeast: (value: number) => number;
  /** the smallest value with P(sum ≤ value) > share */
  readonly firstAbove: (share: number) => number;
}

/**
 * The sum of the ranks of one group when every choice of `size` of the ranks is as likely as any other.
 *
 * Rank after rank is offered to the group: N(k, s) sets of k ranks have the sum s, N(k, s) += N(k − 1, s − rank). Ties need nothing
 * else, for mid-ranks doubled are whole numbers.
 *
 * @param ranks - mid-ranks of all values, whole or half numbers
 * @param size - how many of them the group has
 * @source Streitberg, Röhmel, Statistical Software Newsletter 12:10 (1986), shift algorithm
 */
export function rankSumDistribution(ranks: readonly number[], size: number): ExactDistribution {
  const doubled = ranks.map((rank) => Math.round(2 * rank)).sort((a, b) => a - b);
  const largest = doubled.slice(doubled.length - size).reduce((sum, rank) => sum + rank, 0);
  const width = largest + 1;
  const sets = new Float64Array((size + 1) * width);
  sets[0] = 1;
  doubled.forEach((rank, seen) => {
    for (let chosen = Math.min(size, seen + 1); chosen >= 1; chosen--) {
      const from = (chosen - 1) * width;
      const to = chosen * width;
      for (let sum = largest; sum >= rank; sum--)
        sets[to + sum] = (sets[to + sum] ?? 0) + (sets[from + sum - rank] ?? 0);
    }
  });
  return distribution(sets.slice(size * width));
}

/**
 * The sum of the ranks with a plus sign when every rank has plus or minus with probability ½.
 *
 * @param ranks - mid-ranks of the sizes, whole or half numbers
 * @source Streitberg, Röhmel, Statistical Software Newsletter 12:10 (1986), shift algorithm
 */
export function signedRankDistribution(ranks: readonly number[]): ExactDistribution {
  const doubled = ranks.map((rank) => Math.round(2 * rank)).sort((a, b) => a - b);
  const largest = doubled.reduce((sum, rank) => sum + rank, 0);
  const probabilities = new Float64Array(largest + 1);
  probabilities[0] = 1;
  for (const rank of doubled) {
    for (let sum = largest; sum >= 0; sum--)
      probabilities[sum] = ((probabilities[sum] ?? 0) + (probabilities[sum - rank] ?? 0)) / 2;
  }
  return distribution(probabilities);
}

function distribution(counts: Float64Array): ExactDistribution {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const probabilities = counts.map((count) => count / total);
  const share = (from: number, to: number): number =>
    Math.min(1, counts.slice(Math.max(0, from), to).reduce((sum, count) => sum + count, 0) / total);
  return {
    probabilities,
    atMost: (value) => share(0, Math.floor(2 * value) + 1),
    atLeast: (value) => share(Math.ceil(2 * value), counts.length),
    firstAbove: (wanted) => {
      let sum = 0;
      return counts.findIndex((count) => (sum += count) / total > wanted) / 2;
    },
  };
}
