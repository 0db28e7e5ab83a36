import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustFamily } from '#compare/adjustFamily';
import { compareFacets } from '#compare/compareFacets';
import { compareGroups } from '#compare/compareGroups';
import { starConventionByName } from '#domain/starConvention';
import { asked, group } from '../support/comparisonRequest.ts';
import { expectClose } from '../support/expectClose.ts';

const facets = [
  {
    facet: 'SkBr3',
    groups: [group('CTR', [66, 65, 62]), group('T', [57, 61, 55]), group('T+P', [43, 39, 47])],
  },
  {
    facet: 'BT474',
    groups: [group('CTR', [72, 70, 74]), group('T', [66, 70, 64]), group('T+P', [22, 27, 19])],
  },
];
const pairs = ['T:T+P', 'CTR:T+P'];

describe('the comparisons of a panel', () => {
  it('are one family over all facets', () => {
    const single = facets.map(
      ({ groups }) => compareGroups({ groups, request: asked('student', pairs) }).comparisons,
    );
    const { comparisons } = compareFacets({
      facets,
      request: asked('student', pairs, { correction: 'bonferroni' }),
    });
    expect(comparisons.map(({ facet, a }) => `${facet} ${a}`)).toEqual([
      'SkBr3 T',
      'SkBr3 CTR',
      'BT474 T',
      'BT474 CTR',
    ]);
    comparisons.forEach(({ p, pAdjusted }, index) => {
      expect(p).toBe(single.flat()[index]!.p);
      expectClose(pAdjusted, Math.min(1, 4 * p!), { rel: 1e-14 });
    });
  });

  it('can be made of single facets, whose smaller families are replaced', () => {
    const request = asked('student', pairs, { correction: 'holm', stars: starConventionByName('prism') });
    const separately = facets.flatMap(({ groups }) => compareGroups({ groups, request }).comparisons);
    const family = adjustFamily(separately, request.correction, request.stars);
    const { comparisons } = compareFacets({ facets, request });
    expect(family.map(({ pAdjusted, stars }) => [pAdjusted, stars])).toEqual(
      comparisons.map(({ pAdjusted, stars }) => [pAdjusted, stars]),
    );
    expect(family.map(({ pAdjusted }) => pAdjusted)).not.toEqual(
      separately.map(({ pAdjusted }) => pAdjusted),
    );
  });

  it('name the facet in a problem, and none where there is only one', () => {
    const request = asked('student', ['T:X']);
    expect(compareFacets({ facets, request }).problems.map(({ found }) => found.split(':')[0])).toEqual([
      'SkBr3',
      'BT474',
    ]);
    const { problems } = compareFacets({ facets: [{ facet: '', groups: facets[0]!.groups }], request });
    expect(problems[0]!.found).toBe('a comparison with "X"');
  });

  it('do not depend on the order of the experiments', () => {
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 });
    const tests = fc.constantFrom('student', 'welch', 'paired', 'ratio-paired');
    fc.assert(
      fc.property(order, tests, (indices, test) => {
        const { groups } = facets[0]!;
        const shuffled = groups.map((one) => ({
          ...one,
          values: indices.map((index) => one.values[index]!),
        }));
        const request = asked(test, pairs);
        const here = compareGroups({ groups, request }).comparisons;
        compareGroups({ groups: shuffled, request }).comparisons.forEach((comparison, index) =>
          expectClose(comparison.p, here[index]!.p!, { rel: 1e-12 }),
        );
      }),
    );
  });

  it('have the same p when all values are scaled', () => {
    const { groups } = facets[0]!;
    const scaled = groups.map((one) => ({
      ...one,
      values: one.values.map((value) => ({ ...value, value: value.value * 0.013 })),
    }));
    for (const test of ['student', 'welch', 'paired', 'ratio-paired'] as const) {
      const request = asked(test, pairs);
      const here = compareGroups({ groups, request }).comparisons;
      compareGroups({ groups: scaled, request }).comparisons.forEach((comparison, index) =>
        expectClose(comparison.p, here[index]!.p!, { rel: 1e-11 }),
      );
    }
  });
});
