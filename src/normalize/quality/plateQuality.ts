import { group } from 'd3-array';
import type { NormalizedMeasurement } from '#domain/measurement';
import { plateKey } from '#domain/plateKey';
import type { QualityFinding, QualityLimits } from '#domain/quality';
import { plateOfWells } from '#plate/plateOfWells';
import { evenness } from './evenness.ts';
import { readWells } from './plateWells.ts';
import { range } from './range.ts';
import { scatter } from './scatter.ts';
import { separation } from './separation.ts';

/**
 * Quality of every plate of a study in every read that is used, from absorbances as the reader wrote them.
 *
 * It judges and never acts: nothing is left out of a mean because of it. Excluded and masked wells take no part.
 *
 * @param measurements - of the whole study, in any order of plates
 * @returns plate by plate; see `QualityFinding` for units
 */
export function plateQuality(
  measurements: readonly NormalizedMeasurement[],
  limits: QualityLimits,
): QualityFinding[] {
  return [...group(measurements, plateKey).values()].flatMap((wells) => {
    const read = readWells(wells);
    return [
      ...range(wells, read, limits),
      ...separation(read, limits),
      ...scatter(read, limits),
      ...evenness(read, wells[0]?.plateSize ?? plateOfWells(wells.map(({ well }) => well)), limits),
    ];
  });
}
