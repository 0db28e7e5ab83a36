import { cellsText } from '#domain/groupKey';
import type { NormalizedMeasurement } from '#domain/measurement';
import { placeAt, type Place, type Problem } from '#domain/problem';
import { wellList } from './level.ts';

function atWell(well: NormalizedMeasurement | undefined): Pick<Problem, 'severity' | 'file' | 'place'> {
  return {
    severity: 'error',
    file: well?.file ?? null,
    place: well === undefined ? null : placeAt({ sheet: well.sheet, cell: well.cell, well: well.well }),
  };
}

function whose(well: NormalizedMeasurement): string {
  const cells = cellsText(well);
  return `${cells === '' ? 'the wells' : cells} (experiment ${well.experiment})`;
}

/**
 * No well says how many cells there were when the treatment was added.
 *
 * @param treated - a well that needs them
 * @param there - wells with cells on the time-zero plates
 * @param place - of `time zero` in the protocol
 */
export function noTimeZero(
  treated: NormalizedMeasurement,
  there: readonly NormalizedMeasurement[],
  { set, place }: { readonly set: string; readonly place: Place },
): Problem {
  const ofSame = there.filter(
    (well) => cellsText(well) === cellsText(treated) && well.experiment === treated.experiment,
  );
  const others = [...new Set(there.map(whose))];
  const found =
    ofSame.length > 0
      ? `no usable untreated well at time zero for ${whose(treated)}: ${ofSame.map((well) => `${well.well} (${well.role})`).join(', ')}`
      : `no time-zero wells for ${whose(treated)} in plate set "${set}"; it has ${others.join(', ')}`;
  return {
    code: 'time-zero-missing',
    severity: 'error',
    file: null,
    place,
    found,
    expected:
      'untreated (or vehicle) wells of the same cell line, resistance, pretreatment and experiment, from when the treatment was added',
    fix:
      ofSame.length > 0
        ? 'Give the cells on the time-zero plate `role: untreated`, and read wells again that have no number.'
        : 'Add the time-zero plate, or check what file name and layout say of its cells and its experiment. Without it there is no growth rate for these wells.',
  };
}

/** Time-zero wells beyond the reader's range. */
export function saturatedTimeZero(beyondRange: readonly NormalizedMeasurement[]): Problem {
  const [first] = beyondRange;
  return {
    code: 'time-zero-saturated',
    ...atWell(first),
    found: `time-zero wells beyond the reader's range for ${first === undefined ? 'the wells' : whose(first)}: ${wellList(beyondRange)}`,
    expected: 'time-zero wells inside the range of the reader; without them the start of growth is not known',
    fix: 'Dilute the solubilised dye and read again. If only these wells are spoilt, exclude them in the protocol with a reason.',
  };
}

/** Time-zero wells that are no brighter than their blank. */
export function timeZeroBelowBlank(wells: readonly NormalizedMeasurement[], start: number): Problem {
  const [first] = wells;
  return {
    code: 'time-zero-below-blank',
    ...atWell(first),
    found: `after the blank the time-zero wells are ${start.toPrecision(3)} AU for ${first === undefined ? 'the wells' : whose(first)}: ${wellList(wells)}`,
    expected: 'cells at time zero that are brighter than the blank: growth is a ratio to them',
    fix: 'Check that the layout fits the time-zero plate (blank and cells swapped?), and that cells were seeded on it.',
  };
}

/** The control did not grow, so that a rate of growth has nothing to be compared with. */
export function controlNotGrown(
  well: NormalizedMeasurement,
  { start, control }: { readonly start: number; readonly control: number },
): Problem {
  return {
    code: 'control-not-grown',
    ...atWell(well),
    found: `the control is ${control.toPrecision(3)} AU after ${start.toPrecision(3)} AU at time zero for ${whose(well)} on plate ${well.plate}`,
    expected: 'a control that grew: growth rates compare with its growth and are not defined without it',
    fix: 'Check that the time-zero plate is that of these cells and stained alike. If the cells did not divide, draw `viability` instead.',
  };
}
