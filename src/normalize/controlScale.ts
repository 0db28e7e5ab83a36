import { isControl } from '#domain/controlKey';
import type { Problem, WithProblems } from '#domain/problem';
import type { Normalization } from '#domain/protocol';
import type { Role } from '#domain/well';
import {
  ambiguousControl,
  blankAboveControl,
  noControl,
  saturatedControl,
  type BlankedMeasurement,
} from './controlProblems.ts';
import { usableWells, type Level } from './level.ts';
import { meanOfPlates } from './meanOfPlates.ts';

/** Where 0 and 100 % stand for one group of wells, in AU after the blank. */
export interface ControlScale {
  /** 100 % */
  readonly control: Level;
  /** 0 %: 0 AU after the blank, or the positive control on request */
  readonly zero: Level;
}

/**
 * 100 × (A − B − zero)/(C − B − zero). The quotient comes first, so that a control divided by itself is 100 to the last bit.
 *
 * @param blanked - A − B, AU
 */
export function percentOfControl(blanked: number, { control, zero }: ControlScale): number {
  return 100 * ((blanked - zero.mean) / (control.mean - zero.mean));
}

/**
 * The scale on which the wells of one group are read: C − B is 100 %.
 *
 * Within a plate, C is the mean of its control wells; within an experiment, the mean of the plates' means.
 *
 * @param onPlates - all wells of that plate or experiment, to tell which controls are there when these wells have none
 * @param wells - wells of one cell line, resistance, pretreatment and time, on one plate or in one experiment
 * @returns null with `no-control`, `control-saturated`, `control-ambiguous` or `blank-above-control`
 */
export function controlScale(
  wells: readonly BlankedMeasurement[],
  normalization: Normalization,
  onPlates: readonly BlankedMeasurement[] = wells,
): WithProblems<ControlScale | null> {
  const chosen = controlWells(wells, normalization);
  if (chosen.problems.length > 0) return { value: null, problems: chosen.problems };
  const { beyondRange } = usableWells(chosen.value);
  if (beyondRange.length > 0) return refused(wells, saturatedControl(wells, beyondRange));
  const control = meanOfPlates(chosen.value);
  if (control === null)
    return refused(
      wells,
      noControl(wells, chosen.value, normalization.control ?? 'untreated or vehicle', {
        within: normalization.within,
        others: onPlates.filter((well) => isControl(well)),
      }),
    );
  const zero = zeroLevel(wells, normalization);
  if (zero.value === null) return { value: null, problems: zero.problems };
  if (!(control.mean > zero.value.mean)) return refused(wells, blankAboveControl(wells, control, zero.value));
  return { value: { control, zero: zero.value }, problems: [] };
}

/** A group whose blank is missing was reported with the plate, and one that is left out as a whole needs no scale. */
function refused(wells: readonly BlankedMeasurement[], problem: Problem): WithProblems<null> {
  const nothingToScale = wells.every(
    (well) => well.blanked.kind === 'missing' || well.excludedReason !== null,
  );
  return { value: null, problems: nothingToScale ? [] : [problem] };
}

function controlWells(
  wells: readonly BlankedMeasurement[],
  normalization: Normalization,
): WithProblems<BlankedMeasurement[]> {
  const controls = wells.filter((well) => isControl(well) && well.excludedReason === null);
  const rolesThere = new Set<Role>(controls.map((well) => well.role));
  if (normalization.control !== null) {
    return { value: controls.filter((well) => well.role === normalization.control), problems: [] };
  }
  if (rolesThere.size < 2) return { value: controls, problems: [] };
  return { value: [], problems: [ambiguousControl(wells)] };
}

function zeroLevel(
  wells: readonly BlankedMeasurement[],
  normalization: Normalization,
): WithProblems<Level | null> {
  if (normalization.zero === 'blank') return { value: { mean: 0, sd: null, n: 0 }, problems: [] };
  const positives = wells.filter((well) => well.role === 'positive-control');
  const { beyondRange } = usableWells(positives);
  if (beyondRange.length > 0) return refused(wells, saturatedControl(wells, beyondRange));
  const level = meanOfPlates(positives);
  return level === null
    ? refused(
        wells,
        noControl(wells, positives, 'positive-control', { within: normalization.within, others: [] }),
      )
    : { value: level, problems: [] };
}
