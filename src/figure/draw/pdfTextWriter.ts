import type { Fonts } from './fonts.ts';
import { placedLine } from './placedLine.ts';
import type { TextPrimitive } from './primitives.ts';
import { rgbFromHex } from './rgbFromHex.ts';
import { svgNumber as n } from './svgNumber.ts';
import { typedText } from './textRun.ts';

/** What pdfkit 0.20.2 knows of the font that was chosen last; its own `text` closes a line after each run. */
interface PdfkitFont {
  readonly id: string;
  readonly ref: () => unknown;
  /** Codes of the glyphs in hexadecimal, and by how much each moves the pen, in 1/1000 of the size. */
  readonly encode: (
    text: string,
    features: readonly string[],
  ) => readonly [
    codes: readonly string[],
    positions: readonly { readonly xAdvance: number; readonly advanceWidth: number }[],
  ];
}
interface PdfkitInside {
  readonly _font: PdfkitFont;
  readonly page: { readonly fonts: Record<string, unknown> };
}

/**
 * A function that writes texts into a PDF where the outlined SVG has them, with the same letters of the same fonts.
 *
 * A line is one text object, so that it can be edited as one. What is drawn in another way than it would be typed (a raised 1,
 * a character that no font has) says so, so that `ml⁻¹` is copied as `ml⁻¹`.
 *
 * @param fonts - must have the metrics of the bytes that are embedded; they come from the same `FontSet`
 */
export function pdfTextWriter(pdf: PDFKit.PDFDocument, fonts: Fonts): (text: TextPrimitive) => void {
  const inside = pdf as unknown as PdfkitInside;
  const known = new Map<Uint8Array, PdfkitFont>();
  const fontOf = (bytes: Uint8Array): PdfkitFont => {
    let font = known.get(bytes);
    if (font === undefined) {
      pdf.font(Buffer.from(bytes));
      font = inside._font;
      known.set(bytes, font);
      inside.page.fonts[font.id] = font.ref();
    }
    return font;
  };
  return (text) => {
    const radians = (text.angle * Math.PI) / 180;
    const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
    pdf.fillColor([...rgbFromHex(text.colour)]).addContent('BT');
    for (const placed of placedLine(text, fonts))
      for (const piece of fonts.pieces(placed)) {
        const [x, y] = [placed.x + piece.x, placed.y];
        const font = fontOf(piece.bytes);
        pdf.addContent(`/${font.id} ${n(placed.sizePt)} Tf`);
        // y grows downwards on the page, and letters stand upright in it
        const origin = [text.x + x * cos - y * sin, text.y + x * sin + y * cos];
        pdf.addContent(`${[cos, sin, sin, -cos, ...origin].map(sixDecimals).join(' ')} Tm`);
        const typed = typedText(piece.meant, placed.run.script);
        if (typed !== piece.drawn) pdf.markContent('Span', { actual: typed });
        pdf.addContent(`[${shown(font, piece.drawn)}] TJ`);
        if (typed !== piece.drawn) pdf.endMarkedContent();
      }
    pdf.addContent('ET');
  };
}

/** Codes with, after each that does not move the pen by its width, by how much it must go back. */
function shown(font: PdfkitFont, text: string): string {
  // a feature that is named makes pdfkit set the text as a whole; word by word it would not kern at blanks
  const [codes, positions] = font.encode(text, ['kern']);
  return codes
    .map((code, i) => {
      const { xAdvance, advanceWidth } = positions[i] ?? { xAdvance: 0, advanceWidth: 0 };
      return xAdvance === advanceWidth ? `<${code}>` : `<${code}> ${n(advanceWidth - xAdvance)}`;
    })
    .join('')
    .replaceAll('><', '');
}

/** Sine and cosine with three decimals would be wrong by a tenth of a point at the end of a long line. */
function sixDecimals(value: number): string {
  return String(Number(value.toFixed(6)));
}
