import { describe, expect, it } from 'vitest';
import { minimizeOnPlane } from '#optimize/minimizeOnPlane';
import { expectClose } from '../support/expectClose.ts';

const scan = Array.from({ length: 13 }, (_, i) => i - 6);

describe('minimizeOnPlane', () => {
  it('finds the foot of a bowl between the points of the grid', () => {
    const bowl = (x: number, y: number): number => (x - 1.37) ** 2 + 3 * (y + 2.61) ** 2 + 5;
    expectClose(minimizeOnPlane(bowl, scan, scan, 1e-9), 5, { rel: 1e-15 });
  });

  it('follows a valley that runs across the grid', () => {
    // narrow along y = 2x: the lowest point of the grid is not next to the foot
    const valley = (x: number, y: number): number => (y - 2 * x) ** 2 + 1e-3 * (x - 2.3) ** 2;
    expectClose(minimizeOnPlane(valley, scan, scan, 1e-9), 0, { abs: 1e-16 });
  });

  it('takes the deeper of two valleys', () => {
    const two = (x: number, y: number): number =>
      Math.min((x + 4.2) ** 2 + y ** 2 + 1, (x - 3.7) ** 2 + (y - 1.4) ** 2 + 0.5);
    expectClose(minimizeOnPlane(two, scan, scan, 1e-9), 0.5, { rel: 1e-12 });
  });

  it('stops at the edge of the grid, and says Infinity where there is no value', () => {
    expectClose(
      minimizeOnPlane((x, y) => x + y * y, scan, scan, 1e-9),
      -6,
      { rel: 1e-12 },
    );
    expect(minimizeOnPlane(() => Infinity, scan, scan, 1e-9)).toBe(Infinity);
  });
});
