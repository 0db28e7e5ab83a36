import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFacets } from '#compare/compareFacets';
import { starAlternatives } from '#compare/starAlternatives';
import type { AlternativeWay, Comparison, ComparisonRequest } from '#domain/comparison';
import { starConventionByName } from '#domain/starConvention';
import { asked, group, notNormalised } from '../support/comparisonRequest.ts';
import { expectClose } from '../support/expectClose.ts';
import { replicates } from '../support/replicates.ts';

type Numbers = Readonly<Record<string, readonly number[]>>;

function facetOf(numbers: Numbers, basis: 'biological' | 'technical' = 'biological') {
  const groups = Object.entries(numbers).map(([label, values]) => ({
    ...group(label, values, notNormalised),
    values: replicates(values, { basis, normaliser: notNormalised }),
  }));
  return [{ facet: '', groups }];
}

function judged(numbers: Numbers, request: ComparisonRequest, wells: Numbers | null = null): Comparison[] {
  const facets = facetOf(numbers);
  const { comparisons } = compareFacets({ facets, request });
  const otherN = wells === null ? null : facetOf(wells, 'technical');
  return starAlternatives({ comparisons, facets, otherN, request });
}

function wayOf({ alternatives }: Comparison, way: AlternativeWay) {
  const found = alternatives.find((one) => one.way === way);
  if (found === undefined) expect.fail(`no ${way} among ${alternatives.map((one) => one.way).join(', ')}`);
  return found;
}

const scatters: Numbers = { A: [50, 51, 49.5], B: [60, 71, 58], C: [80, 81, 78], D: [49, 52, 50] };
/** scipy 1.17: ttest_ind(A, B), and with equal_var=False. */
const studentAB = 0.03429278884428618;
const welchAB = 0.08479922054447857;

