import { describe, expect, it } from 'vitest';
import { compareFacets } from '#compare/compareFacets';
import { compareGroups } from '#compare/compareGroups';
import { starConventionFromText } from '#domain/starConvention';
import { asked, group, sharedControl } from '../support/comparisonRequest.ts';
import { expectClose } from '../support/expectClose.ts';

const t = group('T', [57, 61, 55]);
const tp = group('T+P', [43, 39, 47]);
const many = (label: string, from: number, count: number) =>
  group(
    label,
    Array.from({ length: count }, (_, index) => from + index),
  );

describe('rank tests of two groups', () => {
  it('give U of the first group, the exact p and the shift of Hodges and Lehmann', () => {
    const request = asked('mann-whitney', ['T:T+P', 'T+P:T']);
    const { comparisons } = compareGroups({ groups: [t, tp], request });
    // all nine values of T lie above all of T+P: U = 9, p = 2/C(6, 3); the differences are 8 10 12 14 14 16 18 18 22
    expect(comparisons[0]).toMatchObject({
      ...{ test: 'mann-whitney', statistic: 9, statisticName: 'U', method: 'exact', df: null },
      ...{ difference: 14, scale: 'shift', confidence95: null, stars: 'ns', nA: 3, nB: 3, meanB: 43 },
      flags: ['starsOutOfReach'],
    });
    expectClose(comparisons[0]!.p, 0.1, { rel: 1e-14 });
    expectClose(comparisons[0]!.log10p, -1, { rel: 1e-14 });
    expect(comparisons[1]).toMatchObject({ statistic: 0, difference: -14 });
    expectClose(comparisons[1]!.p, 0.1, { rel: 1e-14 });
  });

  it('pair by experiment for Wilcoxon’s test, and leave out differences of 0 aloud', () => {
    const a = group('A', [5, 7, 9, 4, 8, 3, 6]);
    const b = group('B', [4, 5, 6, 4, 3, 9, 2]);
    const { comparisons, problems } = compareGroups({ groups: [a, b], request: asked('wilcoxon', ['A:B']) });
    // differences 1 2 3 0 5 −6 4: six ranks, W = 21 − 6 = 15; 14 of 64 sign patterns have W ≥ 15
    // (sums of negative ranks up to 6: 1 + 1 + 1 + 2 + 2 + 3 + 4)
    expect(comparisons[0]).toMatchObject({
      ...{ test: 'wilcoxon', statistic: 15, statisticName: 'W', method: 'exact', df: null, nA: 7, nB: 7 },
      flags: ['zeroDifferences'],
    });
    expectClose(comparisons[0]!.p, 28 / 64, { rel: 1e-14 });
    expect(problems).toEqual([]);
  });

  it('see ties that binary arithmetic hides', () => {
    const { comparisons } = compareGroups({
      groups: [group('A', [0.3, 0.2, 0.9]), group('B', [0.2, 0.1, 0.4])],
      request: asked('wilcoxon', ['A:B']),
    });
    expect(0.3 - 0.2).not.toBe(0.2 - 0.1);
    expect(comparisons[0]!.flags).toEqual(['ties', 'starsOutOfReach']);
    expect(comparisons[0]!.statistic).toBe(6);
  });

  it('say that p is approximate where there are too many values to count', () => {
    const request = asked('mann-whitney', ['A:B']);
    const { comparisons } = compareGroups({ groups: [many('A', 0, 60), many('B', 7.5, 60)], request });
    // U counts pairs with A above B: Σ max(0, i − 7) over i = 0 … 59; σ² = 60·60·121/12
    const u = (52 * 53) / 2;
    const z = (u - 1800 + 0.5) / Math.sqrt((60 * 60 * 121) / 12);
    expect(comparisons[0]).toMatchObject({
      ...{ method: 'normal approximation', statistic: u, flags: ['approximateP'] },
    });
    expectClose(comparisons[0]!.z, z, { rel: 1e-13 });
    expect(comparisons[0]).not.toHaveProperty('smallestP');
  });

  it('note that three against three can never have a star, and how many values can', () => {
    const { problems } = compareGroups({ groups: [t, tp], request: asked('mann-whitney', ['T:T+P']) });
    expect(problems).toMatchObject([{ code: 'stars-out-of-reach', severity: 'note' }]);
    expect(problems[0]!.found).toBe(
      '`test: mann-whitney` with n = 3 and 3: the smallest p it can give is 0.10, so no star can ever come, however far apart the groups are',
    );
    // 2/C(8, 4) = 0.029 and 2/2⁶ = 0.031
    expect(problems[0]!.expected).toBe('at least 4 values in each group');
    const paired = compareGroups({ groups: [t, tp], request: asked('wilcoxon', ['T:T+P']) });
    expect(paired.problems[0]).toMatchObject({ expected: 'at least 6 pairs' });
    const four = compareGroups({
      groups: [many('A', 0, 4), many('B', 9, 4)],
      request: asked('mann-whitney', ['A:B']),
    });
    expect(four.problems).toEqual([]);
    expect(four.comparisons[0]!.stars).toBe('*');
  });

  it('count the correction in when they look whether a star can come', () => {
    const groups = [many('A', 0, 4), many('B', 9, 4), many('C', 20, 4)];
    const pairs = ['A:B', 'A:C'];
    const plain = compareGroups({ groups, request: asked('mann-whitney', pairs) });
    expect(plain.problems).toEqual([]);
    const request = asked('mann-whitney', pairs, { correction: 'bonferroni' });
    const corrected = compareGroups({ groups, request });
    expect(corrected.problems).toMatchObject([{ code: 'stars-out-of-reach' }]);
    expect(corrected.problems[0]!.found).toContain('before the correction over 2 comparisons');
    const own = starConventionFromText('*=0.2');
    if (!own.ok) expect.fail('the convention was not understood');
    expect(compareGroups({ groups, request: { ...request, stars: own.value } }).problems).toEqual([]);
  });

  it('are told of once for a panel, over its facets', () => {
    const { problems, comparisons } = compareFacets({
      facets: [
        { facet: 'SkBr3', groups: [t, tp] },
        { facet: 'BT474', groups: [t, tp] },
      ],
      request: asked('mann-whitney', ['T:T+P']),
    });
    expect(comparisons).toHaveLength(2);
    expect(problems).toHaveLength(1);
  });

  it('are impossible where all values are equal, and where there is none', () => {
    const equal = group('E', [5, 5, 5]);
    const same = compareGroups({
      groups: [equal, group('F', [5, 5, 5])],
      request: asked('wilcoxon', ['E:F']),
    });
    expect(same.problems).toMatchObject([{ code: 'comparison-impossible' }]);
    expect(same.comparisons[0]).toMatchObject({ p: null, flags: ['impossible'], statistic: null });
    const tied = compareGroups({
      groups: [equal, group('F', [5, 5, 5])],
      request: asked('mann-whitney', ['E:F']),
    });
    expect(tied.problems[0]!.expected).toContain('order to rank');
    const empty = compareGroups({ groups: [t, group('F', [])], request: asked('mann-whitney', ['T:F']) });
    expect(empty.problems).toMatchObject([{ code: 'comparison-impossible' }]);
  });

  it('are refused, unpaired, for groups that share a normaliser, as is Wilcoxon’s of their differences', () => {
    const groups = [
      group('CTR', [100, 100, 100], sharedControl),
      group('T', [80, 90, 60], sharedControl),
      group('P', [40, 60, 25], sharedControl),
    ];
    for (const test of ['mann-whitney', 'wilcoxon'] as const) {
      const { problems, comparisons } = compareGroups({ groups, request: asked(test, ['T:CTR', 'T:P']) });
      expect(problems.map(({ code }) => code)).toEqual(['comparison-refused', 'comparison-refused']);
      expect(problems[0]!.fix).toContain('ratio-paired');
      expect(comparisons.map(({ p }) => p)).toEqual([null, null]);
    }
  });
});
