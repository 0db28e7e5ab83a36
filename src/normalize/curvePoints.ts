import { group } from 'd3-array';
import { convertDose } from '#domain/dose';
import type { FitPoint } from '#domain/fit';
import type { NormalizedMeasurement } from '#domain/measurement';
import { isControl } from '#domain/controlKey';
import type { Filter } from '#domain/protocol';
import { numberOf } from '#domain/quantity';
import { passesFilter } from './panelSelection.ts';
import { curveId, type CurveKey } from './selectCurves.ts';

/** The wells of one curve in one experiment, as points to fit. */
export interface ExperimentPoints {
  readonly experiment: string;
  readonly points: readonly FitPoint[];
  /** Wells above the reader's range, which are bounds and no points. */
  readonly saturatedWells: number;
}

/**
 * The wells that a curve is fitted to, experiment by experiment; control wells of the same cells are dose 0.
 *
 * @param measurements - of the plate set of the curve
 * @param curve.where - of the panel: a fit has no doses that the panel does not show
 * @returns doses in the unit of the panel, responses in % viability or AU; experiments in the order they are met
 */
export function curvePoints(
  measurements: readonly NormalizedMeasurement[],
  curve: {
    readonly set: string;
    readonly key: CurveKey;
    readonly quantity: 'viability' | 'blanked absorbance';
    readonly doseUnit: string;
    readonly where: Filter;
  },
): ExperimentPoints[] {
  const wanted = curveId(curve.set, curve.key);
  const wantedControl = curveId(curve.set, { ...curve.key, treatment: null });
  const wells = measurements.filter((well) => {
    if (well.excludedReason !== null) return false;
    if (isControl(well)) return curveId(well.set, { ...well, treatment: null }) === wantedControl;
    if (well.role !== 'treated' || well.dose === null) return false;
    return curveId(well.set, well) === wanted && passesFilter(well, curve.where);
  });
  return [...group(wells, (well) => well.experiment)].map(([experiment, members]) => ({
    experiment,
    points: members.flatMap((well) => pointOf(well, curve.quantity, curve.doseUnit)),
    saturatedWells: members.filter((well) => well.absorbance.kind === 'bound').length,
  }));
}

function pointOf(
  well: NormalizedMeasurement,
  quantity: 'viability' | 'blanked absorbance',
  doseUnit: string,
): FitPoint[] {
  const response = numberOf(quantity === 'viability' ? well.viability : well.blanked);
  if (response === null) return [];
  if (isControl(well)) return [{ dose: 0, response }];
  const dose = well.dose === null ? null : convertDose(well.dose, doseUnit, null);
  return dose === null ? [] : [{ dose: dose.value, response }];
}