describe('what the stars would be otherwise', () => {
  it('has Welch’s test in place of Student’s, and says that the star goes', () => {
    const [comparison] = judged(scatters, asked('student', ['A:B']));
    expect(comparison!.stars).toBe('*');
    const welch = wayOf(comparison!, 'welch');
    expect(welch).toMatchObject({ test: 'welch', stars: 'ns', changes: true, reason: null, nA: 3, nB: 3 });
    expectClose(comparison!.p, studentAB, { rel: 1e-10 });
    expectClose(welch.p, welchAB, { rel: 1e-10 });
  });

  it('has Student’s test in place of Welch’s, and says that the star comes', () => {
    const [comparison] = judged(scatters, asked('welch', ['A:B']));
    expect(comparison!.stars).toBe('ns');
    expect(wayOf(comparison!, 'student')).toMatchObject({ test: 'student', stars: '*', changes: true });
    expectClose(wayOf(comparison!, 'student').p, studentAB, { rel: 1e-10 });
  });

  it('has Holm’s correction over the panel where none was asked', () => {
    const compared = judged(scatters, asked('student', ['A:B', 'A:C', 'A:D']));
    // by hand: sorted upwards, 3 p, 2 p, 1 p, none below one before it
    const p = compared.map((one) => one.p!);
    const sorted = p.toSorted((a, b) => a - b);
    compared.forEach((one, index) => {
      const rank = sorted.indexOf(p[index]!);
      const upTo = sorted.slice(0, rank + 1).map((value, step) => (3 - step) * value);
      expectClose(wayOf(one, 'holm').pAdjusted, Math.min(1, Math.max(...upTo)), { rel: 1e-13 });
      expect(wayOf(one, 'holm').p).toBe(one.p);
    });
    expect(wayOf(compared[0]!, 'holm')).toMatchObject({ correction: 'holm', changes: true, stars: 'ns' });
  });

  it('has no correction where one was asked, and the asked one stays under Welch', () => {
    const compared = judged(scatters, asked('student', ['A:B', 'A:C'], { correction: 'bonferroni' }));
    expect(compared[0]!.stars).toBe('ns');
    expect(wayOf(compared[0]!, 'no correction')).toMatchObject({
      correction: 'none',
      stars: '*',
      changes: true,
    });
    const welch = wayOf(compared[0]!, 'welch');
    expect(welch.correction).toBe('bonferroni');
    expectClose(welch.pAdjusted, 2 * welch.p!, { rel: 1e-14 });
  });

  it('has no correction for a comparison that is alone', () => {
    const [comparison] = judged(scatters, asked('student', ['A:B']));
    expect(comparison!.alternatives.map(({ way }) => way)).toEqual(['welch']);
  });

  it('has wells as n, which make stars of nothing', () => {
    const wells = { A: [48, 50, 52, 49, 51, 53, 47.5, 49.5, 51.5], B: [50, 53, 55, 51, 53, 56, 49, 52, 54] };
    const means = { A: [50, 51, 49.5], B: [52.7, 53.3, 51.7] };
    const [comparison] = judged(
      means,
      asked('student', ['A:B'], { stars: starConventionByName('apa') }),
      wells,
    );
    const technical = wayOf(comparison!, 'wells as n');
    expect(technical).toMatchObject({ basis: 'technical', nA: 9, nB: 9, test: 'student' });
    // scipy 1.17: ttest_ind of the nine wells of each
    expectClose(technical.p, 0.027371428653217532, { rel: 1e-10 });
    expect(technical.stars).toBe('*');
  });

  it('tests wells of pairs as two groups, because wells are no pairs', () => {
    const wells = { A: [1, 2, 3, 4], B: [5, 6, 7, 8] };
    for (const test of ['paired', 'ratio-paired'] as const) {
      const [comparison] = judged({ A: [1.5, 3.5], B: [5.5, 7.4] }, asked(test, ['A:B']), wells);
      const technical = wayOf(comparison!, 'wells as n');
      expect(technical).toMatchObject({ test: 'student', nA: 4, nB: 4, reason: null });
      // by hand: difference 4, both variances 5/3, t = 4/√(5/3 · 2/4), df 6; scipy 1.17: 2·t.sf(4.38178, 6)
      expectClose(technical.p, 0.004659214943993927, { rel: 1e-10 });
    }
  });

  it('has the experiments as n where wells were, and says why there is no test', () => {
    const request = asked('student', ['A:B']);
    const facets = facetOf({ A: [1, 2, 3], B: [11, 12, 13] }, 'technical');
    const { comparisons } = compareFacets({ facets, request });
    const otherN = facetOf({ A: [2], B: [12] });
    const [comparison] = starAlternatives({ comparisons, facets, otherN, request });
    expect(comparison!.stars).toBe('**');
    expect(wayOf(comparison!, 'experiments as n')).toMatchObject({
      basis: 'biological',
      p: null,
      stars: '',
      changes: true,
      reason: 'n = 1 allows no test',
    });
  });

  it('leaves out what makes no difference: one well for each experiment', () => {
    const [comparison] = judged(scatters, asked('student', ['A:B']), scatters);
    expect(comparison!.alternatives.map(({ way }) => way)).toEqual(['welch']);
  });

  it('does not call it another star when a comparison without a star has no test', () => {
    const request = asked('student', ['A:B']);
    const facets = facetOf({ A: [1, 2, 3], B: [1.5, 2, 3] }, 'technical');
    const { comparisons } = compareFacets({ facets, request });
    const [comparison] = starAlternatives({
      comparisons,
      facets,
      otherN: facetOf({ A: [2], B: [2] }),
      request,
    });
    expect(comparison!.stars).toBe('ns');
    expect(wayOf(comparison!, 'experiments as n').changes).toBe(false);
  });

  it('has no other test beside Dunnett’s, whose p without correction is that of the variance of all groups', () => {
    const request = asked('student', [], { correction: 'dunnett', control: 'A' });
    const [comparison] = judged({ A: [57, 61, 55], B: [50, 52, 49], C: [43, 39, 47] }, request);
    expect(comparison!.alternatives.map(({ way }) => way)).toEqual(['no correction']);
    expect(wayOf(comparison!, 'no correction')).toMatchObject({ p: comparison!.p, pAdjusted: comparison!.p });
  });

  it('ranks the wells of a Wilcoxon test as two groups', () => {
    const wells = { A: [1, 2, 3, 4], B: [11, 12, 13, 14] };
    const [comparison] = judged({ A: [2, 3], B: [12, 13] }, asked('wilcoxon', ['A:B']), wells);
    // two of C(8, 4) orders
    expect(wayOf(comparison!, 'wells as n')).toMatchObject({ test: 'mann-whitney', reason: null });
    expectClose(wayOf(comparison!, 'wells as n').p, 2 / 70, { rel: 1e-13 });
  });

  it('changes stars exactly where the p falls on the other side of a threshold', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 });
    const request = asked('student', ['A:B', 'A:C']);
    fc.assert(
      fc.property(numbers, numbers, numbers, (A, B, C) => {
        for (const { stars, p, alternatives } of judged({ A, B, C }, request)) {
          if (p === null) return;
          for (const { changes, pAdjusted, ...other } of alternatives) {
            const class_ = (q: number): number => [0.05, 0.001, 0.0001].filter((limit) => q < limit).length;
            expect(changes).toBe(class_(p) !== class_(pAdjusted!));
            expect(changes).toBe(stars !== other.stars);
          }
        }
      }),
      { numRuns: 20, seed: 3 },
    );
  });
});
