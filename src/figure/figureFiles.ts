import type { FigureSpec } from '#domain/figure';
import type { OutputFile } from '#domain/outputFile';
import type { FontSet } from './draw/fontSet.ts';
import { fontsFromBytes } from './draw/fonts.ts';
import { outlinedSvgFromDrawing } from './draw/outlinedSvgFromDrawing.ts';
import { pngFromDrawing } from './draw/pngFromDrawing.ts';
import { svgFromDrawing } from './draw/svgFromDrawing.ts';
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
 * @returns `figures/<name>.svg` with live text, `.outlined.svg` without any, and `.png` at 600 dpi
 */
export async function figureFiles(spec: FigureSpec, fontSet: FontSet): Promise<DrawnFigure> {
  const fonts = fontsFromBytes(fontSet);
  const drawing = drawFigure(spec, fonts);
  const files = [
    { path: `figures/${spec.name}.svg`, contents: svgFromDrawing(drawing, fonts) },
    { path: `figures/${spec.name}.outlined.svg`, contents: outlinedSvgFromDrawing(drawing, fonts) },
    { path: `figures/${spec.name}.png`, contents: await pngFromDrawing(drawing, fonts) },
  ];
  return { files, missingCharacters: drawing.missingCharacters };
}

/** A figure as SVG with outlined letters, for a page that must look the same everywhere. */
export function figurePicture(spec: FigureSpec, fontSet: FontSet): string {
  const fonts = fontsFromBytes(fontSet);
  return outlinedSvgFromDrawing(drawFigure(spec, fonts), fonts);
}
