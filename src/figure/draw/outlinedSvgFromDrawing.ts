import type { Fonts } from './fonts.ts';
import type { Drawing, TextPrimitive } from './primitives.ts';
import type { SvgOptions } from './svgDocument.ts';
import { svgDocument } from './svgDocument.ts';
import { svgPathData, xmlText } from './svgShape.ts';
import { textOutline } from './textOutline.ts';

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
  return `<path d="${svgPathData(textOutline(text, fonts))}" fill="${xmlText(text.colour)}"/>`;
}
