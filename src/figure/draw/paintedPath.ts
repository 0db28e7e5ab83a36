import type { PathCommand, Stroke } from './primitives.ts';
import type { Shape } from './svgShape.ts';

/** Steps of a path as PDF and PostScript know them: no quadratic curves. */
export type CubicCommand = Exclude<PathCommand, { type: 'Q' }>;

/** A shape as one path that is filled first and stroked then. */
export interface PaintedPath {
  readonly commands: readonly CubicCommand[];
  readonly fill: string | null;
  readonly stroke: Stroke | null;
}

/** Control points of a quarter of the unit circle: 4/3 (√2 − 1); off by at most 0.03 % of the radius. */
const quarterArc = (4 / 3) * (Math.SQRT2 - 1);

/**
 * A shape for PDF and PostScript, with what SVG paints and nothing else.
 *
 * SVG paints no rectangle or circle without extent and no stroke of width 0; PDF and PostScript would paint a hairline of the
 * device, so that a bar of height 0 would show.
 *
 * @returns null when nothing is painted
 */
export function paintedPath(shape: Shape): PaintedPath | null {
  const stroke = shape.stroke !== null && shape.stroke.widthPt > 0 ? shape.stroke : null;
  const fill = shape.kind === 'line' ? null : shape.fill;
  const commands = commandsOf(shape);
  if (commands.length === 0 || (fill === null && stroke === null)) return null;
  return { commands, fill, stroke };
}

/** Quadratic curves raised to cubic ones, which is exact. */
export function cubicCommands(commands: readonly PathCommand[]): readonly CubicCommand[] {
  let pen = { x: 0, y: 0 };
  let start = pen;
  return commands.map((command): CubicCommand => {
    const from = pen;
    if (command.type === 'Z') {
      pen = start;
      return command;
    }
    pen = { x: command.x, y: command.y };
    if (command.type === 'M') start = pen;
    if (command.type !== 'Q') return command;
    const { x1, y1, x, y } = command;
    const third = (end: number, control: number): number => end + (2 / 3) * (control - end);
    return {
      type: 'C',
      x1: third(from.x, x1),
      y1: third(from.y, y1),
      x2: third(x, x1),
      y2: third(y, y1),
      x,
      y,
    };
  });
}

function commandsOf(shape: Shape): readonly CubicCommand[] {
  switch (shape.kind) {
    case 'line':
      return [
        { type: 'M', x: shape.x1, y: shape.y1 },
        { type: 'L', x: shape.x2, y: shape.y2 },
      ];
    case 'path':
      return cubicCommands(shape.commands);
    case 'rect': {
      const { x, y, width, height } = shape;
      if (width <= 0 || height <= 0) return [];
      return [
        { type: 'M', x, y },
        { type: 'L', x: x + width, y },
        { type: 'L', x: x + width, y: y + height },
        { type: 'L', x, y: y + height },
        { type: 'Z' },
      ];
    }
    case 'circle':
      return shape.r <= 0 ? [] : circle(shape.cx, shape.cy, shape.r);
  }
}

function circle(cx: number, cy: number, r: number): readonly CubicCommand[] {
  const k = quarterArc * r;
  const to = (x1: number, y1: number, x2: number, y2: number, x: number, y: number): CubicCommand => ({
    type: 'C',
    x1: cx + x1,
    y1: cy + y1,
    x2: cx + x2,
    y2: cy + y2,
    x: cx + x,
    y: cy + y,
  });
  return [
    { type: 'M', x: cx + r, y: cy },
    to(r, k, k, r, 0, r),
    to(-k, r, -r, k, -r, 0),
    to(-r, -k, -k, -r, 0, -r),
    to(k, -r, r, -k, r, 0),
    { type: 'Z' },
  ];
}
