import type { CurveData, DoseLevel } from './curveData.ts';
import type { HeldPlateaus } from './projectPlateaus.ts';

/**
 * The best that a curve can do when its slope runs away: low doses on one plateau, high doses on the other, and at most one dose in
 * between, which then lies anywhere between the plateaus.
 *
 * If this is as good as the best curve, the data do not say how steep the response is.
 *
 * @returns Σ W (ȳ − f)² over dose means, scaled
 */
export function stepLimit({ levels }: CurveData, held: HeldPlateaus): number {
  let best = Infinity;
  for (let first = 1; first < levels.length; first++) {
    for (const middle of [0, 1]) {
      const low = levels.slice(0, first);
      const high = levels.slice(first + middle);
      const between = middle === 1 ? (levels[first] ?? null) : null;
      if (high.length === 0) continue;
      for (const sign of [-1, 1] as const) best = Math.min(best, jumpSum(low, between, high, held, sign));
    }
  }
  return best;
}

function jumpSum(
  low: readonly DoseLevel[],
  between: DoseLevel | null,
  high: readonly DoseLevel[],
  held: HeldPlateaus,
  sign: -1 | 1,
): number {
  const start = sign > 0 ? held.bottom : held.top;
  const end = sign > 0 ? held.top : held.bottom;
  const lowMean = start ?? meanOf(low);
  const highMean = end ?? meanOf(high);
  const sum = scatterAround(low, lowMean) + scatterAround(high, highMean);
  if (between === null) return sum;
  const nearest = Math.min(Math.max(between.mean, Math.min(lowMean, highMean)), Math.max(lowMean, highMean));
  return sum + between.weight * (between.mean - nearest) ** 2;
}

function meanOf(levels: readonly DoseLevel[]): number {
  const weight = levels.reduce((sum, level) => sum + level.weight, 0);
  return levels.reduce((sum, level) => sum + level.weight * level.mean, 0) / weight;
}

function scatterAround(levels: readonly DoseLevel[], centre: number): number {
  return levels.reduce((sum, level) => sum + level.weight * (level.mean - centre) ** 2, 0);
}
