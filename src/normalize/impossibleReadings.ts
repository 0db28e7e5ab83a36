import { group } from 'd3-array';
import type { Measurement } from '#domain/measurement';
import { plateKey } from '#domain/plateKey';
import { placeAt, type Problem } from '#domain/problem';
import { textFromWells } from '#plate/wellList';

/** Luminometers count to some 10⁹; beyond this a number is a slip, and sums of it would overflow. */
export const largestReading = 1e12;

/**
 * Takes numbers that no reader counts for what they are, a cell without a reading.
 *
 * @param measurements - of a whole study
 * @returns the measurements in the same order; problem `reading-impossible`, one for each plate
 */
export function withoutImpossibleReadings(measurements: readonly Measurement[]): {
  measurements: Measurement[];
  problems: Problem[];
} {
  const problems = [...group(measurements.filter(isImpossible), plateKey).values()].map(impossible);
  return { measurements: measurements.map(withoutReading), problems };
}

function isImpossible({ absorbance }: Measurement): boolean {
  return absorbance.kind === 'value' && Math.abs(absorbance.value) > largestReading;
}

function withoutReading(well: Measurement): Measurement {
  const { absorbance } = well;
  if (absorbance.kind !== 'value' || !isImpossible(well)) return well;
  return { ...well, absorbance: { kind: 'missing', reason: 'text', text: String(absorbance.value) } };
}

function impossible(wells: readonly Measurement[]): Problem {
  const first = wells[0] as Measurement;
  const reading = first.absorbance.kind === 'value' ? first.absorbance.value : '';
  return {
    code: 'reading-impossible',
    severity: 'error',
    file: first.file,
    place: placeAt({ sheet: first.sheet, cell: first.cell, well: first.well }),
    found: `${textFromWells(wells.map(({ well }) => well))}: ${reading}${wells.length > 1 ? ' and the like' : ''}`,
    expected: `a reading below ${largestReading}; absorbances lie between 0 and 5`,
    fix: 'Correct the cell (a missing decimal point?). The wells count as not measured.',
  };
}
