import { group } from 'd3-array';
import { convertDose } from '#domain/dose';
import type { PointSource } from '#domain/curveFit';
import type { FitPoint } from '#domain/fit';
import type { NormalizedMeasurement } from '#domain/measurement';
import { isControl } from '#domain/controlKey';
import type { CurvesPanelRequest, Filter } from '#domain/protocol';
import { numberOf } from '#domain/quantity';
import { passesFilter } from './panelSelection.ts';
import { curveId, type CurveKey } from './selectCurves.ts';
import { wellQuantity } from './wellQuantity.ts';

/** The wells of one curve in one experiment, as points to fit. */
export interface ExperimentPoints {
  readonly experiment: string;
  readonly points: readonly FitPoint[];
  /** The well of each point. */
  readonly sources: readonly PointSource[];
  /** Doses in this experiment, in the unit of the panel, with a well beyond the reader's range. They give no point. */
  readonly saturatedDoses: readonly number[];
}

/**
 * The wells that a curve is fitted to, experiment by experiment; control wells of the same cells are dose 0.
 *
 * A dose that holds a well beyond the reader's range gives no point in that experiment: the wells that are left are the low (or high) ones.
 *
 * @param measurements - of the plate set of the curve
 * @param curve.where - of the panel: a fit has no doses that the panel does not show
 * @returns doses in the unit of the panel, responses in the unit of the quantity; experiments in the order they are met
 */
export function curvePoints(
  measurements: readonly NormalizedMeasurement[],
  curve: {
    readonly set: string;
    readonly key: CurveKey;
    readonly quantity: CurvesPanelRequest['quantity'];
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
  return [...group(wells, (well) => well.experiment)].map(([experiment, members]) => {
    const spoilt = members.filter((well) => well.absorbance.kind === 'bound');
    const saturatedDoses = [...new Set(spoilt.flatMap((well) => doseOf(well, curve.doseUnit)))];
    const inRange = members
      .flatMap((well) => pointOf(well, curve.quantity, curve.doseUnit).map((point) => ({ well, point })))
      .filter(({ point }) => !saturatedDoses.includes(point.dose));
    return {
      experiment,
      points: inRange.map(({ point }) => point),
      sources: inRange.map(({ well: { plate, well } }) => ({ experiment, plate, well })),
      saturatedDoses: saturatedDoses.sort((a, b) => a - b),
    };
  });
}

function pointOf(
  well: NormalizedMeasurement,
  quantity: CurvesPanelRequest['quantity'],
  doseUnit: string,
): FitPoint[] {
  const response = numberOf(wellQuantity(well, quantity));
  return response === null ? [] : doseOf(well, doseUnit).map((dose) => ({ dose, response }));
}

/** The dose of a well in a unit, 0 for a control; none where it cannot be converted. */
function doseOf(well: NormalizedMeasurement, doseUnit: string): number[] {
  if (isControl(well)) return [0];
  const dose = well.dose === null ? null : convertDose(well.dose, doseUnit, null);
  return dose === null ? [] : [dose.value];
}
