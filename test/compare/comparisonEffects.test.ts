import { describe, expect, it } from 'vitest';
import { compareGroups } from '#compare/compareGroups';
import type { Comparison, TestName } from '#domain/comparison';
import { asked, group, notNormalised, sharedControl } from '../support/comparisonRequest.ts';
import { effectPairs, type ExactEffect } from '../support/effectsOracle.ts';
import { expectClose } from '../support/expectClose.ts';

function compared(test: TestName, a: readonly number[], b: readonly number[]): Comparison {
  const groups = [group('A', a, notNormalised), group('B', b, notNormalised)];
  return compareGroups({ groups, request: asked(test, ['A:B']) }).comparisons[0]!;
}

function expectEffect({ effects }: Comparison, exact: ExactEffect, standardizer: string): void {
  expect(effects.standardizer).toBe(standardizer);
  expectClose(effects.cohensD, exact.cohensD, { rel: 1e-11 });
  expectClose(effects.cohensD95![0], exact.cohensD95[0]!, { rel: 1e-10 });
  expectClose(effects.cohensD95![1], exact.cohensD95[1]!, { rel: 1e-10 });
  if (exact.hedgesG === null) {
    expect(effects.hedgesG).toBeNull();
    expect(effects.noEffectSize).toContain('n = 2');
    return;
  }
  expect(effects.noEffectSize).toBeNull();
  expectClose(effects.hedgesG, exact.hedgesG, { rel: 1e-11 });
  expectClose(effects.hedgesG95![1], exact.hedgesG95![1]!, { rel: 1e-10 });
}

const pairs = effectPairs.flatMap(({ paired, ratioPaired, geometric, ...rest }) =>
  paired === undefined || ratioPaired === undefined || geometric === undefined
    ? []
    : [{ ...rest, paired, ratioPaired, geometric }],
);

describe('how large a difference is, beside its test', () => {
  it('is measured in the pooled SD beside Student’s test, with the ratio of means', () => {
    const { a, b, fiellerPooled } = effectPairs[0]!;
    const { effects } = compared('student', a, b);
    // by hand: s² = (5.76333 + 3.81)/2 = 4.78667, d = (54.4 − 43.1)/s; J at 4 degrees of freedom is √(2/π)
    const s = Math.sqrt(((-0.2) ** 2 + 2.5 ** 2 + 2.3 ** 2 + 0.1 ** 2 + 2 ** 2 + 1.9 ** 2) / 4);
    expectClose(effects.cohensD, 11.3 / s, { rel: 1e-12 });
    expectClose(effects.hedgesG, (11.3 / s) * Math.sqrt(2 / Math.PI), { rel: 1e-12 });
    expect(effects).toMatchObject({ standardizer: 'pooled SD', ratioMethod: 'ratio of means, Fieller' });
    expectClose(effects.ratio, 54.4 / 43.1, { rel: 1e-13 });
    expectClose(effects.ratio95![0], fiellerPooled.confidence95![0]!, { rel: 1e-10 });
  });

  it.each(effectPairs)('is measured in the average SD beside Welch’s test ($id)', (pair) => {
    const comparison = compared('welch', pair.a, pair.b);
    expectEffect(comparison, pair.welch, 'average SD');
    const { ratio, ratio95, noRatio } = comparison.effects;
    if (pair.fiellerSeparate.confidence95 === null) {
      expect({ ratio, ratio95 }).toEqual({ ratio: null, ratio95: null });
      expect(noRatio).toContain('cannot be told from 0');
    } else {
      expectClose(ratio, pair.fiellerSeparate.ratio, { rel: 1e-12 });
      expectClose(ratio95![1], pair.fiellerSeparate.confidence95[1]!, { rel: 1e-10 });
    }
  });

  it.each(pairs)(
    'is that of the differences beside the paired test, with the geometric ratio ($id)',
    (pair) => {
      const comparison = compared('paired', pair.a, pair.b);
      expectEffect(comparison, pair.paired, 'SD of the differences');
      expect(comparison.effects.ratioMethod).toBe('geometric mean of ratios');
      expectClose(comparison.effects.ratio, pair.geometric.ratio, { rel: 1e-12 });
      expectClose(comparison.effects.ratio95![0], pair.geometric.confidence95![0]!, { rel: 1e-10 });
      expectClose(comparison.effects.ratio95![1], pair.geometric.confidence95![1]!, { rel: 1e-10 });
    },
  );

  it.each(pairs)('is that of the log ratios beside a test of ratios ($id)', (pair) => {
    const comparison = compared('ratio-paired', pair.a, pair.b);
    expectEffect(comparison, pair.ratioPaired, 'SD of the log ratios');
    expect(comparison.effects.ratio).toBe(comparison.difference);
    expectClose(comparison.effects.ratio95![1], pair.geometric.confidence95![1]!, { rel: 1e-10 });
  });

  it('is that of the group beside a test against a constant', () => {
    const { comparisons } = compareGroups({
      groups: [group('T', [80, 90, 60], notNormalised)],
      request: asked('one-sample', [], { mu: 100 }),
    });
    const { effects } = comparisons[0]!;
    // by hand: mean 76.667, SD 15.2753; ratio 0.76667 ± 4.302653 × 15.2753/√3/100
    expectClose(effects.cohensD, (230 / 3 - 100) / Math.sqrt(700 / 3), { rel: 1e-12 });
    expectClose(effects.hedgesG, effects.cohensD! / Math.sqrt(Math.PI), { rel: 1e-12 });
    expect(effects).toMatchObject({ standardizer: 'SD of the group', ratioMethod: 'mean over constant' });
    expectClose(effects.ratio, 0.23 / 0.3, { rel: 1e-13 });
    expectClose(effects.ratio95![0], 0.23 / 0.3 - (4.302652729749464 * Math.sqrt(700 / 9)) / 100, {
      rel: 1e-11,
    });
  });

  it('turns round with the sides of a log ratio against the normaliser', () => {
    const groups = [group('T', [80, 90, 60], sharedControl)];
    const of = (pair: string) =>
      compareGroups({ groups, request: asked('ratio-paired', [pair]) }).comparisons[0]!.effects;
    const [here, there] = [of('T:CTR'), of('CTR:T')];
    // scipy 1.17: t = -2.3232586920484684 of ttest_1samp(log([.8, .9, .6]), 0)
    expectClose(here.cohensD, -2.3232586920484684 / Math.sqrt(3), { rel: 1e-11 });
    expectClose(there.cohensD, -here.cohensD!, { rel: 1e-13 });
    expectClose(there.ratio, 1 / here.ratio!, { rel: 1e-13 });
  });

  it('has no ratio of values that can be negative, and says so, but has an effect size', () => {
    for (const test of ['student', 'welch', 'paired'] as const) {
      const { effects } = compared(test, [-3, 4, 5], [10, 14, 12]);
      expect(effects).toMatchObject({ ratio: null, ratio95: null, ratioMethod: null });
      expect(effects.noRatio).toContain('not above 0');
      expect(effects.cohensD).toBeLessThan(0);
      expect(effects.noEffectSize).toBeNull();
    }
  });

  it('is nothing where nothing was tested', () => {
    const { effects } = compared('student', [1, 2], [3]);
    expect(effects).toMatchObject({ cohensD: null, hedgesG: null, ratio: null, noRatio: 'not tested' });
    expect(effects.noEffectSize).toBe('not tested');
  });
});
