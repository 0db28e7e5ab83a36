import type { Measurement } from '#domain/measurement';
import { numberOf } from '#domain/quantity';
import { mean, sampleSd } from '#stats/moments';

/** Mean of wells that should be alike. */
export interface Level {
  readonly mean: number;
  /** n − 1 in the denominator; null for fewer than two wells */
  readonly sd: number | null;
  readonly n: number;
}

/** A level that somebody stated: no scatter, no wells. */
export function statedLevel(mean: number): Level {
  return { mean, sd: null, n: 0 };
}

/** Mean, SD and number of values; null when there are none. */
export function levelOf(values: readonly number[]): Level | null {
  if (values.length === 0) return null;
  return { mean: mean(values), sd: sampleSd(values), n: values.length };
}

/** The wells of a level that may be averaged, and those beyond the reader's range on either side, which spoil it. */
export function usableWells<M extends Measurement>(wells: readonly M[]): { usable: M[]; beyondRange: M[] } {
  const included = wells.filter((well) => well.excludedReason === null);
  return {
    usable: included.filter((well) => numberOf(well.absorbance) !== null),
    beyondRange: included.filter((well) => well.absorbance.kind === 'bound'),
  };
}

/** `B10, C10, D10`. */
export function wellList(wells: readonly Measurement[]): string {
  return wells.map((well) => well.well).join(', ');
}
