import { group, median } from 'd3-array';

/** Effects that add up to a value, by factor and level; what is left is the residual. */
export interface PolishedEffects {
  /** For each factor in the order given: level → effect. */
  readonly effects: readonly ReadonlyMap<string, number>[];
  readonly residuals: readonly number[];
}

const mostRounds = 30;
const smallest = 1e-12;

/**
 * Median polish of values that belong to one level of each of several factors: value = Σ effects + residual.
 *
 * Of two factors that cannot be told apart the first takes it all, so that a row that holds one treatment is that treatment and no drift.
 *
 * @param rows - each with its value and its level of every factor
 * @source Tukey JW (1977) Exploratory Data Analysis, ch. 11
 */
export function medianPolish(
  rows: readonly { readonly value: number; readonly levels: readonly string[] }[],
): PolishedEffects {
  const factors = rows[0]?.levels.length ?? 0;
  const effects = Array.from({ length: factors }, () => new Map<string, number>());
  const residuals = rows.map(({ value }) => value);
  for (let round = 0; round < mostRounds; round++) {
    let moved = 0;
    for (let factor = 0; factor < factors; factor++) {
      for (const [level, members] of group(rows.keys(), (index) => rows[index]?.levels[factor] ?? '')) {
        const shift = median(members, (index) => residuals[index]) ?? 0;
        for (const index of members) residuals[index] = (residuals[index] ?? 0) - shift;
        effects[factor]?.set(level, (effects[factor]?.get(level) ?? 0) + shift);
        moved = Math.max(moved, Math.abs(shift));
      }
    }
    if (moved < smallest) break;
  }
  return { effects, residuals };
}
