import { group } from 'd3-array';
import { groupId, groupKeyOf, groupText } from '#domain/groupKey';
import { readingBeyondRange, type NormalizedMeasurement } from '#domain/measurement';
import { controlKey, isControl } from '#domain/controlKey';
import { plateKey } from '#domain/plateKey';
import { placeAt, type Problem } from '#domain/problem';
import type { Normalization } from '#domain/protocol';
import { numberOf, type Quantity } from '#domain/quantity';
import type { AbsentValue, Normaliser, QuantityName, ReplicateValue } from '#domain/replicateValue';
import { mean } from '#stats/moments';
import { basisOfN } from './basisOfN.ts';
import { percentOfControl } from './controlScale.ts';
import { levelOf, statedLevel, wellList } from './level.ts';
import type { NormalizedPlates } from './normalizePlates.ts';
import { quantityUnit } from './quantityUnit.ts';
import { viabilityUncertainty } from './withinUncertainty.ts';

type AveragedQuantity = Extract<QuantityName, 'viability' | 'response' | 'blanked absorbance'>;

/** Replicate values of every group, and the groups of an experiment that have none. */
export interface AveragedReplicates {
  readonly values: readonly ReplicateValue[];
  readonly absent: readonly AbsentValue[];
  /** Every group by `groupId`, in the order of the wells, whether it has a number or not. */
  readonly order: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * One number per group and experiment: wells are averaged on a plate, plates within an experiment.
 *
 * A group that holds a well beyond the reader's range has no number in that experiment: the mean of the others would be too low (or high).
 * Masked, missing and excluded wells are left out of the mean and counted in no n. With `n: wells` and a single
 * experiment every well is a value of basis `technical`; with more experiments that is refused.
 *
 * @param plates - of one plate set
 * @returns values in the unit of the quantity; problems `treated-saturated`, `single-experiment`, `wells-as-n`
 */
export function averageReplicates(
  plates: NormalizedPlates,
  quantity: AveragedQuantity,
  normalization: Normalization,
): AveragedReplicates {
  const wells = plates.measurements.filter(
    (well) => well.role !== 'blank' && well.role !== 'empty' && well.excludedReason === null,
  );
  const values: ReplicateValue[] = [];
  const absent: AbsentValue[] = [];
  const problems: Problem[] = [];
  const basis = basisOfN(wells, normalization);
  problems.push(...basis.problems);
  for (const members of group(wells, groupWithinExperiment).values()) {
    const first = members[0];
    if (first === undefined) continue;
    const saturated = members.filter((well) => well[quantityField(quantity)].kind === 'bound');
    const measured = members.filter((well) => numberOf(well[quantityField(quantity)]) !== null);
    if (saturated.length > 0) problems.push(saturatedGroup(first, saturated));
    if (saturated.length > 0 || measured.length === 0) {
      absent.push(
        absentValue(
          first,
          quantity,
          saturated.length > 0
            ? `${sideOf(saturated)} the range of the reader`
            : whyMissing(members, quantity),
        ),
      );
    } else if (basis.value === 'technical') {
      values.push(...measured.map((well) => technicalValue(well, quantity)));
    } else {
      values.push(
        biologicalValue(measured, members.length - measured.length, plates, quantity, normalization),
      );
    }
  }
  return { values, absent, order: [...new Set(wells.map((well) => groupId(well)))], problems };
}

function quantityField(quantity: AveragedQuantity): 'viability' | 'response' | 'blanked' {
  return quantity === 'blanked absorbance' ? 'blanked' : quantity;
}

function groupWithinExperiment(well: NormalizedMeasurement): string {
  return JSON.stringify([well.set, groupId(well), well.role, well.experiment]);
}

function biologicalValue(
  wells: readonly NormalizedMeasurement[],
  missing: number,
  plates: NormalizedPlates,
  quantity: AveragedQuantity,
  normalization: Normalization,
): ReplicateValue {
  const first = wells[0] as NormalizedMeasurement;
  const onPlates = [...group(wells, plateKey).values()];
  const numbers = onPlates.map((plate) => plateMean(plate, plates, quantity, normalization));
  const flags = [...new Set(wells.flatMap((well) => well.flags))].sort();
  if (missing > 0) flags.push('missingWells');
  return replicate(first, quantity, {
    experiment: first.experiment,
    value: mean(numbers),
    withinU: quantity === 'blanked absorbance' ? null : withinExperiment(onPlates, plates, normalization),
    nWells: wells.length,
    nPlates: onPlates.length,
    basis: 'biological',
    flags,
  });
}

/** The value of the mean absorbance, which is the mean of the wells' values: both are linear in the absorbance. */
function plateMean(
  wells: readonly NormalizedMeasurement[],
  plates: NormalizedPlates,
  quantity: AveragedQuantity,
  normalization: Normalization,
): number {
  const blanked = levelOf(wells.map((well) => numberOf(well.blanked) ?? 0))?.mean ?? 0;
  const scale = plates.scales.get(controlKey(wells[0] as NormalizedMeasurement, normalization.within));
  if (quantity === 'blanked absorbance' || scale === undefined) return blanked;
  const viability = percentOfControl(blanked, scale);
  return quantity === 'viability' ? viability : 100 - viability;
}

function technicalValue(well: NormalizedMeasurement, quantity: AveragedQuantity): ReplicateValue {
  return replicate(well, quantity, {
    experiment: `${well.experiment}:${well.well}`,
    value: numberOf(well[quantityField(quantity)]) ?? 0,
    withinU: null,
    nWells: 1,
    nPlates: 1,
    basis: 'technical',
    flags: well.flags,
  });
}

type Averaged = Pick<
  ReplicateValue,
  'experiment' | 'value' | 'withinU' | 'nWells' | 'nPlates' | 'basis' | 'flags'
>;

/** The only place where measurements become replicate values. */
function replicate(
  well: NormalizedMeasurement,
  quantity: AveragedQuantity,
  averaged: Averaged,
): ReplicateValue {
  return {
    set: well.set,
    quantity,
    unit: quantityUnit(quantity),
    group: groupKeyOf(well),
    role: well.role,
    normaliser: normaliserOf(quantity),
    ...averaged,
  } as ReplicateValue;
}

function normaliserOf(quantity: AveragedQuantity): Normaliser {
  if (quantity === 'blanked absorbance') return { kind: 'none' };
  return { kind: 'own control' };
}

/** u of the mean over plates: √(Σ u²)/plates; null for the wells that made the scale, which divided by themselves have nothing to propagate. */
function withinExperiment(
  onPlates: readonly (readonly NormalizedMeasurement[])[],
  plates: NormalizedPlates,
  normalization: Normalization,
): number | null {
  const squares: number[] = [];
  for (const wells of onPlates) {
    const first = wells[0];
    if (first === undefined || madeTheScale(first, normalization)) return null;
    const scale = plates.scales.get(controlKey(first, normalization.within));
    const blank = plates.blanks.get(plateKey(first)) ?? statedLevel(0);
    const treated = levelOf(wells.map((well) => numberOf(well.blanked)).filter((value) => value !== null));
    const viability = mean(wells.map((well) => numberOf(well.viability) ?? 0));
    if (scale === undefined || treated === null) return null;
    const zero = scale.zero.n === 0 ? blank : scale.zero;
    const u = viabilityUncertainty(
      { treated, control: scale.control, blank: zero },
      scale.control.mean - scale.zero.mean,
      viability,
    );
    if (u === null) return null;
    squares.push(u * u);
  }
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0)) / squares.length;
}

