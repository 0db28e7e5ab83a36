import { group } from 'd3-array';
import { groupKeyOf, groupText } from '#domain/groupKey';
import type { NormalizedMeasurement } from '#domain/measurement';
import { isControl } from '#domain/controlKey';
import { placeAt, type Problem } from '#domain/problem';
import type { Normalization } from '#domain/protocol';
import { wellList, type Level } from './level.ts';

/** A well after the blank and before it is put on the scale of its control. */
export type BlankedMeasurement = Omit<NormalizedMeasurement, 'viability' | 'response'>;

/** At a well of the group, the one that tells most or else the first that is used; in the file of that well. */
function problemOf(
  wells: readonly BlankedMeasurement[],
  telling?: BlankedMeasurement,
): Pick<Problem, 'severity' | 'file' | 'place'> {
  const at = telling ?? wells.find(({ excludedReason }) => excludedReason === null) ?? wells[0];
  return {
    severity: 'error',
    file: at?.file ?? null,
    place: at === undefined ? null : placeAt({ sheet: at.sheet, cell: at.cell, well: at.well }),
  };
}

function groupOf(wells: readonly BlankedMeasurement[]): string {
  const first = wells[0];
  if (first === undefined) return '';
  const words = cellsOf(first);
  return `${words === '' ? 'the wells' : words} on plate ${first.plate} (experiment ${first.experiment})`;
}

/** A group without a usable control well; names the controls of other cells that are there instead. */
export function noControl(
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
    ...problemOf(wells),
    found: `no ${role} wells for ${groupOf(wells)}; there are ${whose.join(', ')}`,
    expected: `wells of role ${role} of the same cell line, resistance, pretreatment and time`,
    fix: 'Give the control wells the same cell line, resistance, pretreatment and time as the wells they are the control of.',
  };
}

function cellsOf(well: BlankedMeasurement): string {
  return groupText({ ...groupKeyOf(well), treatment: null, dose: null });
}

/** Control wells beyond the reader's range. */
export function saturatedControl(
  wells: readonly BlankedMeasurement[],
  beyondRange: readonly BlankedMeasurement[],
): Problem {
  return {
    code: 'control-saturated',
    ...problemOf(wells, beyondRange[0]),
    found: `control wells beyond the reader's range (${beyondRange.map((well) => (well.absorbance.kind === 'bound' ? well.absorbance.text : '')).join(', ')}) for ${groupOf(wells)}: ${wellList(beyondRange)}`,
    expected: 'control wells inside the range of the reader; without them 100 % is not known',
    fix: 'Dilute the solubilised dye and read again. If only these wells are spoilt, exclude them in the protocol with a reason.',
  };
}

/** Untreated and vehicle wells, and nobody says which of them is 100 %. */
export function ambiguousControl(wells: readonly BlankedMeasurement[]): Problem {
  return {
    code: 'control-ambiguous',
    ...problemOf(wells, wells.find(isControl)),
    found: `untreated and vehicle wells for ${groupOf(wells)}`,
    expected: 'one kind of control that is 100 %',
    fix: 'Write `control: vehicle` or `control: untreated` under `normalize`.',
  };
}

/** 0 % at or above 100 %. */
export function blankAboveControl(
  wells: readonly BlankedMeasurement[],
  control: Level,
  zero: Level,
): Problem {
  return {
    code: 'blank-above-control',
    ...problemOf(wells, wells.find(isControl)),
    found: `after the blank the control is ${control.mean.toPrecision(3)} AU and 0 % is ${zero.mean.toPrecision(3)} AU for ${groupOf(wells)}`,
    expected: 'a control brighter than the blank',
    fix: 'Check that the layout fits the plate (blank and control wells swapped? plate turned?).',
  };
}
