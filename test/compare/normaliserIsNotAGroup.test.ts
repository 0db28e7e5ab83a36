import { describe, expect, it } from 'vitest';
import { compareGroups } from '#compare/compareGroups';
import type { TestName } from '#domain/comparison';
import { studentTTest, ratioOneSampleTTest } from '#stats/tTest';
import { seededRandom } from '../../example/seededRandom.ts';
import { asked, group, notNormalised, sharedControl } from '../support/comparisonRequest.ts';
import { expectClose } from '../support/expectClose.ts';
import { replicates } from '../support/replicates.ts';

const control = group('CTR', [100, 100, 100], sharedControl);
const t = group('T', [80, 90, 60], sharedControl);
const tp = group('T+P', [40, 60, 25], sharedControl);

describe('values that share one normaliser', () => {
  for (const test of ['student', 'welch', 'paired'] as const) {
    it(`refuses the ${test} test against the normaliser, with the reason and what to write instead`, () => {
      const { comparisons, problems } = compareGroups({
        groups: [control, t],
        request: asked(test, ['CTR:T']),
      });
      expect(comparisons).toMatchObject([
        { a: 'CTR', b: 'T', p: null, stars: '', meanA: 100, nA: 0, sdA: null },
      ]);
      expect(comparisons[0]!.flags).toContain('refused');
      expect(problems).toMatchObject([{ code: 'comparison-refused', severity: 'error' }]);
      if (test !== 'paired') expect(problems[0]!.expected).toContain('about 10 %');
      expect(problems[0]!.fix).toContain('ratio-paired');
    });

    it(`refuses the ${test} test among groups that share it`, () => {
      const { comparisons, problems } = compareGroups({ groups: [t, tp], request: asked(test, ['T:T+P']) });
      expect(comparisons).toMatchObject([{ p: null }]);
      expect(problems).toMatchObject([{ code: 'comparison-refused' }]);
      expect(problems[0]!.fix).toContain('ratio-paired');
    });
  }

  for (const test of ['ratio-paired', 'one-sample'] as const) {
    it(`tests log ratios for "${test}": one-sample against the normaliser, paired among each other`, () => {
      const { comparisons, problems } = compareGroups({
        groups: [control, t, tp],
        request: asked(test, ['T:CTR', 'T:T+P']),
      });
      expect(problems).toEqual([]);
      const [againstControl, among] = comparisons;
      // scipy 1.17: ttest_1samp(log([.8, .9, .6]), 0) and ttest_rel(log([80, 90, 60]), log([40, 60, 25]))
      expectClose(againstControl!.p, 0.14581060501693455, { rel: 1e-11 });
      expectClose(againstControl!.statistic, -2.3232586920484684, { rel: 1e-11 });
      expectClose(againstControl!.difference, Math.cbrt(0.8 * 0.9 * 0.6), { rel: 1e-13 });
      expect(againstControl).toMatchObject({ test: 'one-sample', scale: 'ratio', nA: 3, nB: 0, meanB: 100 });
      expect(againstControl!.flags).toEqual(['fixedReference']);
      expectClose(among!.p, 0.04061129174841411, { rel: 1e-11 });
      expectClose(among!.difference, Math.cbrt((80 * 90 * 60) / (40 * 60 * 25)), { rel: 1e-13 });
      expect(among).toMatchObject({ test: 'ratio-paired', scale: 'ratio', nA: 3, nB: 3 });
    });
  }

  it('turns sign, ratio and interval round when the normaliser stands first', () => {
    const compare = (pair: string) =>
      compareGroups({ groups: [control, t], request: asked('one-sample', [pair]) }).comparisons[0]!;
    const [here, there] = [compare('T:CTR'), compare('CTR:T')];
    expectClose(there.statistic, -here.statistic!, { rel: 1e-14 });
    expectClose(there.p, here.p!, { rel: 1e-14 });
    expectClose(there.difference, 1 / here.difference!, { rel: 1e-14 });
    expectClose(there.confidence95![0], 1 / here.confidence95![1], { rel: 1e-14 });
    expectClose(there.confidence95![1], 1 / here.confidence95![0], { rel: 1e-14 });
    expect(there).toMatchObject({ a: 'CTR', nA: 0, meanA: 100, nB: 3 });
  });

  it('knows the normaliser by name where it has no values of its own, in % and as fold change', () => {
    const inPercent = compareGroups({ groups: [t], request: asked('ratio-paired', ['T:CTR']) })
      .comparisons[0]!;
    expect(inPercent).toMatchObject({ meanB: 100, nB: 0 });
    const folds = { ...t, values: replicates([0.8, 0.9, 0.6], { normaliser: sharedControl, unit: '' }) };
    const asFold = compareGroups({ groups: [folds], request: asked('ratio-paired', ['T:CTR']) })
      .comparisons[0]!;
    expect(asFold.meanB).toBe(1);
    expectClose(asFold.p, inPercent.p!, { rel: 1e-12 });
  });

  it('recognises a control fixed at 100 or 1 in a table that does not say what was divided by what', () => {
    for (const constant of [1, 100]) {
      const groups = [
        group('CTR', [constant, constant, constant], notNormalised),
        group(
          'T',
          [0.8, 0.9, 0.6].map((fold) => fold * constant),
          notNormalised,
        ),
      ];
      const refused = compareGroups({ groups, request: asked('student', ['CTR:T']) });
      expect(refused.comparisons[0]!.p).toBeNull();
      expect(refused.problems).toMatchObject([{ code: 'comparison-refused' }]);
      const tested = compareGroups({ groups, request: asked('one-sample', ['T:CTR']) });
      expectClose(tested.comparisons[0]!.p, 0.14581060501693455, { rel: 1e-11 });
    }
  });

  it('does not take other repeated values, or a single one, for a fixed control', () => {
    const flat = compareGroups({
      groups: [group('A', [42, 42], notNormalised), group('B', [44, 47], notNormalised)],
      request: asked('student', ['A:B']),
    });
    expect(flat.comparisons[0]!.p).not.toBeNull();
    const single = compareGroups({
      groups: [group('A', [100], notNormalised), group('B', [44, 47], notNormalised)],
      request: asked('student', ['A:B']),
    });
    expect(single.problems).toMatchObject([{ code: 'comparison-impossible' }]);
  });

  it('compares as asked where the normaliser still scatters, because then all were divided by one number', () => {
    const scattering = group('CTR', [95, 101, 104], sharedControl);
    const { comparisons, problems } = compareGroups({
      groups: [scattering, t, tp],
      request: asked('student', ['CTR:T', 'T:T+P']),
    });
    expect(problems).toEqual([]);
    expect(comparisons.map(({ test }) => test)).toEqual(['student', 'student']);
    expect(comparisons[0]).toMatchObject({ nA: 3, nB: 3 });
  });

  it('compares wells that stand in for n as asked, because one number divided them all', () => {
    const wells = (label: string, numbers: readonly number[]) => ({
      label,
      normaliser: sharedControl,
      values: replicates(numbers, { normaliser: sharedControl, basis: 'technical' }),
    });
    const { comparisons } = compareGroups({
      groups: [wells('T', [80, 90, 60]), wells('T+P', [40, 60, 25])],
      request: asked('student', ['T:T+P']),
    });
    expect(comparisons[0]).toMatchObject({ test: 'student', df: 4, flags: ['technicalN'] });
    expect(comparisons[0]!.p).not.toBeNull();
  });

  it('has no log ratio of a value that is not above 0', () => {
    const { comparisons, problems } = compareGroups({
      groups: [control, group('T', [12, -3, 8], sharedControl)],
      request: asked('ratio-paired', ['T:CTR']),
    });
    expect(comparisons[0]!.p).toBeNull();
    expect(problems).toMatchObject([{ code: 'comparison-impossible' }]);
    expect(problems[0]!.expected).toContain('above 0');
  });

  it('tests against a named constant as log ratio', () => {
    const { comparisons } = compareGroups({
      groups: [t],
      request: asked('one-sample', ['T:CTR'], { mu: 100 }),
    });
    expectClose(comparisons[0]!.p, 0.14581060501693455, { rel: 1e-11 });
    expect(comparisons[0]!.scale).toBe('ratio');
  });
});

