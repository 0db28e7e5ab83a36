import { describe, expect, it } from 'vitest';
import { compareGroups } from '#compare/compareGroups';
import { placeAt } from '#domain/problem';
import { asked, group, notNormalised, ownControl } from '../support/comparisonRequest.ts';
import { expectClose } from '../support/expectClose.ts';
import { replicate, replicates } from '../support/replicates.ts';
import { statsOracle } from '../support/statsOracle.ts';

/** scipy 1.17: ttest_ind([57, 61, 55], [43, 39, 47]) and with equal_var=False, ttest_rel of the same. */
const t = [57, 61, 55] as const;
const tp = [43, 39, 47] as const;

describe('comparing groups', () => {
  it('tests groups that each have a control of their own with Student’s test, as the paper does', () => {
    const { comparisons, problems } = compareGroups({
      groups: [group('T', t), group('T+P', tp)],
      request: asked('student', ['T:T+P']),
    });
    expect(problems).toEqual([]);
    const [comparison] = comparisons;
    // means 173/3 and 43, variances 28/3 and 16, SE² = (28/3 + 16)/3
    const statistic = (173 / 3 - 43) / Math.sqrt((28 / 3 + 16) / 3);
    expectClose(comparison!.statistic, statistic, { rel: 1e-13 });
    expectClose(comparison!.p, 0.007245591499253203, { rel: 1e-12 });
    expectClose(comparison!.log10p, Math.log10(0.007245591499253203), { rel: 1e-12 });
    expect(comparison).toMatchObject({
      ...{ a: 'T', b: 'T+P', test: 'student', df: 4, nA: 3, nB: 3, stars: '*', convention: 'sepher' },
      ...{ basis: 'biological', scale: 'difference', correction: 'none', flags: [], meanB: 43, sdB: 4 },
    });
    expect(comparison!.pAdjusted).toBe(comparison!.p);
  });

  it('tests with Welch and paired by experiment when asked', () => {
    const groups = [group('T', t), group('T+P', tp)];
    const welch = compareGroups({ groups, request: asked('welch', ['T:T+P']) }).comparisons[0]!;
    expectClose(welch.p, 0.008634461214881269, { rel: 1e-11 });
    expect(welch.test).toBe('welch');
    const paired = compareGroups({ groups, request: asked('paired', ['T:T+P']) }).comparisons[0]!;
    expectClose(paired.p, 0.06866573533193632, { rel: 1e-11 });
    expect(paired).toMatchObject({ test: 'paired', df: 2 });
  });

  it('pairs by the name of the experiment, not by position', () => {
    const shuffled = [47, 39, 43].map((value, index) => replicate({ value, experiment: String(3 - index) }));
    const { comparisons } = compareGroups({
      groups: [group('T', t), { label: 'T+P', normaliser: ownControl, values: shuffled }],
      request: asked('paired', ['T:T+P']),
    });
    expectClose(comparisons[0]!.p, 0.06866573533193632, { rel: 1e-11 });
  });

  it('gives the Welch p-values of the reference table, Holm’s and Bonferroni’s over all pairs', () => {
    interface Expected {
      welchHolm: Record<string, number>;
      welchBonferroni: Record<string, number>;
    }
    for (const { input, expected } of statsOracle<{ y: number[]; g: string[] }, Expected>('pairwiseT')) {
      const labels = [...new Set(input.g)];
      const groups = labels.map((label) =>
        group(
          label,
          input.y.filter((_, index) => input.g[index] === label),
        ),
      );
      const pairs = Object.keys(expected.welchHolm).map((pair) => pair.replace('-', ':'));
      for (const [correction, values] of [
        ['holm', expected.welchHolm],
        ['bonferroni', expected.welchBonferroni],
      ] as const) {
        const { comparisons } = compareGroups({ groups, request: asked('welch', pairs, { correction }) });
        expect(comparisons).toHaveLength(pairs.length);
        for (const { a, b, pAdjusted } of comparisons)
          expectClose(pAdjusted, values[`${a}-${b}`]!, { rel: 1e-10 }, `${a}-${b} ${correction}`);
      }
    }
  });

  it('takes the stars from the adjusted p when a correction is asked for', () => {
    const groups = [group('T', [50, 54, 52]), group('P', [57, 61, 55]), group('T+P', [43, 39, 47])];
    const pairs = ['T:P', 'T:T+P', 'P:T+P'];
    const raw = compareGroups({ groups, request: asked('student', pairs) }).comparisons;
    const corrected = compareGroups({
      groups,
      request: asked('student', pairs, { correction: 'bonferroni' }),
    }).comparisons;
    expect(raw[1]).toMatchObject({ stars: '*' });
    expect(raw[1]!.p!).toBeGreaterThan(0.05 / 3);
    expect(corrected[1]).toMatchObject({ stars: 'ns', correction: 'bonferroni', p: raw[1]!.p });
  });

  it('compares with a constant that is named, group by group', () => {
    const { comparisons, problems } = compareGroups({
      groups: [
        group('T', [103.658, 95.773, 98.996, 94.39, 84.59, 91.709], notNormalised),
        group('P', [65, 67, 73]),
      ],
      request: asked('one-sample', [], { mu: 100 }),
    });
    expect(problems).toEqual([]);
    // R 4.2.2 t.test(mu = 100), t-one-1 of the reference table
    expectClose(comparisons[0]!.p, 0.109923670993543, { rel: 1e-12 });
    expectClose(comparisons[0]!.difference, 94.8526666666667 - 100, { rel: 1e-12 });
    expect(comparisons[0]).toMatchObject({ b: '100', nB: 0, meanB: 100, sdB: null, scale: 'difference' });
    expect(comparisons).toHaveLength(2);
  });

  it('says in flags what a reader must know about n and the variances', () => {
    const wells = (numbers: readonly number[]) => replicates(numbers, { basis: 'technical' });
    const technical = compareGroups({
      groups: [
        { label: 'T', normaliser: ownControl, values: wells([50, 52, 57]) },
        { label: 'T+P', normaliser: ownControl, values: wells([44, 42, 37]) },
      ],
      request: asked('student', ['T:T+P']),
    }).comparisons[0]!;
    expect(technical).toMatchObject({ basis: 'technical', flags: ['technicalN'] });
    const few = compareGroups({
      groups: [group('T', [50, 52]), group('T+P', [41, 44, 42])],
      request: asked('student', ['T:T+P']),
    }).comparisons[0]!;
    expect(few.flags).toEqual(['smallN']);
    // variances 100 and 0.01: an F of 10⁴ on 3 and 3
    const uneven = (test: 'student' | 'welch') =>
      compareGroups({
        groups: [group('T', [40, 50, 60, 50]), group('T+P', [41, 41.1, 41.2, 41.1])],
        request: asked(test, ['T:T+P']),
      }).comparisons[0]!.flags;
    expect(uneven('student')).toEqual(['unequalVariances']);
    expect(uneven('welch')).toEqual([]);
  });
});

