/**
 * The rising sequence that lies nearest to the values: neighbours that fall are replaced by their weighted mean.
 *
 * minimises Σ wᵢ (xᵢ − mᵢ)² under m₁ ≤ m₂ ≤ …
 *
 * @param values - in the order in which they should rise
 * @param weights - > 0, as many as values
 * @returns as many as values; equal numbers stand next to each other where neighbours were joined
 * @source Barlow, Bartholomew, Bremner & Brunk 1972, Statistical Inference under Order Restrictions: pool adjacent violators
 */
export function isotonicMeans(values: readonly number[], weights: readonly number[]): number[] {
  const blocks: { mean: number; weight: number; count: number }[] = [];
  for (const [index, value] of values.entries()) {
    let block = { mean: value, weight: weights[index] ?? 1, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && last.mean >= block.mean; last = blocks.at(-1)) {
      const weight = last.weight + block.weight;
      const mean = last.mean + (block.mean - last.mean) * (block.weight / weight);
      block = { mean, weight, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ mean, count }) => Array.from({ length: count }, () => mean));
}
