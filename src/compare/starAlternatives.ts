import {
  isJoint,
  type AlternativeWay,
  type Comparison,
  type ComparisonRequest,
  type StarAlternative,
  type TestName,
} from '#domain/comparison';
import { adjustFamily } from './adjustFamily.ts';
import { compareFacets, type CompareFacetsInput } from './compareFacets.ts';

/** The comparisons of one panel, and the groups they were made from. */
export interface StarAlternativesInput<C extends Comparison & { readonly facet: string }> {
  readonly comparisons: readonly C[];
  /** Empty where the groups are no replicate values (curves): then only the correction can be chosen otherwise. */
  readonly facets: CompareFacetsInput['facets'];
  /** The same groups with n counted the other way; null where there is no other way. */
  readonly otherN: CompareFacetsInput['facets'] | null;
  readonly request: ComparisonRequest;
}

type Faceted = Comparison & { readonly facet: string };

/** Tests whose two sides are one sample; wells of two groups are no pairs. */
const ofOneSample: readonly TestName[] = ['paired', 'ratio-paired', 'one-sample', 'wilcoxon'];

/**
 * The comparisons of a panel, each with what its stars would be if one thing had been chosen otherwise.
 *
 * Welch's test instead of Student's and the reverse; Holm's correction over the panel where none was asked, and none where one was; wells
 * as n where experiments count, and the reverse. Wells of a paired comparison are tested as two groups, by Student's test, of ranks by Mann and Whitney's.
 *
 * @returns in the same order, with `alternatives`
 */
export function starAlternatives<C extends Faceted>(input: StarAlternativesInput<C>): C[] {
  const ways = [...otherTest(input), ...otherCorrection(input), ...otherN(input)];
  return input.comparisons.map((comparison) => ({
    ...comparison,
    alternatives: ways.flatMap(({ way, found }) => {
      const other = found.get(keyOf(comparison));
      return other === undefined ? [] : [alternative(way, comparison, other)];
    }),
  }));
}

interface Otherwise {
  readonly way: AlternativeWay;
  readonly found: ReadonlyMap<string, Faceted>;
}

function otherTest({ comparisons, facets, request }: StarAlternativesInput<Faceted>): Otherwise[] {
  const test = request.test === 'student' ? 'welch' : 'student';
  // Dunnett's and Tukey's tests have one variance: what Welch's would be beside them is another test altogether
  if ((request.test !== 'student' && request.test !== 'welch') || isJoint(request.correction)) return [];
  const asked = new Set(comparisons.filter((one) => one.test === request.test && one.p !== null).map(keyOf));
  const tested = compareFacets({ facets, request: { ...request, test } }).comparisons;
  return [{ way: test, found: byKey(tested.filter((one) => asked.has(keyOf(one)))) }];
}

/** A single comparison has nothing to be corrected for. */
function otherCorrection({ comparisons, request }: StarAlternativesInput<Faceted>): Otherwise[] {
  const tested = comparisons.filter(({ p }) => p !== null);
  if (tested.length < 2) return [];
  const correction = request.correction === 'none' ? 'holm' : 'none';
  const way = correction === 'none' ? 'no correction' : 'holm';
  return [{ way, found: byKey(adjustFamily(tested, correction, request.stars)) }];
}

function otherN({ comparisons, otherN: facets, request }: StarAlternativesInput<Faceted>): Otherwise[] {
  if (facets === null) return [];
  const values = facets.flatMap(({ groups }) => groups.flatMap((group) => group.values));
  const wells = values.some(({ basis }) => basis === 'technical');
  const pairless = wells && request.mu === undefined && ofOneSample.includes(request.test);
  const unpaired = request.test === 'wilcoxon' ? 'mann-whitney' : 'student';
  const test = pairless ? unpaired : request.test;
  const tested = compareFacets({ facets, request: { ...request, test } }).comparisons;
  const before = byKey(comparisons);
  const changed = tested.filter((one) => {
    const asked = before.get(keyOf(one));
    return asked !== undefined && (asked.nA !== one.nA || asked.nB !== one.nB);
  });
  return [{ way: wells ? 'wells as n' : 'experiments as n', found: byKey(changed) }];
}

function alternative(way: AlternativeWay, asked: Comparison, other: Comparison): StarAlternative {
  const { test, correction, basis, nA, nB, p, pAdjusted, stars } = other;
  return {
    way,
    test,
    correction,
    basis,
    nA,
    nB,
    p,
    pAdjusted,
    stars,
    changes: starred(stars) !== starred(asked.stars),
    reason: p === null ? whyUntested(other) : null,
  };
}

/** `ns` and no test are both no star. */
function starred(stars: string): string {
  return stars === 'ns' ? '' : stars;
}

function whyUntested({ nA, nB, flags }: Comparison): string {
  if (flags.includes('refused')) return 'this test does not suit these values';
  return nA < 2 || nB < 2 ? `n = ${Math.min(nA, nB)} allows no test` : 'these values allow no test';
}

function byKey(comparisons: readonly Faceted[]): ReadonlyMap<string, Faceted> {
  return new Map(comparisons.map((comparison) => [keyOf(comparison), comparison]));
}

function keyOf({ facet, a, b }: Faceted): string {
  return JSON.stringify([facet, a, b]);
}
