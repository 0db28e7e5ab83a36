import { describe, expect, it } from 'vitest';
import { groupId } from '#domain/groupKey';
import type { Summary } from '#domain/replicateValue';
import { withIntervals } from '#pipeline/technicalSummaries';
import { group, summary } from '../report/smallAnalysis.ts';

const wells: Summary = { ...summary, basis: 'technical', confidence95: [1, 2] };
const intervals = new Map([[wells.set, new Map([[groupId(group), [40, 58] as const]])]]);

function intervalOf(one: Summary): Summary['confidence95'] {
  return withIntervals([one], intervals)[0]!.confidence95;
}

describe('the interval of a mean of wells', () => {
  it('is that of the ratio for viability, and the same taken from 100 for response', () => {
    expect(intervalOf({ ...wells, quantity: 'viability' })).toEqual([40, 58]);
    expect(intervalOf({ ...wells, quantity: 'response' })).toEqual([42, 60]);
  });

  it('stays the t-interval for everything else', () => {
    expect(intervalOf({ ...wells, quantity: 'blanked absorbance' })).toEqual([1, 2]);
    expect(intervalOf({ ...wells, basis: 'biological' })).toEqual([1, 2]);
    expect(intervalOf({ ...wells, set: 'another set' })).toEqual([1, 2]);
    expect(intervalOf({ ...wells, group: { ...group, resistance: 'T' } })).toEqual([1, 2]);
  });
});
