import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectSize } from '#stats/effectSize';
import { hedgesCorrection } from '#stats/hedgesCorrection';
import { welchEffectSize, type WelchEffectSize } from '#stats/welchEffectSize';
import { effectPairs } from '../support/effectsOracle.ts';
import { expectClose } from '../support/expectClose.ts';

function estimated(a: readonly number[], b: readonly number[]): WelchEffectSize {
  const effect = welchEffectSize(a, b);
  if (effect.kind === 'impossible') expect.fail(`there was no effect size: ${effect.obstacle}`);
  return effect;
}

describe('the effect size beside Welch’s test', () => {
  it.each(effectPairs)('agrees with 30-digit integrals ($id)', ({ a, b, welch }) => {
    const effect = estimated(a, b);
    expectClose(effect.averageSd, welch.averageSd, { rel: 1e-12 });
    expectClose(effect.cohensD, welch.cohensD, { rel: 1e-12 });
    expectClose(effect.hedgesCorrection, welch.hedgesCorrection!, { rel: 1e-12 });
    expectClose(effect.hedgesG, welch.hedgesG!, { rel: 1e-12 });
    welch.cohensD95.forEach((end, side) => {
      expectClose(effect.cohensD95[side], end, { rel: 1e-10 }, `CI of d, ${side}`);
      expectClose(effect.hedgesG95![side], welch.hedgesG95![side]!, { rel: 1e-10 }, `CI of g, ${side}`);
    });
  });

  it('has the d of pooled groups where they are of one size, with an interval that is no narrower', () => {
    const values = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const pooled = effectSize(a, b);
        if (pooled.kind === 'impossible') expect.fail(pooled.obstacle);
        const apart = estimated(a, b);
        expectClose(apart.cohensD, pooled.cohensD, { rel: 1e-12, abs: 1e-14 });
        const width = ([low, high]: readonly [number, number]): number => high - low;
        expect(width(apart.cohensD95)).toBeGreaterThanOrEqual(width(pooled.cohensD95) * (1 - 1e-9));
      }),
      { numRuns: 25, seed: 5 },
    );
  });

  it('is impossible with one value or without scatter', () => {
    expect(welchEffectSize([1], [2, 3])).toMatchObject({ kind: 'impossible', obstacle: 'tooFewValues' });
    expect(welchEffectSize([1, 1], [2, 2])).toMatchObject({ kind: 'impossible', obstacle: 'noVariance' });
  });
});

describe('Hedges’ correction', () => {
  it('has closed forms at 2, 3 and 4 degrees of freedom', () => {
    expectClose(hedgesCorrection(2), 1 / Math.sqrt(Math.PI), { rel: 1e-13 });
    expectClose(hedgesCorrection(3), Math.sqrt(Math.PI / 6), { rel: 1e-13 });
    expectClose(hedgesCorrection(4), Math.SQRT2 / Math.sqrt(Math.PI), { rel: 1e-13 });
  });

  it('does not exist at a single degree of freedom, and rises to 1', () => {
    expect(hedgesCorrection(1)).toBeNull();
    expect(hedgesCorrection(1.0001)!).toBeLessThan(0.001);
    expectClose(hedgesCorrection(1e9), 1 - 0.75e-9, { rel: 1e-15 });
  });
});
