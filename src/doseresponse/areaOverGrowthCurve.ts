/** Growth rate at a dose above 0. */
export interface DoseRate {
  readonly dose: number;
  readonly rate: number;
}

/**
 * The area over a growth-rate curve, by the trapezoidal rule on what was measured, divided by the range of doses:
 *
 *   GR_AOC = ∫ (1 − GR) d log₁₀(dose) / (log₁₀ highest − log₁₀ lowest)
 *
 * @param rates - from the lowest to the highest dose, each dose once, above 0
 * @returns null for fewer than two doses
 * @source Hafner, Niepel, Chung & Sorger 2016, Nat Methods 13:521
 */
export function areaOverGrowthCurve(rates: readonly DoseRate[]): number | null {
  const [first, last] = [rates[0], rates.at(-1)];
  if (first === undefined || last === undefined || !(last.dose > first.dose)) return null;
  const area = rates.slice(1).reduce((sum, high, index) => {
    const low = rates[index] ?? first;
    return sum + (1 - (low.rate + high.rate) / 2) * Math.log10(high.dose / low.dose);
  }, 0);
  return area / Math.log10(last.dose / first.dose);
}
