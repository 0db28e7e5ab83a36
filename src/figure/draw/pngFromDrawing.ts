import sharp from 'sharp';
import type { Fonts } from './fonts.ts';
import { outlinedSvgFromDrawing } from './outlinedSvgFromDrawing.ts';
import type { Drawing } from './primitives.ts';
import { pointsPerMm } from './primitives.ts';

/** Size of a picture in pixels. */
export interface PixelSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** How many pixels a drawing has in print: width from the stated mm, height so that nothing is cut. */
export function pixelSize(drawing: Drawing, dpi: number): PixelSize {
  return {
    widthPx: Math.round((drawing.widthMm / 25.4) * dpi),
    heightPx: Math.ceil((drawing.heightPt / pointsPerMm / 25.4) * dpi),
  };
}

/**
 * PNG on white, drawn from outlines, so that it is the same picture on a machine without fonts.
 *
 * The SVG is sized in pixels and no density is given to the reader: an SVG in mm together with `density` is scaled twice.
 *
 * @param dpi - pixels per inch in print, also written into the file
 * @returns the bytes of the file; widthMm at `dpi`, rounded to a pixel
 * @source sharp 0.35.5 (librsvg)
 */
export async function pngFromDrawing(drawing: Drawing, fonts: Fonts, dpi = 600): Promise<Uint8Array> {
  const size = pixelSize(drawing, dpi);
  const svg = outlinedSvgFromDrawing(drawing, fonts, { ...size, pointsPerPx: 72 / dpi });
  const bytes = await sharp(new TextEncoder().encode(svg), { density: 72 })
    .flatten({ background: '#ffffff' })
    .withMetadata({ density: dpi })
    .png({ compressionLevel: 9, adaptiveFiltering: false, palette: false })
    .toBuffer();
  return new Uint8Array(bytes);
}
