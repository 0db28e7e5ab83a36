import { describe, expect, it } from 'vitest';
import { compareFacets } from '#compare/compareFacets';
import { compareGroups } from '#compare/compareGroups';
import type { ComparisonRequest } from '#domain/comparison';
import { dunnettTest } from '#stats/dunnett';
import { studentTTest } from '#stats/tTest';
import { tukeyHsd } from '#stats/tukeyHsd';
import { asked, group, notNormalised, sharedControl } from '../support/comparisonRequest.ts';
import { expectClose } from '../support/expectClose.ts';
import { tested } from '../support/tested.ts';

const numbers = { CTR: [61, 66, 63], T: [57, 61, 55], P: [58, 64, 60, 59], 'T+P': [43, 39, 47] } as const;
const groups = Object.entries(numbers).map(([label, values]) => group(label, values));

const dunnett = (more: Partial<ComparisonRequest> = {}): ComparisonRequest =>
  asked('student', [], { correction: 'dunnett', control: 'CTR', ...more });
const tukey = (pairs: readonly string[] = []): ComparisonRequest =>
  asked('student', pairs, { correction: 'tukey' });

describe('Dunnett’s test as a correction', () => {
  it('compares every group with the control; its own p is the adjusted one, and stars follow it', () => {
    const { comparisons, problems } = compareGroups({ groups, request: dunnett() });
    expect(problems).toEqual([]);
    expect(comparisons.map(({ a, b }) => `${a}:${b}`)).toEqual(['T:CTR', 'P:CTR', 'T+P:CTR']);
    const expected = tested(dunnettTest(Object.values(numbers), 0));
    for (const [index, one] of comparisons.entries()) {
      expect(one).toMatchObject({
        ...{ test: 'student', correction: 'dunnett', method: 't', statisticName: 't', scale: 'difference' },
        pooledGroups: ['CTR', 'T', 'P', 'T+P'],
        // N − k = 13 − 4, not the 4 of two groups
        df: 9,
      });
      expectClose(one.pAdjusted, expected.comparisons[index]!.p, { rel: 1e-14 });
      expect(one.p!).toBeLessThan(one.pAdjusted!);
      expect(one.confidence95).toEqual(expected.comparisons[index]!.confidence95);
    }
    expect(comparisons.map(({ stars }) => stars)).toEqual(['ns', 'ns', '***']);
  });

  it('has for the unadjusted p that of t with the variance within all groups', () => {
    const [first] = compareGroups({ groups, request: dunnett() }).comparisons;
    // deviations of CTR −7/3 8/3 −1/3, T −2/3 10/3 −8/3, P −9/4 15/4 −1/4 −5/4, T+P 0 −4 4
    const within = 38 / 3 + 168 / 9 + 20.75 + 32;
    const standardError = Math.sqrt((within / 9) * (1 / 3 + 1 / 3));
    expectClose(first!.statistic, (173 / 3 - 190 / 3) / standardError, { rel: 1e-13 });
    // scipy 1.17: test/oracle/pooled-t.py
    expectClose(first!.p, 0.0493151096694653, { rel: 1e-12 });
  });

  it('is judged by all groups also where only some pairs are shown, turned round where the control stands first', () => {
    const all = compareGroups({ groups, request: dunnett() }).comparisons;
    const [shown] = compareGroups({ groups, request: dunnett({ pairs: [['CTR', 'T+P']] }) }).comparisons;
    const same = all.find(({ a }) => a === 'T+P')!;
    expect(shown!.pAdjusted).toBe(same.pAdjusted);
    expect(shown).toMatchObject({
      ...{ a: 'CTR', b: 'T+P', statistic: -same.statistic!, difference: -same.difference! },
      confidence95: [-same.confidence95![1], -same.confidence95![0]],
      ...{ meanA: same.meanB, meanB: same.meanA },
    });
  });

  it('is Student’s test where there are two groups', () => {
    const two = groups.filter(({ label }) => label === 'T' || label === 'CTR');
    const [one] = compareGroups({ groups: two, request: dunnett() }).comparisons;
    const student = tested(studentTTest(numbers.T, numbers.CTR));
    expectClose(one!.p, student.p, { rel: 1e-12 });
    expectClose(one!.pAdjusted, student.p, { rel: 1e-11 });
    expectClose(one!.log10pAdjusted, student.log10p, { rel: 1e-11 });
  });

  it('refuses a pair without the control', () => {
    const { comparisons, problems } = compareGroups({ groups, request: dunnett({ pairs: [['T', 'P']] }) });
    expect(comparisons).toMatchObject([{ p: null, pAdjusted: null, stars: '', flags: ['refused'] }]);
    expect(problems).toMatchObject([{ code: 'comparison-refused' }]);
    expect(problems[0]!.fix).toContain('correction: tukey');
  });

  it('tells once that there is no such control', () => {
    const { comparisons, problems } = compareGroups({ groups, request: dunnett({ control: 'DMSO' }) });
    expect(comparisons).toEqual([]);
    expect(problems).toMatchObject([{ code: 'group-not-found' }]);
  });
});