describe('what cannot be compared', () => {
  it('keeps the numbers of a group with one value and gives no p', () => {
    const { comparisons, problems } = compareGroups({
      groups: [group('T', [57]), group('T+P', tp)],
      request: asked('student', ['T:T+P']),
    });
    expect(comparisons[0]).toMatchObject({
      p: null,
      pAdjusted: null,
      stars: '',
      nA: 1,
      meanA: 57,
      sdA: null,
    });
    expect(comparisons[0]!.flags).toContain('impossible');
    expect(problems).toMatchObject([{ code: 'comparison-impossible', severity: 'warning' }]);
  });

  it('has no p for a group without any value', () => {
    const { comparisons, problems } = compareGroups({
      groups: [group('T', []), group('T+P', tp)],
      request: asked('student', ['T:T+P']),
    });
    expect(comparisons[0]).toMatchObject({ p: null, nA: 0, meanA: null });
    expect(problems).toMatchObject([{ code: 'comparison-impossible' }]);
  });

  it('has no p where nothing scatters', () => {
    const { comparisons, problems } = compareGroups({
      groups: [group('T', [57, 57]), group('T+P', [43, 43])],
      request: asked('student', ['T:T+P']),
    });
    expect(comparisons[0]).toMatchObject({ p: null, statistic: null, confidence95: null });
    expect(problems[0]!.expected).toContain('scatter');
  });

  it('counts a comparison without p in no family', () => {
    const { comparisons } = compareGroups({
      groups: [group('T', t), group('P', [57]), group('T+P', tp)],
      request: asked('student', ['T:T+P', 'P:T+P'], { correction: 'bonferroni' }),
    });
    expect(comparisons[0]!.pAdjusted).toBe(comparisons[0]!.p);
  });

  it('names the experiments that a paired test leaves out', () => {
    const values = [43, 39, 47].map((value, index) => replicate({ value, experiment: String(index + 2) }));
    const { comparisons, problems } = compareGroups({
      groups: [group('T', t), { label: 'T+P', normaliser: ownControl, values }],
      request: asked('paired', ['T:T+P']),
    });
    expect(comparisons[0]).toMatchObject({ nA: 2, nB: 2, meanA: 58, meanB: 41, df: 1 });
    expect(comparisons[0]!.flags).toEqual(['unmatchedExperiments', 'smallN']);
    expect(problems).toMatchObject([{ code: 'experiment-unmatched', severity: 'warning' }]);
    expect(problems[0]!.found).toBe('T against T+P: T alone has experiment 1; T+P alone has experiment 4');
  });

  it('refuses to pair wells, and rows of which nobody said the experiment', () => {
    for (const [basis, words] of [
      ['technical', 'wells of two groups are no pairs'],
      ['rows as given', 'which rows'],
    ] as const) {
      const values = (numbers: readonly number[]) => replicates(numbers, { basis });
      const { comparisons, problems } = compareGroups({
        groups: [
          { label: 'T', normaliser: ownControl, values: values(t) },
          { label: 'T+P', normaliser: ownControl, values: values(tp) },
        ],
        request: asked('paired', ['T:T+P']),
      });
      expect(comparisons[0]).toMatchObject({ p: null, basis });
      expect(problems).toMatchObject([{ code: 'comparison-refused', severity: 'error' }]);
      expect(problems[0]!.expected).toContain(words);
    }
  });

  it('does not let two values of one experiment raise n', () => {
    const doubled = [...replicates(t), ...replicates([58, 60, 56])];
    const { comparisons, problems } = compareGroups({
      groups: [{ label: 'T', normaliser: ownControl, values: doubled }, group('T+P', tp)],
      request: asked('student', ['T:T+P']),
    });
    expect(comparisons[0]!.p).toBeNull();
    expect(problems).toMatchObject([{ code: 'comparison-impossible' }]);
    expect(problems[0]!.found).toContain('T has several values in experiment 1, 2, 3');
  });

  it('refuses groups that are not one quantity, one basis or one scale', () => {
    const others = [
      { values: replicates(tp, { quantity: 'viability' }), normaliser: ownControl, words: 'one quantity' },
      { values: replicates(tp, { basis: 'technical' }), normaliser: ownControl, words: 'n does not count' },
      { values: replicates(tp), normaliser: notNormalised, words: 'not on one scale' },
    ];
    for (const { values, normaliser, words } of others) {
      const { problems } = compareGroups({
        groups: [group('T', t), { label: 'T+P', normaliser, values }],
        request: asked('student', ['T:T+P']),
      });
      expect(problems).toMatchObject([{ code: 'comparison-refused' }]);
      expect(problems[0]!.expected).toContain(words);
    }
  });

  it('names a group that does not exist, with file, place and facet, and goes on with the other pairs', () => {
    const { comparisons, problems } = compareGroups({
      groups: [group('T', t), group('T+P', tp)],
      request: asked('student', ['T:PT', 'T:T+P']),
      where: { file: 'protocols/fig2.yaml', place: placeAt({ line: 31 }), facet: 'BT474' },
    });
    expect(comparisons).toHaveLength(1);
    expect(problems).toMatchObject([
      { code: 'group-not-found', severity: 'error', file: 'protocols/fig2.yaml', place: { line: 31 } },
    ]);
    expect(problems[0]!.found).toBe('BT474: a comparison with "PT"');
  });

  it('asks for a constant when a one-sample test has none', () => {
    const { problems } = compareGroups({
      groups: [group('T', t), group('T+P', tp)],
      request: asked('one-sample', ['T:T+P']),
    });
    expect(problems).toMatchObject([{ code: 'comparison-refused' }]);
    expect(problems[0]!.fix).toContain('--mu');
  });
});
