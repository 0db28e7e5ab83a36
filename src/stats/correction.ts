export type PCorrection = 'none' | 'holm' | 'bonferroni' | 'sidak' | 'bh';

/**
 * p-values adjusted for having made several comparisons at once, in the order they were given.
 *
 * With m p-values sorted upwards, p₍₁₎ ≤ … ≤ p₍ₘ₎, each limited to 1:
 * Bonferroni m p; Šidák 1 − (1 − p)ᵐ; Holm max over j ≤ i of (m − j + 1) p₍ⱼ₎; BH (false discovery rate) min over j ≥ i of m p₍ⱼ₎/j.
 *
 * @param pValues - 0 … 1, all comparisons of one family
 * @source Holm, Scand. J. Stat. 6:65 (1979); Šidák, JASA 62:626 (1967); Benjamini and Hochberg, J. R. Stat. Soc. B 57:289 (1995);
 * R stats::p.adjust
 */
export function adjustPValues(pValues: readonly number[], correction: PCorrection): number[] {
  const m = pValues.length;
  for (const p of pValues) if (!(p >= 0 && p <= 1)) throw new RangeError(`a p-value is 0 … 1, not ${p}`);
  switch (correction) {
    case 'none':
      return [...pValues];
    case 'bonferroni':
      return pValues.map((p) => Math.min(1, m * p));
    case 'sidak':
      // 1 − (1 − p)ᵐ loses all digits of a small p
      return pValues.map((p) => (m === 1 ? p : -Math.expm1(m * Math.log1p(-p))));
    case 'holm':
      return stepwise(pValues, 'up', (p, rank) => (m - rank + 1) * p);
    case 'bh':
      return stepwise(pValues, 'down', (p, rank) => (m / rank) * p);
  }
}

/** Adjusts by rank and keeps the order of the p-values: upwards no adjusted p falls below a smaller one's, downwards none rises above. */
function stepwise(
  pValues: readonly number[],
  direction: 'up' | 'down',
  adjust: (p: number, rank: number) => number,
): number[] {
  const ranked = pValues.map((p, index) => ({ p, index })).sort((first, second) => first.p - second.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let limit = direction === 'up' ? 0 : 1;
  for (let step = 1; step <= ranked.length; step++) {
    const rank = direction === 'up' ? step : ranked.length - step + 1;
    const entry = ranked[rank - 1];
    if (entry === undefined) continue;
    const value = Math.min(1, adjust(entry.p, rank));
    limit = direction === 'up' ? Math.max(limit, value) : Math.min(limit, value);
    adjusted[entry.index] = limit;
  }
  return adjusted;
}
