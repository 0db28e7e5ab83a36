import { group } from 'd3-array';
import { groupId, groupKeyOf } from '#domain/groupKey';
import type { NormalizedMeasurement } from '#domain/measurement';
import { controlKey } from '#domain/controlKey';
import { plateKey } from '#domain/plateKey';
import type { Problem } from '#domain/problem';
import type { Normalization } from '#domain/protocol';
import { numberOf, type Quantity } from '#domain/quantity';
import type {
  AbsentValue,
  Basis,
  CountedOtherwise,
  Normaliser,
  ReplicateValue,
} from '#domain/replicateValue';
import { mean } from '#stats/moments';
import { basisOfN } from './basisOfN.ts';
import { percentOfControl } from './controlScale.ts';
import { growthRate } from './growthRate.ts';
import { levelOf } from './level.ts';
import type { NormalizedPlates } from './normalizePlates.ts';
import { quantityUnit } from '#domain/quantityUnit';
import { saturatedGroup, sideOf } from './saturatedGroup.ts';
import { wellQuantity, type AveragedQuantity } from './wellQuantity.ts';
import { withinExperiment } from './withinExperiment.ts';

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
  const wells = countingWells(plates);
  const basis = basisOfN(wells, normalization);
  const averaged = average(wells, plates, { quantity, normalization, basis: basis.value });
  return { ...averaged, problems: [...basis.problems, ...averaged.problems] };
}

/**
 * The same groups with n counted the other way: every well of every experiment, or the experiment where wells stand in for n.
 *
 * @param plates - of one plate set
 * @returns without problems: those of the values themselves are told by `averageReplicates`
 */
export function averageOtherwise(
  plates: NormalizedPlates,
  quantity: AveragedQuantity,
  normalization: Normalization,
): CountedOtherwise<AveragedReplicates> {
  const wells = countingWells(plates);
  const asked = basisOfN(wells, normalization).value;
  const basis = asked === 'biological' ? 'technical' : 'biological';
  const averaged = average(wells, plates, { quantity, normalization, basis });
  return { countedOtherwise: { ...averaged, problems: [] } };
}

function countingWells(plates: NormalizedPlates): readonly NormalizedMeasurement[] {
  return plates.measurements.filter(
    (well) => well.role !== 'blank' && well.role !== 'empty' && well.excludedReason === null,
  );
}

function average(
  wells: readonly NormalizedMeasurement[],
  plates: NormalizedPlates,
  {
    quantity,
    normalization,
    basis,
  }: {
    readonly quantity: AveragedQuantity;
    readonly normalization: Normalization;
    readonly basis: Exclude<Basis, 'rows as given'>;
  },
): AveragedReplicates {
  const values: ReplicateValue[] = [];
  const absent: AbsentValue[] = [];
  const problems: Problem[] = [];
  for (const members of group(wells, groupWithinExperiment).values()) {
    const first = members[0];
    if (first === undefined) continue;
    const saturated = members.filter((well) => wellQuantity(well, quantity).kind === 'bound');
    const measured = members.filter((well) => numberOf(wellQuantity(well, quantity)) !== null);
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
    } else if (basis === 'technical') {
      values.push(...measured.map((well) => technicalValue(well, quantity)));
    } else {
      values.push(
        biologicalValue(measured, members.length - measured.length, plates, quantity, normalization),
      );
    }
  }
  return { values, absent, order: [...new Set(wells.map((well) => groupId(well)))], problems };
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
  if (quantity === 'growth rate' && wells.some((well) => (numberOf(well.blanked) ?? 1) <= 0))
    flags.push('wellsAtBlank');
  return replicate(first, quantity, {
    experiment: first.experiment,
    value: mean(numbers),
    withinU: isPercent(quantity) ? withinExperiment(onPlates, plates, normalization) : null,
    nWells: wells.length,
    nPlates: onPlates.length,
    basis: 'biological',
    flags,
  });
}

function isPercent(quantity: AveragedQuantity): boolean {
  return quantity === 'viability' || quantity === 'response';
}

/**
 * The value of the mean absorbance. Of percentages it is the mean of the wells' values too, because both are linear in the absorbance;
 * a growth rate is not, and the mean absorbance is what has the scatter of wells near the blank averaged out of its logarithm.
 */
function plateMean(
  wells: readonly NormalizedMeasurement[],
  plates: NormalizedPlates,
  quantity: AveragedQuantity,
  normalization: Normalization,
): number {
  const blanked = levelOf(wells.map((well) => numberOf(well.blanked) ?? 0))?.mean ?? 0;
  const key = controlKey(wells[0] as NormalizedMeasurement, normalization.within);
  if (quantity === 'growth rate') {
    const growth = plates.growth?.get(key);
    if (growth === undefined) throw new Error('a well has a growth rate without a scale of growth');
    return growthRate(blanked, growth);
  }
  const scale = plates.scales.get(key);
  if (quantity === 'blanked absorbance' || scale === undefined) return blanked;
  const viability = percentOfControl(blanked, scale);
  return quantity === 'viability' ? viability : 100 - viability;
}

function technicalValue(well: NormalizedMeasurement, quantity: AveragedQuantity): ReplicateValue {
  return replicate(well, quantity, {
    experiment: `${well.experiment}:${well.well}`,
    value: numberOf(wellQuantity(well, quantity)) ?? 0,
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
  const reasons = wells.map((well): Quantity => wellQuantity(well, quantity));
  return [
    ...new Set(
      reasons.map((reason) => (reason.kind === 'missing' ? reason.text || reason.reason : reason.kind)),
    ),
  ].join(', ');
}
