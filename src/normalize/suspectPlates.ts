import type { Problem } from '#domain/problem';
import { atLeastAsGood, betterPattern } from './comparePatterns.ts';
import { logReadings } from './logReadings.ts';
import { roleMapFromLayout } from './roleMap.ts';
import type { LaidOutPlate, MappedPlate, SuspectedPlate } from './suspectedPlate.ts';
import { rotatedProblem, swappedProblem } from './suspicionProblem.ts';

/**
 * Plates that were most likely turned by 180° in the reader, or whose export carries the name of another plate.
 *
 * Nothing is corrected: the plates go on as they were given.
 *
 * @param plates - of a whole study, in the order of their files
 * @returns problems `plate-rotated-suspected` and `plates-swapped-suspected`, one for each plate
 */
export function suspectPlates(plates: readonly LaidOutPlate[]): Problem[] {
  const mapped = plates.map((plate): MappedPlate => ({
    plate,
    map: roleMapFromLayout(plate.layout),
    readings: logReadings(plate.read, plate.leftOut),
  }));
  const patterns = [
    ...new Map(mapped.map(({ plate, map }) => [map.signature, { set: plate.set, map }])).values(),
  ];
  const suspected = mapped.flatMap((one): SuspectedPlate[] => {
    const others = patterns.filter(({ set }) => set !== one.plate.set);
    const better = betterPattern(one.readings, one.map, others);
    return better === null ? [] : [{ ...one, better }];
  });
  const all = [...suspected, ...suspected.flatMap((one) => twinOf(one, suspected, mapped))];
  const inOrder = mapped.flatMap(({ plate }) => all.filter((one) => one.plate === plate));
  return inOrder.map((one) =>
    one.better.pattern.otherSet === null
      ? rotatedProblem(one, isWholeSet(one, suspected, plates))
      : swappedProblem(one, partnersOf(one, inOrder)),
  );
}

/** All plates of its set, and more than one, read as if they were turned. */
function isWholeSet(
  { plate }: SuspectedPlate,
  suspected: readonly SuspectedPlate[],
  plates: readonly LaidOutPlate[],
): boolean {
  const alike = plates.filter(({ set }) => set === plate.set);
  const turned = suspected.filter(
    (one) => one.plate.set === plate.set && one.better.pattern.otherSet === null,
  );
  return alike.length > 1 && turned.length === alike.length;
}

/**
 * The plate of the same cells and experiment that was most likely exchanged with one that reads like a plate of its set: less has to speak
 * for it, because its own place is taken.
 */
function twinOf(
  one: SuspectedPlate,
  suspected: readonly SuspectedPlate[],
  mapped: readonly MappedPlate[],
): SuspectedPlate[] {
  const { otherSet } = one.better.pattern;
  if (otherSet === null || partnersOf(one, suspected).length > 0) return [];
  const [twin, second] = mapped.filter(
    ({ plate }) => plate.set === otherSet && cellsOf(plate) === cellsOf(one.plate),
  );
  if (twin === undefined || second !== undefined) return [];
  if (suspected.some(({ plate }) => plate === twin.plate)) return [];
  const better = atLeastAsGood(twin.readings, twin.map, { set: one.plate.set, map: one.map });
  return better === null ? [] : [{ ...twin, better }];
}

/** Plates that read like one of this plate's set while it reads like one of theirs; of the same cells and experiment, if there are such. */
function partnersOf(one: SuspectedPlate, suspected: readonly SuspectedPlate[]): SuspectedPlate[] {
  const exchanged = suspected.filter(
    ({ plate, better }) =>
      plate.set === one.better.pattern.otherSet && better.pattern.otherSet === one.plate.set,
  );
  const nearest = exchanged.filter(({ plate }) => cellsOf(plate) === cellsOf(one.plate));
  return nearest.length > 0 ? nearest : exchanged;
}

function cellsOf({ layout }: LaidOutPlate): string {
  const contents = Object.values(layout.wells);
  const lines = contents.flatMap(({ cellLine }) => (cellLine === null ? [] : [cellLine]));
  const experiments = contents.flatMap(({ experiment }) => (experiment === null ? [] : [experiment]));
  return JSON.stringify([[...new Set(lines)].sort(), [...new Set(experiments)].sort()]);
}
