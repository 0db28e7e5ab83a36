import type { Fonts } from './fonts.ts';
import type { Drawing, TextPrimitive } from './primitives.ts';
import { svgDocument } from './svgDocument.ts';
import { svgNumber as n } from './svgNumber.ts';
import { xmlText } from './svgShape.ts';

/**
 * SVG with live text: it can be edited in Illustrator or Inkscape, and is set in Arial or what has its widths.
 *
 * @param drawing - in points
 * @param fonts - only for sizes and shifts of raised and lowered characters
 * @returns a document as wide in mm as the figure in print; the same text for the same drawing
 */
export function svgFromDrawing(drawing: Drawing, fonts: Fonts): string {
  return svgDocument(drawing, {
    size: 'mm',
    // a blank at the start of a span would be dropped by some programs
    rootAttributes: ' font-family="Arial, Helvetica, Arimo, sans-serif" xml:space="preserve"',
    text: (text) => liveText(text, fonts),
  });
}

function liveText(text: TextPrimitive, fonts: Fonts): string {
  const at = `x="${n(text.x)}" y="${n(text.y)}"`;
  const anchor = text.anchor === 'start' ? '' : ` text-anchor="${text.anchor}"`;
  const turned = text.angle === 0 ? '' : ` transform="rotate(${n(text.angle)} ${n(text.x)} ${n(text.y)})"`;
  const runs = fonts.place(text.runs, text.sizePt);
  const [only] = runs;
  const plain = runs.length === 1 && only?.run.script === 'normal';
  let above = 0;
  const spans = runs.map((placed) => {
    const style = `${placed.run.bold ? ' font-weight="bold"' : ''}${placed.run.italic ? ' font-style="italic"' : ''}`;
    // dy moves the pen for good, so each run undoes the shift of the one before
    const shift = placed.y - above;
    above = placed.y;
    const dy = shift === 0 ? '' : ` dy="${n(shift)}"`;
    const size = placed.sizePt === text.sizePt ? '' : ` font-size="${n(placed.sizePt)}"`;
    return { attributes: style + dy + size, text: xmlText(placed.run.text), style };
  });
  const inner = plain
    ? spans.map((span) => span.text).join('')
    : spans.map((span) => `<tspan${span.attributes}>${span.text}</tspan>`).join('');
  const style = plain ? (spans[0]?.style ?? '') : '';
  return `<text ${at}${anchor}${turned} font-size="${n(text.sizePt)}" fill="${xmlText(text.colour)}"${style}>${inner}</text>`;
}
