import { describe, expect, it } from 'vitest';
import { findCrossing } from '#optimize/findCrossing';
import { minimizeOnLine } from '#optimize/minimizeOnLine';
import { expectClose } from '../support/expectClose.ts';

describe('minimizeOnLine', () => {
  it('refines between the neighbours of the best scan point', () => {
    const { x, value } = minimizeOnLine((at) => (at - 1.234) ** 2 + 5, [-10, 0, 2, 10], 1e-9);
    expectClose(x, 1.234, { abs: 1e-7 });
    expectClose(value, 5, { rel: 1e-14 });
  });

  it('finds the deepest of several valleys when the scan has a point in it', () => {
    const valleys = (x: number): number => Math.cos(x) + 0.01 * (x - 9) ** 2;
    // stationary near 3π: −sin x + 0.02 (x − 9) = 0, solved with scipy.optimize.brentq on [9, 9.8]
    expectClose(minimizeOnLine(valleys, [0, 2, 4, 6, 8, 10, 12], 1e-9).x, 9.416448886732267, { abs: 1e-6 });
  });

  it('needs few evaluations where a parabola fits', () => {
    let count = 0;
    const smooth = (x: number): number => {
      count++;
      return Math.cosh(x - 0.7);
    };
    expectClose(minimizeOnLine(smooth, [-3, 0, 3], 1e-7).x, 0.7, { abs: 1e-6 });
    expect(count).toBeLessThan(18);
  });

  it('minimises where no parabola fits', () => {
    expectClose(minimizeOnLine((x) => Math.abs(x - 0.3) ** 0.5, [-1, 0, 1], 1e-9).x, 0.3, { abs: 1e-7 });
  });

  it('looks beyond the last point on neither side', () => {
    expectClose(minimizeOnLine((x) => x, [1, 2, 3], 1e-9).x, 1, { abs: 1e-6 });
    expectClose(minimizeOnLine((x) => -x, [1, 2, 3], 1e-9).x, 3, { abs: 1e-6 });
  });

  it('says Infinity where the function has no value', () => {
    expect(minimizeOnLine(() => Infinity, [1, 2], 1e-9).value).toBe(Infinity);
  });
});

describe('findCrossing', () => {
  it.each([
    [0, 3],
    [3, 0],
  ])('finds a root between %d and %d, whichever side is inside', (a, b) => {
    const f = (x: number): number => (a < b ? x ** 3 - 2 : 2 - x ** 3);
    const root = findCrossing(f, { x: a, f: f(a) }, { x: b, f: f(b) }, 1e-12);
    expectClose(root, Math.cbrt(2), { abs: 1e-11 });
  });

  it('finds a jump across zero', () => {
    const f = (x: number): number => (x < 0.1 ? -1 : 5);
    expectClose(findCrossing(f, { x: 0, f: -1 }, { x: 7, f: 5 }, 1e-12), 0.1, { abs: 1e-11 });
  });

  it('copes with an infinite value outside', () => {
    const f = (x: number): number => (x > 2 ? Infinity : x - 1);
    expectClose(findCrossing(f, { x: 0, f: -1 }, { x: 10, f: Infinity }, 1e-12), 1, { abs: 1e-11 });
  });

  it('needs few evaluations on a smooth function', () => {
    let count = 0;
    const f = (x: number): number => {
      count++;
      return Math.exp(x) - 3;
    };
    expectClose(findCrossing(f, { x: 0, f: -2 }, { x: 2, f: Math.exp(2) - 3 }, 1e-12), Math.log(3), {
      abs: 1e-11,
    });
    expect(count).toBeLessThan(20);
  });
});
