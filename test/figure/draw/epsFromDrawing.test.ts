import { describe, expect, it } from 'vitest';
import { epsFromDrawing } from '#figure/draw/epsFromDrawing';
import type { RectPrimitive } from '#figure/draw/primitives';
import { group, line } from '#figure/draw/primitives';
import { fontsFromBytes } from '#figure/draw/fonts';
import { drawFigure } from '#figure/drawFigure';
import { expectClose } from '../../support/expectClose.ts';
import { arimo, arimoSet } from '../support/arimo.ts';
import { gallery } from '../support/gallery.ts';
import { drawingOf, text } from '../support/madeUpDrawing.ts';

const composite = drawFigure(gallery['composite-174']!, arimo);
const bar: RectPrimitive = { kind: 'rect', x: 1, y: 2, width: 3, height: 4, fill: '#ff0000', stroke: null };
const thin = { colour: '#000000', widthPt: 0.5 };

/** What is painted, without the head. */
function bodyOf(eps: string): string {
  return eps.slice(eps.indexOf('%%EndProlog'));
}

describe('the head of an EPS', () => {
  const eps = epsFromDrawing(composite, arimo);

  it('states the size in whole points that hold the figure, and exactly', () => {
    expect(eps).toMatch(/^%!PS-Adobe-3\.0 EPSF-3\.0\n%%BoundingBox: 0 0 494 \d+\n/);
    const [, width, height] = /%%HiResBoundingBox: 0 0 ([\d.]+) ([\d.]+)\n/.exec(eps)!;
    expectClose(Number(width), (174 / 25.4) * 72, { abs: 0.001 });
    expect(Number(height)).toBe(composite.heightPt);
  });

  it('ends as documents do, and says neither when nor where it was made', () => {
    expect(eps.endsWith('showpage\n%%EOF\n')).toBe(true);
    expect(eps).not.toMatch(/CreationDate|%%For|\d\d:\d\d/);
  });

  it('writes titles of any script in ASCII that PostScript can read', () => {
    const titled = epsFromDrawing({ ...drawingOf(), title: 'é (a) \\ 漢 α\n%%EOF' }, arimo);
    expect(titled).toContain('%%Title: (\\351 \\(a\\) \\\\ ? ??%%EOF)\n');
    expect(epsFromDrawing({ ...drawingOf(), title: 'ü'.repeat(500) }, arimo)).toMatch(
      /^%%Title: \((\\374){60}\)$/m,
    );
  });
});

describe('epsFromDrawing', () => {
  it.each(Object.keys(gallery))('writes %s in short lines of ASCII, asking for no font', (name) => {
    const eps = epsFromDrawing(drawFigure(gallery[name]!, arimo), arimo);
    expect(eps).toMatch(/^[\n -~]*$/);
    expect(Math.max(...eps.split('\n').map((one) => one.length))).toBeLessThanOrEqual(255);
    expect(bodyOf(eps)).not.toMatch(/font|(?<!page)\bshow\b|\(/i);
    expect(eps.match(/^gsave$/gm)?.length).toBe(eps.match(/^grestore$/gm)?.length);
    expect(eps).not.toMatch(/NaN|Infinity|undefined|\de[-+]?\d/);
  });

  it('puts what is at the top of the drawing at the top of the page', () => {
    const body = bodyOf(epsFromDrawing(drawingOf(bar), arimo));
    expect(body).toContain(
      '0 36 translate 1 -1 scale\n0 setlinecap 0 setlinejoin 4 setmiterlimit\n' +
        'N\n1 2 M\n4 2 L\n4 6 L\n1 6 L\nZ\n1 0 0 F\n',
    );
  });

  it('strokes with width, dashes and colour', () => {
    const body = bodyOf(epsFromDrawing(drawingOf(line(0, 1, 2, 3, { ...thin, dash: [2, 1] })), arimo));
    expect(body).toContain('N\n0 1 M\n2 3 L\n[2 1] 0.5 0 0 0 S\n');
  });

  it('fills before it strokes, as SVG does', () => {
    const body = bodyOf(epsFromDrawing(drawingOf({ ...bar, stroke: thin }), arimo));
    expect(body).toContain('Z\n1 0 0 F\n[] 0.5 0 0 0 S\n');
  });

  it('clips what is in a clipped group, and only that', () => {
    const clipped = group('plot', [line(0, 0, 5, 5, thin)], { x: 1, y: 2, width: 4, height: 3 });
    const body = bodyOf(epsFromDrawing(drawingOf(clipped, line(9, 9, 8, 8, thin)), arimo));
    expect(body).toContain('gsave\n1 2 4 3 rectclip\nN\n0 0 M\n5 5 L\n[] 0.5 0 0 0 S\ngrestore\nN\n9 9 M');
  });

  it('draws text as outlines, a character that no font has spelled out', () => {
    const contours = (content: string): number =>
      epsFromDrawing(drawingOf(text(content)), arimo).match(/ M$/gm)?.length ?? 0;
    expect(contours('O')).toBe(2);
    expect(contours('漢')).toBe(contours('[U+6F22]'));
  });

  it('paints nothing for a bar of height 0', () => {
    const empty = epsFromDrawing(drawingOf(), arimo);
    expect(epsFromDrawing(drawingOf({ ...bar, height: 0 }), arimo)).toBe(empty);
  });

  it('gives the same text for the same drawing', () => {
    expect(epsFromDrawing(composite, fontsFromBytes(arimoSet))).toBe(epsFromDrawing(composite, arimo));
  });
});
