import { describe, expect, it } from 'vitest';
import { bandSignal } from '../../../src/blot/signal/bandSignal.ts';
import { columnCurve, type ColumnCurve } from '../../../src/blot/lanes/columnCurve.ts';
import { findLanes } from '../../../src/blot/lanes/findLanes.ts';
import { laneEdges } from '../../../src/blot/lanes/laneEdges.ts';
import { simulatedStrip, type SimulatedStrip, type StripRecipe } from '../../support/simulatedStrip.ts';

function curveOf({ image }: SimulatedStrip): ColumnCurve {
  const { width, height } = image;
  return columnCurve(bandSignal(image, 'bright', 'linear'), { x: 0, y: 0, width, height });
}

/** How far the found lanes lie from the true ones, in pitches. */
function misses(strip: SimulatedStrip, curves: readonly ColumnCurve[], pitch = 60): number[] {
  const found = findLanes(curves, strip.centers.length);
  return strip.centers.map((center, lane) => Math.abs((found?.centers[lane] ?? Infinity) - center) / pitch);
}

const strong = [9000, 4000, 12_000, 6000, 3000, 8000];

describe('findLanes', () => {
  const recipes: readonly (readonly [string, Partial<StripRecipe>])[] = [
    ['even background', {}],
    ['a background that slopes', { background: (x, y) => 2000 + 20 * x + 15 * y }],
    ['a tilt', { tilt: 0.03 }],
    ['a smile', { smile: 14 }],
    ['an empty lane in the middle', { heights: [9000, 4000, 0, 6000, 3000, 8000] }],
    ['an empty lane at the end', { heights: [9000, 4000, 5000, 6000, 3000, 0] }],
    ['bands of very different strength', { heights: [300, 30_000, 400, 25_000, 350, 20_000] }],
  ];

  it.each(recipes)('finds lanes under %s within a quarter of the pitch', (_, recipe) => {
    for (const seed of [1, 2, 3]) {
      const strip = simulatedStrip({ heights: strong, seed, ...recipe });
      expect(Math.max(...misses(strip, [curveOf(strip)]))).toBeLessThan(0.25);
    }
  });

  it('finds lanes that are empty in one strip by another strip of the same membrane', () => {
    const empty = [0, 0, 9000, 0, 0, 0];
    const loading = simulatedStrip({ heights: strong, seed: 7 });
    const target = simulatedStrip({ heights: empty, seed: 7 });
    expect(Math.max(...misses(loading, [curveOf(target), curveOf(loading)]))).toBeLessThan(0.25);
  });

  it('gives nothing where lanes would be narrower than two pixels', () => {
    expect(findLanes([{ left: 0, values: new Float64Array(9) }], 5)).toBeNull();
  });
});

describe('laneEdges', () => {
  it('parts lanes between their bands, and puts the middle of a lane into the middle of its band', () => {
    const strip = simulatedStrip({ heights: strong, seed: 4 });
    const curve = curveOf(strip);
    const edges = laneEdges(curve, findLanes([curve], strong.length)!);
    for (const [lane, { left, right, center }] of edges.entries()) {
      const truth = strip.centers[lane]!;
      expect(Math.abs(center - truth)).toBeLessThan(2);
      expect(left).toBeLessThan(truth - 0.36 * 60);
      expect(right).toBeGreaterThan(truth + 0.36 * 60);
      expect(edges[lane + 1]?.left ?? right).toBe(right);
    }
  });
});
