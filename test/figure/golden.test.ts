import { describe, it } from 'vitest';
import { svgFromDrawing } from '#figure/draw/svgFromDrawing';
import { drawFigure } from '#figure/drawFigure';
import { arimo } from './support/arimo.ts';
import { expectGolden } from './support/expectGolden.ts';
import { gallery } from './support/gallery.ts';

describe('the SVG of a figure', () => {
  it.each(Object.entries(gallery))('of %s is the one that was looked at', (name, spec) => {
    expectGolden(name, 'svg', svgFromDrawing(drawFigure(spec, arimo), arimo));
  });
});
