import type { Fonts } from './fonts.ts';
import { placedLine } from './placedLine.ts';
import type { PathCommand, TextPrimitive } from './primitives.ts';

/** A text as the outlines of its letters, where they stand on the page; needs no font any more. */
export function textOutline(text: TextPrimitive, fonts: Fonts): readonly PathCommand[] {
  return placedLine(text, fonts)
    .flatMap((placed) => fonts.outline(placed, placed.x, placed.y))
    .map((command) => turned(command, text));
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
