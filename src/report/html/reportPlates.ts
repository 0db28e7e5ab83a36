import { group } from 'd3-array';
import type { NormalizedMeasurement } from '#domain/measurement';
import { plateKey } from '#domain/plateKey';
import { wellFromName } from '#plate/wellName';
import { formatOfSize, smallestFormatHolding, type PlateFormat } from '#plate/plateFormat';

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
    format: wells[0]?.plateSize ?? formatOf(wells),
  }));
}

/** The smallest plate that has all the wells. */
function formatOf(wells: readonly NormalizedMeasurement[]): PlateFormat {
  const positions = wells.flatMap(({ well }) => wellFromName(well) ?? []);
  const row = Math.max(0, ...positions.map((position) => position.row));
  const column = Math.max(0, ...positions.map((position) => position.column));
  return (
    smallestFormatHolding(row, column) ??
    formatOfSize(row + 1, column + 1) ?? { rows: row + 1, columns: column + 1 }
  );
}
