import { describe, expect, it } from 'vitest';
import type { CubicCommand } from '#figure/draw/paintedPath';
import { cubicCommands, paintedPath } from '#figure/draw/paintedPath';
import type { CirclePrimitive, RectPrimitive } from '#figure/draw/primitives';
import { line } from '#figure/draw/primitives';
import { rgbFromHex } from '#figure/draw/rgbFromHex';
import { expectClose } from '../../support/expectClose.ts';

const thin = { colour: '#000000', widthPt: 0.5 };
const bar: RectPrimitive = { kind: 'rect', x: 1, y: 2, width: 3, height: 4, fill: '#ff0000', stroke: thin };
const dot: CirclePrimitive = { kind: 'circle', cx: 5, cy: 7, r: 2, fill: '#ff0000', stroke: thin };

/** A point of a cubic step, for t from 0 to 1. */
function pointOf(
  from: { x: number; y: number },
  c: CubicCommand & { type: 'C' },
  t: number,
): [number, number] {
  const at = (a: number, b: number, d: number, e: number): number =>
    (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * d + t ** 3 * e;
  return [at(from.x, c.x1, c.x2, c.x), at(from.y, c.y1, c.y2, c.y)];
}

describe('cubicCommands', () => {
  it('keeps each point of a quadratic curve, wherever the pen was', () => {
    const commands = cubicCommands([
      { type: 'M', x: 1, y: 2 },
      { type: 'L', x: 3, y: 2 },
      { type: 'Z' },
      // after closing, the pen is where the path began
      { type: 'Q', x1: 4, y1: 8, x: 9, y: 3 },
    ]);
    const curve = commands[3] as CubicCommand & { type: 'C' };
    for (const t of [0.1, 0.25, 0.5, 0.8]) {
      const quadratic = (a: number, b: number, c: number): number =>
        (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t ** 2 * c;
      const [x, y] = pointOf({ x: 1, y: 2 }, curve, t);
      expectClose(x, quadratic(1, 4, 9), { rel: 1e-12 });
      expectClose(y, quadratic(2, 8, 3), { rel: 1e-12 });
    }
  });
});

describe('paintedPath', () => {
  it('draws circles that are round to 0.03 % of the radius', () => {
    const { commands } = paintedPath(dot)!;
    let from = commands[0] as { x: number; y: number };
    const arcs = commands.filter((c) => c.type === 'C');
    expect(arcs).toHaveLength(4);
    for (const arc of arcs) {
      for (const t of [0, 0.1, 0.2, 0.5, 0.9, 1]) {
        const [x, y] = pointOf(from, arc, t);
        expectClose(Math.hypot(x - dot.cx, y - dot.cy), dot.r, { rel: 3e-4 });
      }
      from = arc;
    }
    expect([from.x, from.y]).toEqual([7, 7]);
  });

  it.each([
    ['a bar of height 0', { ...bar, height: 0 }],
    ['a bar of width 0', { ...bar, width: 0 }],
    ['a dot of radius 0', { ...dot, r: 0 }],
    ['a stroke of width 0', line(0, 0, 1, 1, { ...thin, widthPt: 0 })],
    ['a path without steps', { kind: 'path', commands: [], fill: '#ff0000', stroke: null } as const],
    ['a shape without colours', { ...bar, fill: null, stroke: null }],
  ])('paints nothing for %s, as SVG does', (_, shape) => {
    expect(paintedPath(shape)).toBeNull();
  });

  it('fills what has a stroke of width 0', () => {
    const path = paintedPath({ ...bar, stroke: { ...thin, widthPt: 0 } });
    expect([path?.fill, path?.stroke]).toEqual(['#ff0000', null]);
  });
});

describe('rgbFromHex', () => {
  it('reads both cases and refuses what it would have to guess', () => {
    expect(rgbFromHex('#0072b2')).toEqual([0, 114, 178]);
    expect(rgbFromHex('#FFA500')).toEqual([255, 165, 0]);
    for (const other of ['#fff', 'red', '0072b2', '#0072b2ff'])
      expect(() => rgbFromHex(other)).toThrow(other);
  });
});
