import type { Fonts } from './fonts.ts';
import type { Drawing, PathCommand, TextPrimitive } from './primitives.ts';
import type { SvgOptions } from './svgDocument.ts';
import { svgDocument } from './svgDocument.ts';
import { svgPathData, xmlText } from './svgShape.ts';

/**
 * SVG with all text turned into outlines: it looks the same everywhere, and needs no font.
 *
 * @param drawing - in points
 * @param size - `mm` for a file to be placed in a page; pixels for what is rasterised next
 */
export function outlinedSvgFromDrawing(
  drawing: Drawing,
  fonts: Fonts,
  size: SvgOptions['size'] = 'mm',
): string {
  return svgDocument(drawing, { size, rootAttributes: '', text: (text) => outlinedText(text, fonts) });
}

function outlinedText(text: TextPrimitive, fonts: Fonts): string {
  const runs = fonts.place(text.runs, text.sizePt);
  const width = fonts.width(text.runs, text.sizePt);
  const start = text.anchor === 'start' ? 0 : text.anchor === 'middle' ? -width / 2 : -width;
  const commands = runs
    .flatMap((placed) => fonts.outline(placed, start + placed.x, placed.y))
    .map((command) => turned(command, text));
  return `<path d="${svgPathData(commands)}" fill="${xmlText(text.colour)}"/>`;
}

/** From a line that starts at the origin to where it stands on the page. */
function turned(command: PathCommand, text: TextPrimitive): PathCommand {
  const radians = (text.angle * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const x = (px: number, py: number): number => text.x + px * cos - py * sin;
  const y = (px: number, py: number): number => text.y + px * sin + py * cos;
  switch (command.type) {
    case 'Z':
      return command;
    case 'M':
    case 'L':
      return { type: command.type, x: x(command.x, command.y), y: y(command.x, command.y) };
    case 'Q':
      return {
        type: 'Q',
        x1: x(command.x1, command.y1),
        y1: y(command.x1, command.y1),
        x: x(command.x, command.y),
        y: y(command.x, command.y),
      };
    case 'C':
      return {
        type: 'C',
        x1: x(command.x1, command.y1),
        y1: y(command.x1, command.y1),
        x2: x(command.x2, command.y2),
        y2: y(command.x2, command.y2),
        x: x(command.x, command.y),
        y: y(command.x, command.y),
      };
  }
}