describe('Tukey’s test as a correction', () => {
  it('compares all groups with each other, or shows the pairs that were asked for', () => {
    const { comparisons } = compareGroups({ groups, request: tukey() });
    expect(comparisons).toHaveLength(6);
    const expected = tested(tukeyHsd(Object.values(numbers)));
    const labels = Object.keys(numbers);
    for (const one of comparisons) {
      const [a, b] = [labels.indexOf(one.a), labels.indexOf(one.b)];
      const same = expected.comparisons.find((other) => other.a === b && other.b === a)!;
      expectClose(one.pAdjusted, same.p, { rel: 1e-14 }, `${one.a} ${one.b}`);
      expect(one.difference).toBe(-same.difference);
    }
    const [shown] = compareGroups({ groups, request: tukey(['T+P:T']) }).comparisons;
    const same = comparisons.find(({ a, b }) => a === 'T' && b === 'T+P')!;
    expect(shown!.pAdjusted).toBe(same.pAdjusted);
    expect(shown!.statistic).toBe(-same.statistic!);
  });

  it('has each facet for a family of its own, and says so', () => {
    const half = groups.slice(0, 3);
    const { comparisons } = compareFacets({
      facets: [
        { facet: 'SkBr3', groups },
        { facet: 'BT474', groups: half },
      ],
      request: tukey(),
    });
    const alone = compareGroups({ groups: half, request: tukey() }).comparisons;
    expect(comparisons.filter(({ facet }) => facet === 'BT474').map(({ pAdjusted }) => pAdjusted)).toEqual(
      alone.map(({ pAdjusted }) => pAdjusted),
    );
    expect(comparisons.every(({ flags }) => flags.includes('familyIsFacet'))).toBe(true);
    expect(alone.some(({ flags }) => flags.includes('familyIsFacet'))).toBe(false);
  });

  it('keeps the size of a p that no double holds', () => {
    const apart = [group('A', [1, 1.0001, 1]), group('B', [2, 2, 2.0001]), group('C', [5, 5, 5.0001])];
    const many = apart.map((one) => ({
      ...one,
      values: Array.from({ length: 60 }, (_, index) => ({
        ...one.values[index % 3]!,
        experiment: String(index),
      })),
    }));
    const [one] = compareGroups({ groups: many, request: tukey() }).comparisons;
    expect(one!.pAdjusted).toBe(0);
    expect(one!.log10pAdjusted!).toBeLessThan(-400);
    expect(one!.log10p!).toBeLessThan(one!.log10pAdjusted!);
  });
});

describe('what Dunnett’s and Tukey’s tests are refused for', () => {
  it.each(['welch', 'paired', 'ratio-paired', 'one-sample', 'mann-whitney', 'wilcoxon'] as const)(
    'a %s test, which has not one variance for all groups',
    (test) => {
      for (const request of [
        { ...dunnett(), test },
        { ...tukey(), test, mu: 100 },
      ]) {
        const { comparisons, problems } = compareGroups({ groups, request });
        expect(comparisons.every(({ p, flags }) => p === null && flags.includes('refused'))).toBe(true);
        expect(problems).toMatchObject([{ code: 'comparison-refused', severity: 'error' }]);
        expect(problems[0]!.found).toContain(`\`test: ${test}\``);
        expect(problems[0]!.fix).toContain('holm');
      }
    },
  );

  it('groups that share a normaliser, and a control that is fixed at 100', () => {
    const sharing = [group('T', [80, 90, 60], sharedControl), group('P', [40, 60, 25], sharedControl)];
    const fixed = [group('CTR', [100, 100, 100], notNormalised), group('T', [80, 90, 60], notNormalised)];
    for (const [some, request] of [
      [sharing, tukey()],
      [fixed, tukey()],
      [fixed, dunnett()],
      [sharing, dunnett()],
    ] as const) {
      const { comparisons, problems } = compareGroups({ groups: some, request });
      expect(comparisons.every(({ p }) => p === null)).toBe(true);
      expect(comparisons.length).toBeGreaterThan(0);
      expect(problems).toMatchObject([{ code: 'comparison-refused' }]);
      expect(problems[0]!.fix).toContain('ratio-paired');
    }
  });

  it('a pair of good groups beside a fixed one, whose 0 scatter would enter the variance of all', () => {
    const fixed = [...groups.slice(1), group('vehicle', [100, 100, 100], notNormalised)].map((one) => ({
      ...one,
      normaliser: notNormalised,
      values: one.values.map((value) => ({ ...value, normaliser: notNormalised })),
    }));
    const { problems } = compareGroups({ groups: fixed, request: tukey(['T:P']) });
    expect(problems).toMatchObject([{ code: 'comparison-refused' }]);
    expect(problems[0]!.found).toContain('vehicle');
  });
});

describe('where Dunnett’s and Tukey’s tests are impossible', () => {
  it('leaves out a group without values and tests the others', () => {
    const some = [...groups.slice(0, 2), group('P', []), ...groups.slice(3)];
    const { comparisons, problems } = compareGroups({ groups: some, request: dunnett() });
    expect(problems).toMatchObject([{ code: 'comparison-impossible' }]);
    expect(comparisons.map(({ p }) => p === null)).toEqual([false, true, false]);
    expect(comparisons[0]!.pooledGroups).toEqual(['CTR', 'T', 'T+P']);
  });

  it('says that nothing scatters, and that an experiment stands twice', () => {
    const flat = [group('A', [5]), group('B', [6])];
    expect(compareGroups({ groups: flat, request: tukey() }).problems).toMatchObject([
      { code: 'comparison-impossible' },
    ]);
    const twice = groups.map((one) => ({
      ...one,
      values: one.values.map((value) => ({ ...value, experiment: '1' })),
    }));
    const { problems } = compareGroups({ groups: twice, request: tukey(['T:P']) });
    expect(problems[0]!.found).toContain('several values in experiment 1');
  });
});
