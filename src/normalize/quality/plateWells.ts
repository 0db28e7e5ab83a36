import type { NormalizedMeasurement } from '#domain/measurement';
import type { QualityFinding } from '#domain/quality';

/** A well with a number that counts. */
export interface ReadWell {
  readonly well: NormalizedMeasurement;
  /** AU; with a reference wavelength the difference. */
  readonly absorbance: number;
}

/** The wells of a plate that count and have a number; empty wells do not count. */
export function readWells(wells: readonly NormalizedMeasurement[]): ReadWell[] {
  return wells.flatMap((well) =>
    well.excludedReason === null && well.role !== 'empty' && well.absorbance.kind === 'value'
      ? [{ well, absorbance: well.absorbance.value }]
      : [],
  );
}

/** What a finding says beside where it is from. */
export type Found = Pick<QualityFinding, 'measure' | 'subject' | 'value' | 'unit' | 'limit' | 'verdict'>;

/**
 * A finding about some wells of one plate; none when there are no wells.
 *
 * @param wells - what it was computed from
 * @param concerned - what somebody should look at
 */
export function finding(
  wells: readonly NormalizedMeasurement[],
  found: Found,
  concerned: readonly NormalizedMeasurement[] = wells,
): QualityFinding[] {
  const first = concerned[0] ?? wells[0];
  if (first === undefined) return [];
  const { set, file, sheet, cell, plate, readLabel, wavelengthNm, experiment } = first;
  return [
    {
      ...{ set, file, sheet, cell, plate, readLabel, wavelengthNm, experiment },
      ...found,
      n: wells.length,
      wells: concerned.map(({ well }) => well),
    },
  ];
}
