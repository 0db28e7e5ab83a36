import { controlKey, isControl } from '#domain/controlKey';
import type { NormalizedMeasurement } from '#domain/measurement';
import { plateKey } from '#domain/plateKey';
import type { Normalization } from '#domain/protocol';
import { numberOf } from '#domain/quantity';
import { mean } from '#stats/moments';
import { levelOf, statedLevel } from './level.ts';
import type { NormalizedPlates } from './normalizePlates.ts';
import { viabilityUncertainty } from './withinUncertainty.ts';

/** u of the mean over plates: √(Σ u²)/plates; null for the wells that made the scale, which divided by themselves have nothing to propagate. */
export function withinExperiment(
  onPlates: readonly (readonly NormalizedMeasurement[])[],
  plates: NormalizedPlates,
  normalization: Normalization,
): number | null {
  const squares: number[] = [];
  for (const wells of onPlates) {
    const first = wells[0];
    if (first === undefined || madeTheScale(first, normalization)) return null;
    const scale = plates.scales.get(controlKey(first, normalization.within));
    const blank = plates.blanks.get(plateKey(first)) ?? statedLevel(0);
    const treated = levelOf(wells.map((well) => numberOf(well.blanked)).filter((value) => value !== null));
    const viability = mean(wells.map((well) => numberOf(well.viability) ?? 0));
    if (scale === undefined || treated === null) return null;
    const zero = scale.zero.n === 0 ? blank : scale.zero;
    const u = viabilityUncertainty(
      { treated, control: scale.control, blank: zero },
      scale.control.mean - scale.zero.mean,
      viability,
    );
    if (u === null) return null;
    squares.push(u * u);
  }
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0)) / squares.length;
}

/** Such wells stand at 100 (or 0) % whatever they are; the formula for independent T and C would count their scatter twice. */
function madeTheScale(well: NormalizedMeasurement, { control, zero }: Normalization): boolean {
  if (well.role === 'positive-control') return zero === 'positive-control';
  return isControl(well) && (control === null || control === well.role);
}
