import type { Drawing, Primitive, TextPrimitive } from './primitives.ts';
import { pointsPerMm } from './primitives.ts';
import { svgNumber as n } from './svgNumber.ts';
import { svgBox, svgShape, xmlText } from './svgShape.ts';

/** How a drawing becomes a document: how text is written, and how large a unit of the picture is. */
export interface SvgOptions {
  readonly text: (text: TextPrimitive) => string;
  /** Attributes of the root that apply to all text. */
  readonly rootAttributes: string;
  /** `mm`: as large as in print; otherwise so many pixels, the viewBox fitted to them. */
  readonly size: 'mm' | { readonly widthPx: number; readonly heightPx: number; readonly pointsPerPx: number };
}

/** The SVG document of a drawing, one primitive per line, coordinates in points. */
export function svgDocument(drawing: Drawing, options: SvgOptions): string {
  const clips: string[] = [];
  const body = drawing.primitives.flatMap((p) => elements(p, 1, drawing.name, clips, options));
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" version="1.1"${sizeAttributes(drawing, options)} role="img" aria-labelledby="${idOf(drawing.name)}-title ${idOf(drawing.name)}-desc"${options.rootAttributes}>`,
    `  <title id="${idOf(drawing.name)}-title">${xmlText(drawing.title)}</title>`,
    `  <desc id="${idOf(drawing.name)}-desc">${xmlText(drawing.description)}</desc>`,
    ...(clips.length > 0 ? ['  <defs>', ...clips.map((clip) => `    ${clip}`), '  </defs>'] : []),
    ...body,
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

function sizeAttributes(drawing: Drawing, options: SvgOptions): string {
  if (options.size === 'mm') {
    const heightMm = drawing.heightPt / pointsPerMm;
    return ` width="${n(drawing.widthMm)}mm" height="${n(heightMm)}mm" viewBox="0 0 ${n(drawing.widthPt)} ${n(drawing.heightPt)}"`;
  }
  const { widthPx, heightPx, pointsPerPx } = options.size;
  return ` width="${widthPx}" height="${heightPx}" viewBox="0 0 ${n(widthPx * pointsPerPx)} ${n(heightPx * pointsPerPx)}"`;
}

function elements(
  primitive: Primitive,
  depth: number,
  name: string,
  clips: string[],
  options: SvgOptions,
): readonly string[] {
  const indent = '  '.repeat(depth);
  if (primitive.kind === 'text') return [indent + options.text(primitive)];
  if (primitive.kind !== 'group') return [indent + svgShape(primitive)];
  let clip = '';
  if (primitive.clip !== null) {
    const id = `${idOf(name)}-clip${clips.length + 1}`;
    clips.push(`<clipPath id="${id}"><rect${svgBox(primitive.clip)}/></clipPath>`);
    clip = ` clip-path="url(#${id})"`;
  }
  return [
    `${indent}<g class="${xmlText(primitive.part)}"${clip}>`,
    ...primitive.children.flatMap((child) => elements(child, depth + 1, name, clips, options)),
    `${indent}</g>`,
  ];
}

/** Ids must be unique on a page that shows several figures. */
function idOf(name: string): string {
  return `figure-${name.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`;
}
