import { group } from 'd3-array';
import type { Measurement } from '#domain/measurement';
import { plateKey } from '#domain/plateKey';
import type { Problem } from '#domain/problem';

/** Fewer different readings than this can agree by chance or by a trivial plate. */
const leastDifferent = 6;

/** A copy in which somebody corrected or masked a well is a copy still; a plate that is read twice agrees in far fewer wells. */
const leastAgreement = 0.9;

/**
 * Leaves out plates whose readings are, well by well, those of a plate that came before: the same file copied under another name
 * is no second experiment. A plate that the protocol leaves out is compared with none, so that excluding one of the two keeps the other.
 *
 * Wells in which there is nothing are not looked at, and of the others one in ten may differ.
 *
 * @param measurements - of a whole study, in the order of their files
 * @returns the measurements in the same order, those of a repeated plate with the reason why they are left out; problem `duplicate-plate`
 */
export function excludeDuplicatePlates(measurements: readonly Measurement[]): {
  measurements: Measurement[];
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const plates: ReadPlate[] = [];
  const reasons = new Map<string, string>();
  for (const [key, wells] of group(measurements, plateKey)) {
    const plate = readPlate(wells);
    const leftOut = wells.every((well) => well.excludedReason !== null);
    if (plate === null || leftOut) continue;
    const earlier = plates.find((one) => isCopy(plate, one));
    if (earlier === undefined) {
      plates.push(plate);
      continue;
    }
    const { first } = earlier;
    reasons.set(key, `same readings as ${first.plate} (experiment ${first.experiment})`);
    problems.push(duplicate(plate, earlier));
  }
  const marked = measurements.map((well) => {
    const reason = reasons.get(plateKey(well));
    return reason === undefined || well.excludedReason !== null ? well : { ...well, excludedReason: reason };
  });
  return { measurements: marked, problems };
}

/** The readings of a plate, as numbers or as the marks of the reader, by well. */
interface ReadPlate {
  readonly first: Measurement;
  readonly readings: ReadonlyMap<string, number | string>;
}

/** null for a plate with too few different readings to tell. */
function readPlate(wells: readonly Measurement[]): ReadPlate | null {
  const [first] = wells;
  const used = wells.filter(({ role }) => role !== 'empty');
  const readings = new Map(
    used.map(({ well, absorbance }) => [
      well,
      absorbance.kind === 'value' ? absorbance.value : absorbance.text,
    ]),
  );
  return first === undefined || new Set(readings.values()).size < leastDifferent ? null : { first, readings };
}

/** Stops at the first well too many, because every plate is compared with every other. */
function isCopy(plate: ReadPlate, earlier: ReadPlate): boolean {
  const shared = Math.min(plate.readings.size, earlier.readings.size);
  let mayDiffer = Math.floor((1 - leastAgreement) * shared + 1e-9);
  if (Math.abs(plate.readings.size - earlier.readings.size) > mayDiffer) return false;
  for (const [well, reading] of plate.readings)
    if (earlier.readings.get(well) !== reading && --mayDiffer < 0) return false;
  return true;
}

function duplicate(copy: ReadPlate, original: ReadPlate): Problem {
  const [first, second] = [original.first, copy.first];
  const wells = [...copy.readings];
  const same = wells.filter(([well, reading]) => original.readings.get(well) === reading).length;
  const inWells = same === wells.length ? 'every well' : `${same} of ${wells.length} wells`;
  const where =
    first.experiment === second.experiment
      ? `plates ${first.plate} and ${second.plate} of experiment ${first.experiment}`
      : `experiments ${first.experiment} (${first.file}) and ${second.experiment} (${second.file})`;
  return {
    code: 'duplicate-plate',
    severity: 'error',
    file: second.file,
    place: null,
    found: `identical readings in ${inWells} under ${where}`,
    expected: 'another plate; two measurements never agree to the last digit in so many wells',
    fix: `Put the right export in place of ${second.file}, or delete it. It was left out and does not count in n.`,
  };
}