/** Such wells stand at 100 (or 0) % whatever they are; the formula for independent T and C would count their scatter twice. */
function madeTheScale(well: NormalizedMeasurement, { control, zero }: Normalization): boolean {
  if (well.role === 'positive-control') return zero === 'positive-control';
  return isControl(well) && (control === null || control === well.role);
}

function absentValue(well: NormalizedMeasurement, quantity: AveragedQuantity, reason: string): AbsentValue {
  return {
    set: well.set,
    quantity,
    group: groupKeyOf(well),
    role: well.role,
    experiment: well.experiment,
    reason,
  };
}

function whyMissing(wells: readonly NormalizedMeasurement[], quantity: AveragedQuantity): string {
  const reasons = wells.map((well): Quantity => well[quantityField(quantity)]);
  return [
    ...new Set(
      reasons.map((reason) => (reason.kind === 'missing' ? reason.text || reason.reason : reason.kind)),
    ),
  ].join(', ');
}

/** `<0.020` and the like are bounds too. */
function sideOf(bounds: readonly NormalizedMeasurement[]): 'above' | 'below' {
  const isBelow = bounds.every((well) => readingBeyondRange(well)?.relation === '<');
  return isBelow ? 'below' : 'above';
}

function saturatedGroup(first: NormalizedMeasurement, saturated: readonly NormalizedMeasurement[]): Problem {
  const at = saturated[0];
  return {
    code: 'treated-saturated',
    severity: 'warning',
    file: first.file,
    place: placeAt({ sheet: at?.sheet ?? null, cell: at?.cell ?? null, well: at?.well ?? null }),
    found: `wells ${sideOf(saturated)} the reader's range in ${groupText(first)} (experiment ${first.experiment}): ${wellList(saturated)}`,
    expected: 'wells inside the range of the reader; a bound cannot be averaged',
    fix: `${sideOf(saturated) === 'above' ? 'Dilute and read' : 'Read'} again, or exclude a spoilt well in the protocol with a reason.`,
  };
}
