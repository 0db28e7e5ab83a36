import type { PrintedWell } from './printedWells.ts';

/** A well with a number. */
interface Measured {
  readonly well: string;
  readonly value: number;
}

/** The scale of a plate: from its lowest to its highest number. */
export interface HeatScale {
  readonly lowest: Measured;
  readonly highest: Measured;
}

/** The first wells with the lowest and with the highest number; null where no well has one. */
export function heatScale(wells: readonly PrintedWell[]): HeatScale | null {
  const measured = wells.flatMap(({ well, value }) => (value === null ? [] : [{ well, value }]));
  const [first, ...others] = measured;
  if (first === undefined) return null;
  return {
    lowest: others.reduce((least, one) => (one.value < least.value ? one : least), first),
    highest: others.reduce((most, one) => (one.value > most.value ? one : most), first),
  };
}

/** Where a value stands on the scale, 0 to 1; a plate of one value is all 0. */
export function fractionOn({ lowest, highest }: HeatScale, value: number): number {
  return highest.value > lowest.value ? (value - lowest.value) / (highest.value - lowest.value) : 0;
}
