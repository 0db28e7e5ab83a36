import { group } from 'd3-array';
import type { Analysis } from '#domain/analysis';
import { groupId } from '#domain/groupKey';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { GroupKey, ReplicateValue } from '#domain/replicateValue';
import type { Role } from '#domain/well';
import type { ReportPictures } from './reportParts.ts';
import { reportPlates, type ReportPlate } from './reportPlates.ts';

/** What every part of the report is made from. */
export interface ReportContext {
  readonly analysis: Analysis;
  readonly pictures: ReportPictures;
  readonly plates: readonly ReportPlate[];
  readonly plateOfKey: ReadonlyMap<string, ReportPlate>;
  /** The wells whose mean a replicate value is (one well, where wells stand in for n). */
  readonly wellsOf: (value: ReplicateValue) => readonly NormalizedMeasurement[];
}

/** Looks up once what the parts of the report need again and again. */
export function reportContext(analysis: Analysis, pictures: ReportPictures): ReportContext {
  const plates = reportPlates(analysis.measurements);
  const used = analysis.measurements.filter(
    (well) => well.excludedReason === null && well.absorbance.kind === 'value',
  );
  const byExperiment = group(used, (well) => valueKey(well.set, well.role, well, well.experiment));
  const byWell = group(used, (well) =>
    valueKey(well.set, well.role, well, `${well.experiment}:${well.well}`),
  );
  return {
    analysis,
    pictures,
    plates,
    plateOfKey: new Map(plates.map((plate) => [plate.key, plate])),
    wellsOf: (value) =>
      (value.basis === 'technical' ? byWell : byExperiment).get(
        valueKey(value.set, value.role, value.group, value.experiment),
      ) ?? [],
  };
}

function valueKey(set: string, role: Role, key: GroupKey, experiment: string): string {
  return JSON.stringify([set, role, groupId(key), experiment]);
}
