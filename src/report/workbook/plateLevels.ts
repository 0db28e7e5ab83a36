import { group } from 'd3-array';
import type { Analysis } from '#domain/analysis';
import type { NormalizedMeasurement } from '#domain/measurement';
import { controlKey, isControl } from '#domain/controlKey';
import { plateKey } from '#domain/plateKey';
import type { Normalization } from '#domain/protocol';
import { numberOf } from '#domain/quantity';
import { mean } from '#stats/moments';

/** A number that wells are put on the scale with: the blank of a plate, what is 100 %, what is 0 %. One row of the sheet Levels. */
export interface PlateLevel {
  /** Its number in the sheet, from 1. */
  readonly no: number;
  /** A blank is an absorbance; the others are absorbances minus the blank. */
  readonly kind: 'blank' | 'control' | 'zero';
  /** A well that the level is for; it shares plate, cells and time with the others. */
  readonly of: NormalizedMeasurement;
  /** Over several plates of an experiment. */
  readonly overPlates: boolean;
  /** The wells it is the mean of. */
  readonly wells: readonly NormalizedMeasurement[];
  /** The levels it is the mean of, where it goes over several plates. */
  readonly parts: readonly PlateLevel[];
  /** AU; null where the analysis found none that it could use. */
  readonly mean: number | null;
  readonly how: string;
}

/** All levels of a study, and which are whose. */
export interface PlateLevels {
  readonly levels: readonly PlateLevel[];
  /** The level that a well is averaged into. */
  readonly madeFrom: ReadonlyMap<NormalizedMeasurement, PlateLevel>;
  readonly blankOf: (well: NormalizedMeasurement) => PlateLevel | null;
  readonly controlOf: (well: NormalizedMeasurement) => PlateLevel | null;
  /** null also where 0 % is simply the blank. */
  readonly zeroOf: (well: NormalizedMeasurement) => PlateLevel | null;
}

type NewLevel = Omit<PlateLevel, 'no'>;
type Wells = readonly NormalizedMeasurement[];

/**
 * The levels that the analysis has put its wells on the scale with, found again by the wells they were made from.
 *
 * Whether a level was used is told by its wells: without a usable blank nothing is blanked, without a usable control nothing has a
 * viability.
 */
export function plateLevels({ measurements, protocol }: Analysis): PlateLevels {
  const levels: PlateLevel[] = [];
  const blanks = new Map<string, PlateLevel>();
  const controls = new Map<string, PlateLevel>();
  const zeros = new Map<string, PlateLevel>();
  const within = new Map(protocol.plateSets.map((set) => [set.name, set.normalization.within]));
  const add = (level: NewLevel): PlateLevel => {
    const numbered = { ...level, no: levels.length + 1 };
    levels.push(numbered);
    return numbered;
  };
  for (const { name, normalization } of protocol.plateSets) {
    const wells = measurements.filter((well) => well.set === name);
    for (const [key, plate] of group(wells, plateKey)) blanks.set(key, add(blankLevel(plate, normalization)));
    const cells = wells.filter(({ role }) => role !== 'blank' && role !== 'empty');
    for (const [key, members] of group(cells, (well) => controlKey(well, normalization.within))) {
      controls.set(key, addLevel(members, controlWells(members, normalization), 'control', add));
      if (normalization.zero === 'positive-control') {
        const positives = members.filter(({ role }) => role === 'positive-control');
        zeros.set(key, addLevel(members, positives, 'zero', add));
      }
    }
  }
  const keyOf = (well: NormalizedMeasurement): string => controlKey(well, within.get(well.set) ?? 'plate');
  return {
    levels,
    madeFrom: new Map(levels.flatMap((level) => level.wells.map((well) => [well, level]))),
    blankOf: (well) => blanks.get(plateKey(well)) ?? null,
    controlOf: (well) => controls.get(keyOf(well)) ?? null,
    zeroOf: (well) => zeros.get(keyOf(well)) ?? null,
  };
}

function blankLevel(plate: Wells, { blank }: Normalization): NewLevel {
  const of = plate[0] as NormalizedMeasurement;
  const stated = { kind: 'blank', of, overPlates: false, wells: [], parts: [] } as const;
  if (of.readerBlanked) return { ...stated, mean: 0, how: "subtracted by the reader's software already" };
  if (blank === 'none') return { ...stated, mean: 0, how: 'none is subtracted, as the protocol says' };
  if (typeof blank === 'number') return { ...stated, mean: blank, how: 'a constant of the protocol' };
  const used = plate.some(({ blanked }) => blanked.kind !== 'missing');
  const wells = plate.filter((well) => well.role === 'blank' && isUsable(well));
  if (!used || wells.length === 0) return { ...stated, mean: null, how: 'no usable blank' };
  return { ...stated, wells, mean: meanOf(wells, 'absorbance'), how: 'mean of the blank wells' };
}

/** The kind of control that the protocol names, or the one that is there. */
function controlWells(wells: Wells, { control }: Normalization): Wells {
  return wells.filter((well) => isControl(well) && (control === null || well.role === control));
}

function addLevel(
  members: Wells,
  candidates: Wells,
  kind: 'control' | 'zero',
  add: (level: NewLevel) => PlateLevel,
): PlateLevel {
  const of = members[0] as NormalizedMeasurement;
  const base = { kind, of, overPlates: false, wells: [], parts: [] } as const;
  const wells = candidates.filter(isUsable);
  const used = members.some(({ viability }) => viability.kind === 'value');
  if (!used || wells.length === 0) return add({ ...base, mean: null, how: whyUnused(members) });
  const how = `mean of the ${wells[0]?.role ?? ''} wells, minus the blank`;
  const plates = [...group(wells, plateKey).values()];
  if (plates.length === 1) return add({ ...base, wells, mean: meanOf(wells, 'blanked'), how });
  const parts = plates.map((plate) =>
    add({ ...base, of: plate[0] ?? of, wells: plate, mean: meanOf(plate, 'blanked'), how }),
  );
  const overPlates = mean(parts.map((part) => part.mean ?? 0));
  return add({ ...base, overPlates: true, parts, mean: overPlates, how: 'mean of its plates' });
}

function whyUnused(members: Wells): string {
  const reason = members.find(({ viability }) => viability.kind === 'missing')?.viability;
  return reason?.kind === 'missing' && reason.text !== '' ? reason.text : 'no usable control';
}

function isUsable(well: NormalizedMeasurement): boolean {
  return well.excludedReason === null && numberOf(well.absorbance) !== null;
}

function meanOf(wells: Wells, quantity: 'absorbance' | 'blanked'): number {
  return mean(wells.map((well) => numberOf(well[quantity]) ?? 0));
}
