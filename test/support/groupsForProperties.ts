import * as fc from 'fast-check';

/** A whole number of thousandths: sums and scalings of such values round alike, and values that differ do so by more than rounding. */
const value = fc.integer({ min: -100_000, max: 100_000 }).map((thousandths) => thousandths / 1000);

/** Two to five groups of three to six values, in each of which something scatters. */
export const groupsForProperties = fc
  .array(fc.array(value, { minLength: 3, maxLength: 6 }), { minLength: 2, maxLength: 5 })
  .filter((groups) => groups.every(scatters));

/** Distances from the median scatter as well, which equal values but one do not have to. */
function scatters(group: readonly number[]): boolean {
  return new Set(group).size === group.length;
}

/** The groups with every value changed. */
export function mapGroups(
  groups: readonly (readonly number[])[],
  change: (value: number) => number,
): number[][] {
  return groups.map((group) => group.map(change));
}
