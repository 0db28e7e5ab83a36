import type { ComparisonGroup } from '#domain/comparison';
import type { Normaliser, ReplicateValue } from '#domain/replicateValue';
import { mean, sampleSd } from '#stats/moments';

export type ReplicateGroup = ComparisonGroup<ReplicateValue>;

/** One side of a comparison. */
export interface ComparedSide {
  readonly label: string;
  readonly values: readonly ReplicateValue[];
  /** null: the side has no values, being the normaliser of the other. */
  readonly normaliser: Normaliser | null;
  /** What the side is when it is no group: the constant that a normaliser, divided by itself, became. */
  readonly constant: number | null;
  /** Its values carry the scatter of a control that the values of other groups carry too. */
  readonly sharesScatter: boolean;
}

/**
 * The two sides of a pair of labels, or the labels that there is no group of.
 *
 * A group that everything was divided by need not be among the groups: it is known by what it became, 100 % or 1.
 */
export function sidesOfPair(
  groups: readonly ReplicateGroup[],
  [labelA, labelB]: readonly [string, string],
): { readonly a: ComparedSide; readonly b: ComparedSide } | { readonly missing: readonly string[] } {
  const groupA = groups.find(({ label }) => label === labelA);
  const groupB = groups.find(({ label }) => label === labelB);
  const a = groupA === undefined ? normaliserSide(labelA, groupB) : sideOf(groupA, groupB, groups);
  const b = groupB === undefined ? normaliserSide(labelB, groupA) : sideOf(groupB, groupA, groups);
  if (a !== null && b !== null) return { a, b };
  return { missing: [...(a === null ? [labelA] : []), ...(b === null ? [labelB] : [])] };
}

/** Number, mean and SD of a side, for the table; a constant counts no values. */
export function describeSide(side: ComparedSide): { n: number; mean: number | null; sd: number | null } {
  if (side.constant !== null) return { n: 0, mean: side.constant, sd: null };
  const numbers = numbersOf(side.values);
  if (numbers.length === 0) return { n: 0, mean: null, sd: null };
  return { n: numbers.length, mean: mean(numbers), sd: sampleSd(numbers) };
}

export function numbersOf(values: readonly ReplicateValue[]): number[] {
  return values.map(({ value }) => value);
}

function sideOf(
  group: ReplicateGroup,
  other: ReplicateGroup | undefined,
  groups: readonly ReplicateGroup[],
): ComparedSide {
  const { label, values, normaliser } = group;
  const dividesOther = isNormaliserOf(label, other) || isNormaliserOf(label, group);
  const whenEmpty = dividesOther ? unitConstant(other) : null;
  const constant = values.length === 0 ? whenEmpty : fixedValue(numbersOf(values), dividesOther);
  return { label, values, normaliser, constant, sharesScatter: sharesScatter(group, groups) };
}

/**
 * Values divided by a group of the same experiment share its scatter. Not so where all were divided by one number, which
 * changes no test among them: wells that stand in for n, or a normaliser that still scatters itself.
 */
function sharesScatter({ normaliser, values }: ReplicateGroup, groups: readonly ReplicateGroup[]): boolean {
  if (normaliser.kind !== 'shared' || values.some(({ basis }) => basis === 'technical')) return false;
  const divisor = groups.find(({ label }) => label === normaliser.group);
  if (divisor === undefined || divisor.values.length === 0) return true;
  return fixedValue(numbersOf(divisor.values), true) !== null;
}

function normaliserSide(label: string, other: ReplicateGroup | undefined): ComparedSide | null {
  if (!isNormaliserOf(label, other)) return null;
  return { label, values: [], normaliser: null, constant: unitConstant(other), sharesScatter: false };
}

function isNormaliserOf(label: string, group: ReplicateGroup | undefined): boolean {
  return group?.normaliser.kind === 'shared' && group.normaliser.group === label;
}

/** What a group becomes when it is divided by itself, in the unit of those that were divided by it. */
function unitConstant(other: ReplicateGroup | undefined): number {
  return other?.values[0]?.unit === '%' ? 100 : 1;
}

/**
 * The constant that all values of a group are, to rounding; null for a group that scatters.
 *
 * A group that is not known to be the normaliser is taken for one only at 1 or 100, more than once: other values may repeat by chance.
 */
export function fixedValue(numbers: readonly number[], isNormaliser: boolean): number | null {
  const [first] = numbers;
  if (first === undefined) return null;
  const target = [1, 100].find((round) => equal(first, round));
  if (!isNormaliser && (target === undefined || numbers.length < 2)) return null;
  const constant = target ?? first;
  return numbers.every((number) => equal(number, constant)) ? constant : null;
}

function equal(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.abs(b);
}
