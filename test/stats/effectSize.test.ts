import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectSize, type EffectSizeResult } from '#stats/effectSize';
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';

interface Groups {
  readonly x: number[];
  readonly y: number[];
}

function estimated(a: readonly number[], b: readonly number[]): EffectSizeResult {
  const effect = effectSize(a, b);
  if (effect.kind === 'impossible') expect.fail(`there was no effect size: ${effect.obstacle}`);
  return effect;
}

describe("Cohen's d and Hedges' g", () => {
  it('agree with R', () => {
    const oracle = statsOracle<Groups, Record<'cohensD' | 'hedgesCorrectionExact' | 'hedgesG', number>>(
      'effectSize',
    );
    expect(oracle).toHaveLength(8);
    for (const { id, input, expected } of oracle) {
      const { cohensD, hedgesG, hedgesCorrection } = estimated(input.x, input.y);
      expectClose(cohensD, expected.cohensD, { rel: 1e-11 }, `${id} d`);
      expectClose(hedgesG, expected.hedgesG, { rel: 1e-11 }, `${id} g`);
      expectClose(hedgesCorrection, expected.hedgesCorrectionExact, { rel: 1e-11 }, `${id} J`);
    }
  });

  it('have the interval of 30-digit arithmetic, which the search of R misses by 1e-7, and by 4e-3 where δ is large', () => {
    const oracle = statsOracle<Groups, { ci95: [number, number]; hedgesCorrection: number }>(
      'effectSizeExact',
    );
    expect(oracle).toHaveLength(8);
    for (const { id, input, expected } of oracle) {
      const result = estimated(input.x, input.y);
      expectClose(result.hedgesCorrection, expected.hedgesCorrection, { rel: 1e-13 }, `${id} J`);
      expected.ci95.forEach((end, index) => {
        expectClose(result.cohensD95[index], end, { rel: 1e-10 }, `${id} CI of d`);
        expectClose(
          result.hedgesG95?.[index],
          end * expected.hedgesCorrection,
          { rel: 1e-10 },
          `${id} CI of g`,
        );
      });
    }
  });

  it('are impossible with one value or without scatter', () => {
    expect(effectSize([1], [2, 3])).toEqual({ kind: 'impossible', obstacle: 'tooFewValues', nA: 1, nB: 2 });
    expect(effectSize([1, 1], [2, 2])).toEqual({ kind: 'impossible', obstacle: 'noVariance', nA: 2, nB: 2 });
    expect(() => effectSize([1, NaN], [2, 2])).toThrow('finite');
  });

  it('flip their sign when the groups are swapped', () => {
    const group = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(group, group, (a, b) => {
        const [there, back] = [estimated(a, b), estimated(b, a)];
        expectClose(back.cohensD, -there.cohensD, { rel: 1e-12 });
        expectClose(back.hedgesG95![0], -there.hedgesG95![1], { rel: 1e-9, abs: 1e-12 });
        expect(there.cohensD95[0]).toBeLessThan(there.cohensD);
        expect(there.cohensD95[1]).toBeGreaterThan(there.cohensD);
      }),
      { numRuns: 25 },
    );
  });
});
