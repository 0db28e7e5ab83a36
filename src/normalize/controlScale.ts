import { group } from 'd3-array';
import type { NormalizedMeasurement } from '#domain/measurement';
import { numberOf } from '#domain/quantity';
import { groupKeyOf, groupText } from '#domain/groupKey';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Normalization } from '#domain/protocol';
import type { Role } from '#domain/well';
import { isControl, plateKey } from './plateKeys.ts';
import { levelOf, usableWells, wellList, type Level } from './level.ts';

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

type BlankedMeasurement = Omit<NormalizedMeasurement, 'viability' | 'response'>;

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
  const { saturated } = usableWells(chosen.value);
  if (saturated.length > 0) return refused(wells, saturatedControl(wells, saturated));
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
  const { saturated } = usableWells(positives);
  if (saturated.length > 0) return refused(wells, saturatedControl(wells, saturated));
  const level = meanOfPlates(positives);
  return level === null
    ? refused(
        wells,
        noControl(wells, positives, 'positive-control', { within: normalization.within, others: [] }),
      )
    : { value: level, problems: [] };
}

function meanOfPlates(wells: readonly BlankedMeasurement[]): Level | null {
  const { usable } = usableWells(wells);
  const values = usable.map((well) => numberOf(well.blanked)).filter((value) => value !== null);
  const pooled = levelOf(values);
  const plates = group(usable, plateKey);
  if (pooled === null || plates.size < 2) return pooled;
  const means = [...plates.values()].map((plate) =>
    levelOf(plate.map((well) => numberOf(well.blanked)).filter((value) => value !== null)),
  );
  const overPlates = levelOf(means.filter((level) => level !== null).map((level) => level.mean));
  return overPlates === null ? null : { ...pooled, mean: overPlates.mean };
}

function problemOf(
  wells: readonly BlankedMeasurement[],
  at: BlankedMeasurement | undefined,
): Pick<Problem, 'severity' | 'file' | 'place'> {
  return {
    severity: 'error',
    file: wells[0]?.file ?? null,
    place: at === undefined ? null : placeAt({ sheet: at.sheet, cell: at.cell, well: at.well }),
  };
}

function groupOf(wells: readonly BlankedMeasurement[]): string {
  const first = wells[0];
  if (first === undefined) return '';
  const words = cellsOf(first);
  return `${words === '' ? 'the wells' : words} on plate ${first.plate} (experiment ${first.experiment})`;
}

function noControl(
  wells: readonly BlankedMeasurement[],
  controls: readonly BlankedMeasurement[],
  role: string,
  { within, others }: { within: Normalization['within']; others: readonly BlankedMeasurement[] },
): Problem {
  if (controls.length === 0 && others.length > 0) return controlOfOthers(wells, role, others);
  return {
    code: 'no-control',
    ...problemOf(wells, controls[0]),
    found:
      controls.length === 0
        ? `no ${role} wells for ${groupOf(wells)}`
        : `no usable ${role} well for ${groupOf(wells)}: ${wellList(controls)}`,
    expected: `wells of role ${role} of the same cell line, resistance, pretreatment and time`,
    fix:
      within === 'plate'
        ? 'Mark the control wells in the layout; if the controls stand on another plate of the experiment, write `within: experiment` under `normalize`.'
        : 'Mark the control wells in the layout. Within an experiment the controls may stand on another plate, but on one of the same plate set: let `files` of the plate set match both plates, with a layout file for each or ranges that fit both.',
  };
}

/** There are control wells, but they say they are of other cells: mostly an attribute is missing or misspelt in their range. */
function controlOfOthers(
  wells: readonly BlankedMeasurement[],
  role: string,
  others: readonly BlankedMeasurement[],
): Problem {
  const whose = [...group(others, (well) => cellsOf(well))].map(
    ([cells, theirs]) => `${wellList(theirs)} (${cells === '' ? 'of no stated cells' : cells})`,
  );
  return {
    code: 'no-control',
    ...problemOf(wells, others[0]),
    found: `no ${role} wells for ${groupOf(wells)}; there are ${whose.join(', ')}`,
    expected: `wells of role ${role} of the same cell line, resistance, pretreatment and time`,
    fix: 'Give the control wells the same cell line, resistance, pretreatment and time as the wells they are the control of.',
  };
}

function cellsOf(well: BlankedMeasurement): string {
  return groupText({ ...groupKeyOf(well), treatment: null, dose: null });
}

function saturatedControl(
  wells: readonly BlankedMeasurement[],
  saturated: readonly BlankedMeasurement[],
): Problem {
  return {
    code: 'control-saturated',
    ...problemOf(wells, saturated[0]),
    found: `control wells above the reader's range (${saturated.map((well) => (well.absorbance.kind === 'bound' ? well.absorbance.text : '')).join(', ')}) for ${groupOf(wells)}: ${wellList(saturated)}`,
    expected: 'control wells inside the range of the reader; without them 100 % is not known',
    fix: 'Dilute the solubilised dye and read again. If only these wells are spoilt, exclude them in the protocol with a reason.',
  };
}

function ambiguousControl(wells: readonly BlankedMeasurement[]): Problem {
  return {
    code: 'control-ambiguous',
    ...problemOf(wells, undefined),
    found: `untreated and vehicle wells for ${groupOf(wells)}`,
    expected: 'one kind of control that is 100 %',
    fix: 'Write `control: vehicle` or `control: untreated` under `normalize`.',
  };
}

function blankAboveControl(wells: readonly BlankedMeasurement[], control: Level, zero: Level): Problem {
  return {
    code: 'blank-above-control',
    ...problemOf(wells, wells.find(isControl)),
    found: `after the blank the control is ${control.mean.toPrecision(3)} AU and 0 % is ${zero.mean.toPrecision(3)} AU for ${groupOf(wells)}`,
    expected: 'a control brighter than the blank',
    fix: 'Check that the layout fits the plate (blank and control wells swapped? plate turned?).',
  };
}
