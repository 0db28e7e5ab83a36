import { group } from 'd3-array';
import type { NormalizedMeasurement } from '#domain/measurement';
import { plateKey } from '#domain/plateKey';
import type { PlateFormat } from '#plate/plateFormat';
import { plateOfWells } from '#plate/plateOfWells';

/** A plate of the report: what links lead to. */
export interface ReportPlate {
  /** Of its element on the page. */
  readonly id: string;
  readonly key: string;
  readonly wells: readonly NormalizedMeasurement[];
  readonly format: PlateFormat;
}

/** The plates of a study in the order in which they were read. */
export function reportPlates(measurements: readonly NormalizedMeasurement[]): readonly ReportPlate[] {
  return [...group(measurements, plateKey)].map(([key, wells], i) => ({
    id: `plate-${i + 1}`,
    key,
    wells,
    format: wells[0]?.plateSize ?? plateOfWells(wells.map(({ well }) => well)),
  }));
}
