import type { FigureSpec } from '#domain/figure';
import type { OutputFile } from '#domain/outputFile';
import { epsFromDrawing } from './draw/epsFromDrawing.ts';
import type { FontSet } from './draw/fontSet.ts';
import { fontsFromBytes } from './draw/fonts.ts';
import { outlinedSvgFromDrawing } from './draw/outlinedSvgFromDrawing.ts';
import { pdfFromDrawing } from './draw/pdfFromDrawing.ts';
import { pngFromRaster } from './draw/pngFromRaster.ts';
import { rasterFromDrawing } from './draw/raster.ts';
import { svgFromDrawing } from './draw/svgFromDrawing.ts';
import { tiffFromRaster } from './draw/tiffFromRaster.ts';
import { drawFigure } from './drawFigure.ts';

/** A figure as files. */
export interface DrawnFigure {
  readonly files: readonly OutputFile[];
  /** Characters that no font has; they are drawn as `[U+6F22]`. */
  readonly missingCharacters: readonly string[];
}

/**
 * All files of one figure, written from one drawing.
 *
 * @returns under `figures/<name>`: `.svg` and `.pdf` with live text, `.outlined.svg` and `.eps` without any, `.png` and `.tiff`
 *   at 600 dpi with the same pixels
 */
export async function figureFiles(spec: FigureSpec, fontSet: FontSet): Promise<DrawnFigure> {
  const fonts = fontsFromBytes(fontSet);
  const drawing = drawFigure(spec, fonts);
  // pixels are made outside of this thread, so whatever else there is to write is written meanwhile
  const raster = rasterFromDrawing(drawing, fonts);
  const svg = svgFromDrawing(drawing, fonts);
  const outlined = outlinedSvgFromDrawing(drawing, fonts);
  const eps = epsFromDrawing(drawing, fonts);
  const [png, tiff, pdf] = await Promise.all([
    raster.then(pngFromRaster),
    raster.then(tiffFromRaster),
    raster.then(() => pdfFromDrawing(drawing, fonts)),
  ]);
  const file = (extension: string, contents: OutputFile['contents']): OutputFile => ({
    path: `figures/${spec.name}.${extension}`,
    contents,
  });
  const files = [
    file('svg', svg),
    file('outlined.svg', outlined),
    file('pdf', pdf),
    file('eps', eps),
    file('png', png),
    file('tiff', tiff),
  ];
  return { files, missingCharacters: drawing.missingCharacters };
}

/** A figure as SVG with outlined letters, for a page that must look the same everywhere. */
export function figurePicture(spec: FigureSpec, fontSet: FontSet): string {
  const fonts = fontsFromBytes(fontSet);
  return outlinedSvgFromDrawing(drawFigure(spec, fonts), fonts);
}