describe('why the unpaired test against a fixed control is refused', () => {
  const simulations = 20_000;

  /** Share of simulated studies without any difference that a test calls different at 5 %. */
  function falsePositives(seed: number, test: (folds: readonly number[]) => number): number {
    const random = seededRandom(seed);
    let found = 0;
    for (let study = 0; study < simulations; study++) {
      // three experiments in which treated and control scatter alike around one mean, and the ratio is reported
      const folds = [1, 2, 3].map(() => Math.exp(0.1 * random.normal()) / Math.exp(0.1 * random.normal()));
      if (test(folds) < 0.05) found++;
    }
    return found / simulations;
  }

  const standardError = (share: number): number => Math.sqrt((share * (1 - share)) / simulations);
  const pOf = (test: ReturnType<typeof studentTTest>): number => (test.kind === 'tested' ? test.p : 1);

  it('finds a difference where there is none in about 10.9 % of studies with n = 3', () => {
    // P(|t₂| > t(0.975, 4)) = 0.10893430040996954 by scipy 1.17: the test divides by the scatter of one group and counts two
    const share = falsePositives(2020, (folds) => pOf(studentTTest(folds, [1, 1, 1])));
    expectClose(share, 0.10893430040996954, { abs: 4 * standardError(0.109) });
    expect(share).toBeGreaterThan(0.05 + 10 * standardError(0.05));
  });

  it('is answered by the test of the log ratio, which keeps its 5 %', () => {
    const share = falsePositives(2020, (folds) => pOf(ratioOneSampleTTest(folds, 1)));
    expectClose(share, 0.05, { abs: 4 * standardError(0.05) });
  });

  it('is the same refusal for every unpaired test that can be asked for', () => {
    const unpaired: readonly TestName[] = ['student', 'welch', 'mann-whitney'];
    for (const test of unpaired) {
      const { problems } = compareGroups({ groups: [control, t], request: asked(test, ['T:CTR']) });
      expect(problems[0]!.found).toBe(`\`test: ${test}\` for T against CTR`);
    }
  });
});
