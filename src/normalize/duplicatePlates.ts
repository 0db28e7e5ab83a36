import { group } from 'd3-array';
import type { Measurement } from '#domain/measurement';
import { plateKey } from '#domain/plateKey';
import type { Problem } from '#domain/problem';

/** Fewer readings than this can agree by chance or by a trivial plate. */
const leastWells = 6;

/**
 * Leaves out plates whose readings are, well by well, those of a plate that came before: the same file copied under another name
 * is no second experiment. A plate that the protocol leaves out is compared with none, so that excluding one of the two keeps the other.
 *
 * @param measurements - of a whole study, in the order of their files
 * @returns the measurements in the same order, those of a repeated plate with the reason why they are left out; problem `duplicate-plate`
 */
export function excludeDuplicatePlates(measurements: readonly Measurement[]): {
  measurements: Measurement[];
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const firstOf = new Map<string, Measurement>();
  const reasons = new Map<string, string>();
  for (const [key, wells] of group(measurements, plateKey)) {
    const first = wells[0];
    const fingerprint = fingerprintOf(wells);
    const leftOut = wells.every((well) => well.excludedReason !== null);
    if (first === undefined || fingerprint === null || leftOut) continue;
    const earlier = firstOf.get(fingerprint);
    if (earlier === undefined) {
      firstOf.set(fingerprint, first);
      continue;
    }
    reasons.set(key, `same readings as ${earlier.plate} (experiment ${earlier.experiment})`);
    problems.push(duplicate(first, earlier));
  }
  const marked = measurements.map((well) => {
    const reason = reasons.get(plateKey(well));
    return reason === undefined || well.excludedReason !== null ? well : { ...well, excludedReason: reason };
  });
  return { measurements: marked, problems };
}

/** The readings by well, or null for a plate with too few different ones to tell. */
function fingerprintOf(wells: readonly Measurement[]): string | null {
  const readings = wells
    .map(
      (well) =>
        `${well.well}=${well.absorbance.kind === 'value' ? well.absorbance.value : well.absorbance.text}`,
    )
    .sort();
  const different = new Set(
    wells.map((well) => (well.absorbance.kind === 'value' ? well.absorbance.value : null)),
  );
  return different.size < leastWells ? null : readings.join(' ');
}

function duplicate(second: Measurement, first: Measurement): Problem {
  const where =
    first.experiment === second.experiment
      ? `plates ${first.plate} and ${second.plate} of experiment ${first.experiment}`
      : `experiments ${first.experiment} (${first.file}) and ${second.experiment} (${second.file})`;
  return {
    code: 'duplicate-plate',
    severity: 'error',
    file: second.file,
    place: null,
    found: `identical readings in every well under ${where}`,
    expected: 'another plate; two measurements never agree to the last digit in every well',
    fix: `Put the right export in place of ${second.file}, or delete it. It was left out and does not count in n.`,
  };
}
