import type { PathCommand, Primitive } from '../draw/primitives.ts';
import type { MarkerShape } from '../groupColours.ts';

/** A marker of one shape around (x, y); all shapes cover about the same area. */
export function marker(shape: MarkerShape, x: number, y: number, radius: number, fill: string): Primitive {
  if (shape === 'circle') return { kind: 'circle', cx: x, cy: y, r: radius, fill, stroke: null };
  if (shape === 'square') {
    const half = radius * 0.89;
    return { kind: 'rect', x: x - half, y: y - half, width: 2 * half, height: 2 * half, fill, stroke: null };
  }
  const corners = shape === 'diamond' ? diamond : triangle;
  const down = shape === 'inverted triangle' ? -1 : 1;
  const commands = corners.map(([dx, dy], i): PathCommand => ({
    type: i === 0 ? 'M' : 'L',
    x: x + dx * radius,
    y: y + down * dy * radius,
  }));
  return { kind: 'path', commands: [...commands, { type: 'Z' }], fill, stroke: null };
}

type Corners = readonly (readonly [x: number, y: number])[];
const diamond: Corners = [
  [0, -1.3],
  [1.15, 0],
  [0, 1.3],
  [-1.15, 0],
];
const triangle: Corners = [
  [0, -1.25],
  [1.2, 0.85],
  [-1.2, 0.85],
];
