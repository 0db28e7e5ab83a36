import { groupText } from '#domain/groupKey';
import { readingBeyondRange, type NormalizedMeasurement } from '#domain/measurement';
import { placeAt, type Problem } from '#domain/problem';
import { wellList } from './level.ts';

/** Wells of one group and experiment that lie beyond the reader's range, so that the group has no number there. */
export function saturatedGroup(
  first: NormalizedMeasurement,
  saturated: readonly NormalizedMeasurement[],
): Problem {
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

/** `<0.020` and the like are bounds too. */
export function sideOf(bounds: readonly NormalizedMeasurement[]): 'above' | 'below' {
  const isBelow = bounds.every((well) => readingBeyondRange(well)?.relation === '<');
  return isBelow ? 'below' : 'above';
}
