import type { Sharp } from 'sharp';
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

/** A picture as pixels: red, green and blue of a byte each, row by row, on white, without transparency. */
export interface Raster extends PixelSize {
  readonly rgb: Uint8Array;
  /** Pixels per inch in print. */
  readonly dpi: number;
}

/** How many pixels a drawing has in print: width from the stated mm, height so that nothing is cut. */
export function pixelSize(drawing: Drawing, dpi: number): PixelSize {
  return {
    widthPx: Math.round((drawing.widthMm / 25.4) * dpi),
    heightPx: Math.ceil((drawing.heightPt / pointsPerMm / 25.4) * dpi),
  };
}

/**
 * The drawing as pixels, made once for every pixel format, from outlines, so that it is the same on a machine without fonts.
 *
 * The SVG is sized in pixels and no density is given to the reader: an SVG in mm together with `density` is scaled twice.
 *
 * @param dpi - pixels per inch in print
 * @source sharp 0.35.5 (librsvg)
 */
export async function rasterFromDrawing(drawing: Drawing, fonts: Fonts, dpi = 600): Promise<Raster> {
  const size = pixelSize(drawing, dpi);
  const svg = outlinedSvgFromDrawing(drawing, fonts, { ...size, pointsPerPx: 72 / dpi });
  const { data, info } = await sharp(new TextEncoder().encode(svg), { density: 72 })
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3 || info.width !== size.widthPx || info.height !== size.heightPx)
    throw new Error(`The raster has ${info.width} × ${info.height} × ${info.channels} values.`);
  return { ...size, dpi, rgb: data };
}

/** The pixels as sharp takes them, to be written in some format. */
export function sharpFromRaster(raster: Raster): Sharp {
  const { rgb, widthPx, heightPx } = raster;
  return sharp(rgb, { raw: { width: widthPx, height: heightPx, channels: 3 } });
}
