import type { Fonts } from './fonts.ts';
import type { CubicCommand } from './paintedPath.ts';
import { cubicCommands, paintedPath } from './paintedPath.ts';
import type { Box, Drawing, Primitive, Stroke } from './primitives.ts';
import { rgbFromHex } from './rgbFromHex.ts';
import { svgNumber as n } from './svgNumber.ts';
import { textOutline } from './textOutline.ts';

/** Short words for what a figure is made of; `F` fills and keeps the path, so that it can be stroked. */
const words = [
  '/M {moveto} bind def',
  '/L {lineto} bind def',
  '/C {curveto} bind def',
  '/Z {closepath} bind def',
  '/F {gsave setrgbcolor fill grestore} bind def',
  '/S {setrgbcolor setlinewidth 0 setdash stroke} bind def',
  '/N {newpath} bind def',
];

/**
 * Encapsulated PostScript, level 2, with all text turned into outlines: it needs no font, and looks the same everywhere.
 *
 * @param drawing - in points
 * @returns a document in 7-bit ASCII; the same text for the same drawing
 * @source Adobe: PostScript Language Document Structuring Conventions 3.0, Encapsulated PostScript 3.0
 */
export function epsFromDrawing(drawing: Drawing, fonts: Fonts): string {
  const { widthPt, heightPt } = drawing;
  const lines = [
    '%!PS-Adobe-3.0 EPSF-3.0',
    `%%BoundingBox: 0 0 ${Math.ceil(widthPt)} ${Math.ceil(heightPt)}`,
    `%%HiResBoundingBox: 0 0 ${n(widthPt)} ${n(heightPt)}`,
    `%%Title: ${postscriptText(drawing.title)}`,
    '%%Creator: (cellassay)',
    '%%LanguageLevel: 2',
    '%%DocumentData: Clean7Bit',
    '%%EndComments',
    '%%BeginProlog',
    `/cellassay ${words.length} dict def`,
    'cellassay begin',
    ...words,
    'end',
    '%%EndProlog',
    'gsave',
    'cellassay begin',
    // y grows downwards in a drawing; joins, caps and the limit are those of SVG
    `0 ${n(heightPt)} translate 1 -1 scale`,
    '0 setlinecap 0 setlinejoin 4 setmiterlimit',
    ...drawing.primitives.flatMap((primitive) => painted(primitive, fonts)),
    'end',
    'grestore',
    'showpage',
    '%%EOF',
  ];
  return `${lines.join('\n')}\n`;
}

function painted(primitive: Primitive, fonts: Fonts): readonly string[] {
  switch (primitive.kind) {
    case 'group': {
      const children = primitive.children.flatMap((child) => painted(child, fonts));
      return primitive.clip === null
        ? children
        : ['gsave', `${box(primitive.clip)} rectclip`, ...children, 'grestore'];
    }
    case 'text':
      return paintedSteps(cubicCommands(textOutline(primitive, fonts)), primitive.colour, null);
    default: {
      const path = paintedPath(primitive);
      return path === null ? [] : paintedSteps(path.commands, path.fill, path.stroke);
    }
  }
}

function paintedSteps(
  commands: readonly CubicCommand[],
  fill: string | null,
  stroke: Stroke | null,
): readonly string[] {
  if (commands.length === 0) return [];
  const lines = ['N', ...commands.map(step)];
  if (fill !== null) lines.push(`${rgb(fill)} F`);
  if (stroke !== null)
    lines.push(`[${(stroke.dash ?? []).map(n).join(' ')}] ${n(stroke.widthPt)} ${rgb(stroke.colour)} S`);
  return lines;
}

function step(c: CubicCommand): string {
  switch (c.type) {
    case 'M':
    case 'L':
      return `${n(c.x)} ${n(c.y)} ${c.type}`;
    case 'C':
      return `${n(c.x1)} ${n(c.y1)} ${n(c.x2)} ${n(c.y2)} ${n(c.x)} ${n(c.y)} C`;
    case 'Z':
      return 'Z';
  }
}

function box({ x, y, width, height }: Box): string {
  return `${n(x)} ${n(y)} ${n(width)} ${n(height)}`;
}

function rgb(colour: string): string {
  return rgbFromHex(colour)
    .map((part) => n(part / 255))
    .join(' ');
}

/** A string in ASCII: Latin-1 by octal codes, other characters as `?`; short enough for a line of 255. */
function postscriptText(text: string): string {
  const characters = Array.from(text.normalize('NFC').slice(0, 60), (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (/[()\\]/.test(character)) return `\\${character}`;
    if (code >= 0x20 && code < 0x7f) return character;
    return code >= 0xa0 && code <= 0xff ? `\\${code.toString(8)}` : '?';
  });
  return `(${characters.join('')})`;
}
