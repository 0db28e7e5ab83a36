import PDFDocument from 'pdfkit';
import type { Fonts } from './fonts.ts';
import { finishedPdf } from './finishedPdf.ts';
import type { CubicCommand } from './paintedPath.ts';
import { paintedPath } from './paintedPath.ts';
import { pdfTextWriter } from './pdfTextWriter.ts';
import type { Drawing, GroupPrimitive, Primitive, TextPrimitive } from './primitives.ts';
import { rgbFromHex } from './rgbFromHex.ts';
import { svgNumber } from './svgNumber.ts';
import type { Shape } from './svgShape.ts';

type Pdf = PDFKit.PDFDocument;
type WriteText = (text: TextPrimitive) => void;

/**
 * PDF with lines as lines and text as text, which can be selected, copied and edited; the fonts are embedded, as far as used.
 *
 * @param drawing - in points
 * @param fonts - place the text as in the other formats, and give the bytes that are embedded
 * @returns the bytes of a file of one page, exactly as large as the drawing; the same for the same drawing
 * @source pdfkit 0.20.2
 */
export async function pdfFromDrawing(drawing: Drawing, fonts: Fonts): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: [drawing.widthPt, drawing.heightPt],
    margin: 0,
    // without a name here Helvetica would be taken, which is not embedded
    font: '',
    lang: 'en',
    displayTitle: true,
    info: { Title: drawing.title, Subject: drawing.description, Creator: 'cellassay' },
  });
  // SVG's limit, so that sharp corners look alike
  pdf.miterLimit(4);
  const writeText = pdfTextWriter(pdf, fonts);
  for (const primitive of drawing.primitives) write(primitive, pdf, writeText);
  pdf.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdf) chunks.push(chunk as Uint8Array);
  return finishedPdf(chunks);
}

function write(primitive: Primitive, pdf: Pdf, writeText: WriteText): void {
  switch (primitive.kind) {
    case 'group':
      writeGroup(primitive, pdf, writeText);
      break;
    case 'text':
      writeText(primitive);
      break;
    default:
      writeShape(primitive, pdf);
  }
}

function writeGroup({ clip, children }: GroupPrimitive, pdf: Pdf, writeText: WriteText): void {
  if (clip !== null) pdf.save().rect(clip.x, clip.y, clip.width, clip.height).clip();
  for (const child of children) write(child, pdf, writeText);
  if (clip !== null) pdf.restore();
}

function writeShape(shape: Shape, pdf: Pdf): void {
  const path = paintedPath(shape);
  if (path === null) return;
  const { fill, stroke } = path;
  // nothing but steps may stand between the first step of a path and its painting
  if (fill !== null) pdf.fillColor([...rgbFromHex(fill)]);
  if (stroke !== null) {
    pdf.strokeColor([...rgbFromHex(stroke.colour)]).lineWidth(stroke.widthPt);
    pdf.addContent(`[${(stroke.dash ?? []).map(svgNumber).join(' ')}] 0 d`);
  }
  for (const command of path.commands) writeStep(command, pdf);
  pdf.addContent(fill === null ? 'S' : stroke === null ? 'f' : 'B');
}

function writeStep(c: CubicCommand, pdf: Pdf): void {
  switch (c.type) {
    case 'M':
      pdf.moveTo(c.x, c.y);
      break;
    case 'L':
      pdf.lineTo(c.x, c.y);
      break;
    case 'C':
      pdf.bezierCurveTo(c.x1, c.y1, c.x2, c.y2, c.x, c.y);
      break;
    case 'Z':
      pdf.closePath();
  }
}
