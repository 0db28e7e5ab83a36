import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agreement, type Agreement } from './agreement.ts';

/** A number, or numbers, of the reference table. */
type Value = number | null | readonly Value[] | { readonly [name: string]: Value };

/** One test of the reference table. */
export interface ReferenceStatistic {
  readonly id: string;
  readonly kind: string;
  readonly input: Readonly<Record<string, never>>;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, Value>>;
}

/** Names with the numbers we have for them, in the nesting of the reference. */
export type Found = Readonly<Record<string, unknown>>;

/** The 124 tests that the project carries. */
export function statsReference(root: string): readonly ReferenceStatistic[] {
  const file = readFileSync(join(root, 'test/oracle/stats.json'), 'utf8');
  return (JSON.parse(file) as { tests: ReferenceStatistic[] }).tests;
}

/** What the reference does not have to all digits, at 30 and 40 digits, by test. */
export function exactStatistics(root: string): Readonly<Record<string, Found>> {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(root, 'test/oracle', name), 'utf8'));
  const { exact } = read('stats-exact.json') as { exact: Record<string, Found> };
  const { tests } = read('stats-ranks.json') as { tests: ReferenceStatistic[] };
  const effects = tests
    .filter(({ kind }) => kind === 'effectSizeExact')
    .map(({ id, expected }) => [id, effectIntervals(expected)] as const);
  return { ...exact, ...Object.fromEntries(effects) };
}

/** The interval of g is that of d, times the correction. */
function effectIntervals({ ci95, hedgesCorrection }: ReferenceStatistic['expected']): Found {
  const ends = ci95 as readonly number[];
  const hedgesGci95 = ends.map((end) => end * (hedgesCorrection as number));
  return { cohensDci95NoncentralT: ends, hedgesGci95 };
}

/** Digits from which on a number needs no other witness. */
const enough = 10;

/**
 * All numbers of a test that both sides have, each with the digits in common; one that is short of 10 is settled where 40-digit arithmetic
 * has our number and not the reference's.
 */
export function statisticAgreement(
  { id, kind, expected }: ReferenceStatistic,
  found: Found,
  exact: Found | undefined,
): Agreement[] {
  const pairs = leaves(found, expected);
  if (pairs.length === 0) throw new RangeError(`nothing of ${id} was compared`);
  return pairs.map(({ name, path, own, other }) => {
    const compared = agreement(id, kind, name, own, other);
    const truth = at(exact, path);
    if (compared.digits >= enough || truth === undefined) return compared;
    const withTruth = agreement(id, kind, name, own, truth);
    const settled = `40-digit arithmetic has ${truth}; we have ${withTruth.digits.toFixed(1)} digits of it, the reference ${agreement(id, kind, name, other, truth).digits.toFixed(1)}`;
    return withTruth.digits >= enough ? { ...compared, settled } : compared;
  });
}

interface Leaf {
  readonly name: string;
  readonly path: readonly string[];
  readonly own: number | null;
  readonly other: number;
}

/** Numbers of `found` beside those of `expected` of the same name; an open end (null) of the reference has nothing to compare. */
function leaves(found: unknown, expected: unknown, path: readonly string[] = []): Leaf[] {
  if (typeof expected === 'number' || typeof expected === 'boolean') {
    const own = typeof found === 'number' || typeof found === 'boolean' ? Number(found) : null;
    return [{ name: path.join(' '), path, own, other: Number(expected) }];
  }
  if (expected === null || typeof expected !== 'object') return [];
  // a list of another length is another list, and of an empty one only the length can be compared
  if (Array.isArray(expected) && Array.isArray(found))
    if (expected.length === 0 || expected.length !== found.length)
      return [{ name: `length of ${path.join(' ')}`, path, own: found.length, other: expected.length }];
  const parts = found as Readonly<Record<string, unknown>> | null | undefined;
  return Object.entries(expected).flatMap(([key, value]) => {
    const given = parts?.[key];
    return given === undefined ? [] : leaves(given, value, [...path, key]);
  });
}

function at(found: unknown, path: readonly string[]): number | undefined {
  const value = path.reduce<unknown>(
    (part, key) => (part as Readonly<Record<string, unknown>> | null | undefined)?.[key],
    found,
  );
  return typeof value === 'number' ? value : undefined;
}
