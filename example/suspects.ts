import { nameFromWell, wellFromName } from '#plate/wellName';
import { suspectPlates } from '#normalize/suspectPlates';
import type { LaidOutPlate } from '#normalize/suspectedPlate';
import { trialsOfSeed, type Trial } from './suspectTrials.ts';

/** How often plates of one kind are suspected when they are right, turned, or under the name of another. */
export interface SuspectRow {
  readonly name: string;
  readonly tellable: boolean;
  /** Good plates, and those of them that were suspected of anything. */
  readonly good: number;
  readonly falseAlarms: number;
  /** Plates turned by 180°, and those of them that were called turned. */
  readonly turned: number;
  readonly turnedFound: number;
  /** Pairs of plates of two sets under each other's name, and those of them of which both were called swapped. */
  readonly swapped: number;
  readonly swappedFound: number;
}

/**
 * Counts false alarms and detections over simulated plates.
 *
 * @param onSeed - called after each seed, for progress
 */
export function countSuspects(
  seeds: readonly number[],
  onSeed: (done: number) => void = () => undefined,
): SuspectRow[] {
  const rows = new Map<string, SuspectRow>();
  for (const [index, seed] of seeds.entries()) {
    for (const trial of trialsOfSeed(seed)) {
      const before = rows.get(trial.name);
      rows.set(trial.name, before === undefined ? countTrial(trial) : added(before, countTrial(trial)));
    }
    onSeed(index + 1);
  }
  return [...rows.values()];
}

function countTrial({ name, tellable, plates }: Trial): SuspectRow {
  const pairs = pairsOf(plates);
  return {
    name,
    tellable,
    good: plates.length,
    falseAlarms: suspectPlates(plates).length,
    turned: plates.length,
    turnedFound: plates.filter((plate) => isFoundTurned(plate, plates)).length,
    swapped: pairs.length,
    swappedFound: pairs.filter(areFoundSwapped).length,
  };
}

/** Beside one good plate of each other set, whose layouts are thought of as well. */
function isFoundTurned(plate: LaidOutPlate, plates: readonly LaidOutPlate[]): boolean {
  const others = plates.filter(
    ({ set }, at) => set !== plate.set && plates.findIndex((one) => one.set === set) === at,
  );
  const codes = suspectPlates([turnedPlate(plate), ...others]).map(
    ({ code, file }) => `${code} ${file ?? ''}`,
  );
  return codes.length === 1 && codes[0] === `plate-rotated-suspected ${plate.file}`;
}

function areFoundSwapped([a, b]: readonly [LaidOutPlate, LaidOutPlate]): boolean {
  const problems = suspectPlates([
    { ...a, read: b.read },
    { ...b, read: a.read },
  ]);
  return (
    problems.length === 2 &&
    problems.every(
      ({ code, found }, at) => code === 'plates-swapped-suspected' && found.includes([b, a][at]!.file),
    )
  );
}

/** Plates of one experiment and cell line in two sets. */
function pairsOf(plates: readonly LaidOutPlate[]): (readonly [LaidOutPlate, LaidOutPlate])[] {
  const cells = ({ plate }: LaidOutPlate): string => plate.replace(/^.*\//, '');
  return plates.flatMap((a, at) =>
    plates
      .slice(at + 1)
      .filter((b) => b.set !== a.set && cells(b) === cells(a))
      .map((b) => [a, b] as const),
  );
}

function turnedPlate(plate: LaidOutPlate): LaidOutPlate {
  const { rows, columns, wells } = plate.read;
  const turned = wells.map((reading) => {
    const { row, column } = wellFromName(reading.well)!;
    return { ...reading, well: nameFromWell(rows - 1 - row, columns - 1 - column) };
  });
  return { ...plate, read: { rows, columns, wells: turned } };
}

function added(a: SuspectRow, b: SuspectRow): SuspectRow {
  return {
    ...a,
    good: a.good + b.good,
    falseAlarms: a.falseAlarms + b.falseAlarms,
    turned: a.turned + b.turned,
    turnedFound: a.turnedFound + b.turnedFound,
    swapped: a.swapped + b.swapped,
    swappedFound: a.swappedFound + b.swappedFound,
  };
}
