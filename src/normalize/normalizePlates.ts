import { group } from 'd3-array';
import type { Measurement, NormalizedMeasurement } from '#domain/measurement';
import { controlKey } from '#domain/controlKey';
import { plateKey } from '#domain/plateKey';
import type { Problem } from '#domain/problem';
import type { Normalization } from '#domain/protocol';
import { notComputable, type Quantity } from '#domain/quantity';
import { controlScale, percentOfControl, type ControlScale } from './controlScale.ts';
import type { GrowthScale } from './growthRate.ts';
import type { Level } from './level.ts';
import { plateBlank } from './plateBlank.ts';
import { transformQuantity } from './transformQuantity.ts';

/** Measurements on the scale of their controls, and these scales. */
export interface NormalizedPlates {
  readonly measurements: readonly NormalizedMeasurement[];
  /** Blank of each plate by `plateKey`, AU. */
  readonly blanks: ReadonlyMap<string, Level>;
  /** Scale of each group by `controlKey`. */
  readonly scales: ReadonlyMap<string, ControlScale>;
  /** Start and end of growth of each group by `controlKey`; only where the plate set names its time-zero plates. */
  readonly growth?: ReadonlyMap<string, GrowthScale>;
  readonly problems: readonly Problem[];
}

/**
 * Absorbance as percent of control: viability = 100 × (A − B)/(C − B), response = 100 − viability.
 *
 * Nothing is clipped: values below 0 and above 100 % stay what they are; a well above the reader's range stays a bound.
 *
 * @param measurements - of one plate set; excluded wells are normalised too, but no level is made from them
 * @returns the measurements in the same order; problems `no-blank`, `blank-saturated`, `no-control`, `control-saturated`,
 *   `control-ambiguous`, `blank-above-control`
 */
export function normalizePlates(
  measurements: readonly Measurement[],
  normalization: Normalization,
): NormalizedPlates {
  const problems: Problem[] = [];
  const blanks = new Map<string, Level>();
  for (const [key, wells] of group(measurements, plateKey)) {
    const blank = plateBlank(wells, normalization);
    problems.push(...blank.problems);
    if (blank.value !== null) blanks.set(key, blank.value);
  }
  const blanked = measurements.map((well) => ({
    ...well,
    blanked: subtract(well.absorbance, blanks.get(plateKey(well))),
  }));
  const scales = new Map<string, ControlScale>();
  const cells = blanked.filter((well) => well.role !== 'blank' && well.role !== 'empty');
  const place = normalization.within === 'plate' ? plateKey : (well: Measurement) => well.experiment;
  const byPlace = group(cells, place);
  for (const [key, wells] of group(cells, (well) => controlKey(well, normalization.within))) {
    const onPlates = wells[0] === undefined ? [] : byPlace.get(place(wells[0]));
    const scale = controlScale(wells, normalization, onPlates);
    problems.push(...scale.problems);
    if (scale.value !== null) scales.set(key, scale.value);
  }
  return {
    measurements: blanked.map((well) => onScale(well, scales, normalization)),
    blanks,
    scales,
    problems,
  };
}

function onScale(
  well: Measurement & { readonly blanked: Quantity },
  scales: ReadonlyMap<string, ControlScale>,
  normalization: Normalization,
): NormalizedMeasurement {
  if (well.role === 'blank' || well.role === 'empty') {
    const none = notComputable(`a well of role ${well.role} has no viability`);
    return { ...well, viability: none, response: none };
  }
  const scale = scales.get(controlKey(well, normalization.within));
  if (scale === undefined) {
    const none = notComputable('no usable control');
    return { ...well, viability: none, response: none };
  }
  const viability = transformQuantity(well.blanked, (value) => percentOfControl(value, scale));
  return { ...well, viability, response: complement(viability) };
}

function subtract(absorbance: Quantity, blank: Level | undefined): Quantity {
  return blank === undefined
    ? notComputable('no usable blank')
    : transformQuantity(absorbance, (value) => value - blank.mean);
}

function complement(viability: Quantity): Quantity {
  if (viability.kind === 'bound') {
    const limit = viability.limit === null ? null : 100 - viability.limit;
    return { ...viability, relation: viability.relation === '>' ? '<' : '>', limit };
  }
  return transformQuantity(viability, (value) => 100 - value);
}
