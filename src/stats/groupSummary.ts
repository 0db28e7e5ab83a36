import { fLog10UpperTail, fUpperTail } from './fDistribution.ts';
import { mean, sampleSd } from './moments.ts';

/** What is known of a group whether or not a test was possible. */
export interface GroupSummary {
  readonly n: number;
  readonly mean: number;
  /** null for n < 2 */
  readonly sd: number | null;
}

/** Why groups have no test. */
export type GroupsObstacle =
  /** too few values to know the scatter within groups */
  | 'tooFewValues'
  /** no scatter within groups beyond rounding, so a difference has nothing to be measured against */
  | 'noVariance';

/** A test of several groups that has no p, with what is known of them. */
export interface GroupsImpossible<Method extends string> {
  readonly kind: 'impossible';
  readonly method: Method;
  readonly groups: readonly GroupSummary[];
  readonly obstacle: GroupsObstacle;
}

/** A test of several groups by F, complete in itself. */
export interface GroupsFTest<Method extends string> {
  readonly kind: 'tested';
  readonly method: Method;
  readonly groups: readonly GroupSummary[];
  /** F */
  readonly statistic: number;
  readonly df1: number;
  /** not always whole */
  readonly df2: number;
  readonly p: number;
  /** log10 p, right where p itself underflows */
  readonly log10p: number;
}

/** F with its degrees of freedom, turned into p. */
export function groupsFTest<Method extends string>(
  method: Method,
  groups: readonly GroupSummary[],
  statistic: number,
  df1: number,
  df2: number,
): GroupsFTest<Method> {
  const p = fUpperTail(statistic, df1, df2);
  return {
    kind: 'tested',
    method,
    groups,
    statistic,
    df1,
    df2,
    p,
    log10p: fLog10UpperTail(statistic, df1, df2),
  };
}

/** A standard deviation below this many roundings of the largest value is no scatter; as for a t-test. */
const roundings = 10 * Number.EPSILON;

/**
 * n, mean and SD of each group of a test.
 *
 * @param groups - at least two, each with at least one value, all in the same unit
 */
export function summarizeGroups(groups: readonly (readonly number[])[]): readonly GroupSummary[] {
  if (groups.length < 2) throw new RangeError('a test of groups takes at least two groups');
  if (groups.some((group) => group.length === 0))
    throw new RangeError('a test takes groups that have values');
  if (!groups.flat().every(Number.isFinite)) throw new RangeError('a test takes finite numbers only');
  return groups.map((group) => ({ n: group.length, mean: mean(group), sd: sampleSd(group) }));
}

/**
 * The SD below which values of this size scatter by rounding alone.
 *
 * @returns in the unit of the values
 */
export function roundingOf(values: readonly number[]): number {
  return roundings * values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}
