import { describe, expect, it } from 'vitest';
import {
  seriesDoses,
  trueAbsoluteIc50,
  trueCurves,
  trueResponse,
  trueViability,
} from '../../example/fig2Truth.ts';
import { expectClose } from '../support/expectClose.ts';

describe('fig2Truth', () => {
  it('expects the responses that were asked for: T/T+P 57/43 % in SkBr3, 66/22 % in BT474', () => {
    // by hand: 100 − (37 + 63/(1 + (0.1/0.018)^1.3)) = 56.879, …
    expectClose(trueResponse('SkBr3', 'T'), 56.879206, { abs: 1e-6 });
    expectClose(trueResponse('SkBr3', 'T+P'), 43.444932, { abs: 1e-6 });
    expectClose(trueResponse('BT474', 'T'), 65.486349, { abs: 1e-6 });
    expectClose(trueResponse('BT474', 'T+P'), 22.4, { abs: 1e-12 });
  });

  it('makes T+P the least responsive group of both cell lines', () => {
    for (const cellLine of ['SkBr3', 'BT474'] as const)
      for (const other of ['CTR', 'T', 'P'] as const)
        expect(trueResponse(cellLine, 'T+P')).toBeLessThan(trueResponse(cellLine, other) - 10);
  });

  it('stays near the published viability of untreated SkBr3 (Lewis Phillips 2008)', () => {
    const published: readonly (readonly [dose: number, viability: number])[] = [
      [0.00149, 99.52],
      [0.0047, 89],
      [0.013, 59.36],
      [0.04, 34.64],
      [0.114, 32.15],
      [0.358, 32.53],
      [1.09, 33.1],
      [3.25, 32.69],
    ];
    // invented to resemble, not fitted: within 15 points on the steep part, within 7 elsewhere
    for (const [dose, viability] of published) {
      const abs = dose > 0.01 && dose < 0.1 ? 15 : 7;
      expectClose(trueViability(trueCurves.SkBr3.CTR, dose), viability, { abs }, `at ${dose} µg/ml`);
    }
  });

  it('crosses 50 % where the absolute IC50 says, and nowhere in T+P of BT474', () => {
    const curve = trueCurves.SkBr3['T+P'];
    expectClose(trueViability(curve, trueAbsoluteIc50(curve)!), 50, { rel: 1e-12 });
    expect(trueAbsoluteIc50(trueCurves.BT474['T+P'])).toBeNull();
  });

  it('falls from 10 µg/ml by quarters to 0.6 ng/ml', () => {
    expect(seriesDoses).toEqual([
      10, 2.5, 0.625, 0.15625, 0.0390625, 0.009765625, 0.00244140625, 0.0006103515625,
    ]);
  });
});
