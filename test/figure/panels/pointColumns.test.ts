import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointColumns } from '#figure/panels/pointColumns';

describe('pointColumns', () => {
  it('puts one point in the middle', () => {
    expect(pointColumns([50], [10, 12], 1.7)).toEqual({ radius: 1.7, offsets: [0] });
  });

  it('gives three experiments a column each, in their order', () => {
    const { offsets } = pointColumns([50, 50, 50], [10, 12], 1.7);
    expect(offsets[0]).toBeLessThan(-3.4);
    expect(offsets[1]).toBe(0);
    expect(offsets[2]).toBe(-offsets[0]!);
  });

  it('makes points smaller before they overlap', () => {
    const { radius } = pointColumns(Array<number>(9).fill(50), [8, 9], 1.7);
    expect(radius).toBeLessThan(1.7);
  });

  it('still shows more points than there is room for', () => {
    const { offsets } = pointColumns(Array<number>(60).fill(50), [8, 9], 1.7);
    expect(offsets).toHaveLength(60);
    expect(Math.max(...offsets)).toBeLessThanOrEqual(9);
    expect(new Set(offsets).size).toBe(60);
  });

  it('hides no point behind another, up to eight of any heights', () => {
    const heights = fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(heights, (ys) => {
        const { radius, offsets } = pointColumns(ys, [9, 10], 1.7);
        for (const [i, x] of offsets.entries()) {
          expect(Math.abs(x) + radius).toBeLessThanOrEqual(10 + 1e-9);
          for (let j = 0; j < i; j += 1)
            expect(Math.hypot(x - offsets[j]!, ys[i]! - ys[j]!)).toBeGreaterThan(2 * radius);
        }
      }),
      { seed: 2020 },
    );
  });
});
