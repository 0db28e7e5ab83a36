import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAxis, yOnAxis } from '#figure/valueAxis';

const labels = (...values: number[]): string[] => valueAxis(values).ticks.map((tick) => tick.label);

describe('valueAxis', () => {
  it.each([
    [[62], ['0', '20', '40', '60', '80']],
    [
      [99, 103],
      ['0', '20', '40', '60', '80', '100', '120'],
    ],
    [[1310], ['0', '500', '1000', '1500']],
    [[0.0031], ['0', '0.001', '0.002', '0.003', '0.004']],
    [[0.31], ['0', '0.1', '0.2', '0.3', '0.4']],
    [
      [-22, 15],
      ['−30', '−20', '−10', '0', '10', '20'],
    ],
    [[-4], ['−4', '−3', '−2', '−1', '0']],
    [
      [0, 0],
      ['0', '0.2', '0.4', '0.6', '0.8', '1.0'],
    ],
    [[1.3e7], ['0', '0.5×10<sup>7</sup>', '1.0×10<sup>7</sup>', '1.5×10<sup>7</sup>']],
  ])('of %j has round ticks', (values, expected) => {
    expect(labels(...values)).toEqual(expected);
  });

  it('holds 0 and every value between its end ticks, with three to seven ticks', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        fc.pre(values.some((v) => Math.abs(v) > 1e-9));
        const axis = valueAxis(values);
        expect(axis.low).toBeLessThanOrEqual(Math.min(0, ...values) + 1e-12);
        expect(axis.high).toBeGreaterThanOrEqual(Math.max(0, ...values) - 1e-12);
        expect(axis.ticks[0]?.value).toBe(axis.low);
        expect(axis.ticks.at(-1)?.value).toBe(axis.high);
        expect(axis.ticks.length).toBeGreaterThanOrEqual(3);
        expect(axis.ticks.length).toBeLessThanOrEqual(7);
        expect(new Set(axis.ticks.map((tick) => tick.label)).size).toBe(axis.ticks.length);
      }),
      { seed: 2020 },
    );
  });

  it('runs from the top of the plot to its bottom', () => {
    const axis = valueAxis([80]);
    expect(yOnAxis(axis, 100, 80)).toBe(0);
    expect(yOnAxis(axis, 100, 20)).toBe(75);
    expect(yOnAxis(axis, 100, 0)).toBe(100);
  });
});
