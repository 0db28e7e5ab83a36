import type { Box, PathCommand, Primitive, Stroke } from './primitives.ts';
import { svgNumber as n } from './svgNumber.ts';

/** Everything except text and groups, which each writer has its own way with. */
export type Shape = Exclude<Primitive, { kind: 'text' | 'group' }>;

/** One SVG element for one shape. */
export function svgShape(shape: Shape): string {
  switch (shape.kind) {
    case 'line':
      return `<line x1="${n(shape.x1)}" y1="${n(shape.y1)}" x2="${n(shape.x2)}" y2="${n(shape.y2)}"${svgStroke(shape.stroke)}/>`;
    case 'rect':
      return `<rect${svgBox(shape)}${svgFill(shape.fill)}${svgStroke(shape.stroke)}/>`;
    case 'circle':
      return `<circle cx="${n(shape.cx)}" cy="${n(shape.cy)}" r="${n(shape.r)}"${svgFill(shape.fill)}${svgStroke(shape.stroke)}/>`;
    case 'path':
      return `<path d="${svgPathData(shape.commands)}"${svgFill(shape.fill)}${svgStroke(shape.stroke)}/>`;
  }
}

/** x, y, width and height as attributes. */
export function svgBox(box: Box): string {
  return ` x="${n(box.x)}" y="${n(box.y)}" width="${n(box.width)}" height="${n(box.height)}"`;
}

/** The `d` of a path. */
export function svgPathData(commands: readonly PathCommand[]): string {
  return commands
    .map((c) => {
      switch (c.type) {
        case 'M':
        case 'L':
          return `${c.type}${n(c.x)} ${n(c.y)}`;
        case 'Q':
          return `Q${n(c.x1)} ${n(c.y1)} ${n(c.x)} ${n(c.y)}`;
        case 'C':
          return `C${n(c.x1)} ${n(c.y1)} ${n(c.x2)} ${n(c.y2)} ${n(c.x)} ${n(c.y)}`;
        case 'Z':
          return 'Z';
      }
    })
    .join('');
}

/** Text made safe for XML. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

function svgFill(fill: string | null): string {
  return ` fill="${fill === null ? 'none' : xmlText(fill)}"`;
}

function svgStroke(stroke: Stroke | null): string {
  if (stroke === null) return '';
  const dash = stroke.dash === undefined ? '' : ` stroke-dasharray="${stroke.dash.map(n).join(' ')}"`;
  return ` stroke="${xmlText(stroke.colour)}" stroke-width="${n(stroke.widthPt)}"${dash}`;
}
