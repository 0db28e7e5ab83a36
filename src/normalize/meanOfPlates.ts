import { group } from 'd3-array';
import { plateKey } from '#domain/plateKey';
import { numberOf } from '#domain/quantity';
import type { BlankedMeasurement } from './controlProblems.ts';
import { levelOf, usableWells, type Level } from './level.ts';

/** Mean absorbance after the blank of wells that should be alike: that of the wells of one plate, of several plates the mean of the plates' means. */
export function meanOfPlates(wells: readonly BlankedMeasurement[]): Level | null {
  const { usable } = usableWells(wells);
  const values = usable.map((well) => numberOf(well.blanked)).filter((value) => value !== null);
  const pooled = levelOf(values);
  const plates = group(usable, plateKey);
  if (pooled === null || plates.size < 2) return pooled;
  const means = [...plates.values()].map((plate) =>
    levelOf(plate.map((well) => numberOf(well.blanked)).filter((value) => value !== null)),
  );
  const overPlates = levelOf(means.filter((level) => level !== null).map((level) => level.mean));
  return overPlates === null ? null : { ...pooled, mean: overPlates.mean };
}
