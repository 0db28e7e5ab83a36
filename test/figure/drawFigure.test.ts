import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BarsFacet, FigureSpec } from '#domain/figure';
import { pointsPerMm } from '#figure/draw/primitives';
import { drawFigure } from '#figure/drawFigure';
import { arimo } from './support/arimo.ts';
import { gallery } from './support/gallery.ts';
import { bar, barsSpec, bracket, figure, resistanceBars, resistanceCurves } from './support/madeUpFigures.ts';
import type { Polygon } from './support/polygons.ts';
import { collisions, polygonsOf } from './support/polygons.ts';

const inside = (part: string) => (polygon: Polygon) => polygon.parts.includes(part);
const isText = ({ what }: Polygon): boolean => !['line', 'rect', 'circle', 'path'].includes(what);

/** What brackets must keep clear of, found in the picture itself. */
function bracketCollisions(spec: FigureSpec): readonly string[] {
  const all = polygonsOf(drawFigure(spec, arimo), arimo);
  const brackets = all.filter(inside('bracket'));
  const others = all.filter((p) => !inside('bracket')(p) && !inside('y axis')(p));
  return [...collisions(brackets, brackets, (a, b) => a.owner === b.owner), ...collisions(brackets, others)];
}

describe.each(Object.entries(gallery))('%s', (_, spec) => {
  const drawing = drawFigure(spec, arimo);
  const all = polygonsOf(drawing, arimo);

  it('has no text on another text', () => {
    const texts = all.filter(isText);
    expect(texts.length).toBeGreaterThan(0);
    expect(collisions(texts, texts)).toEqual([]);
  });

  it('has no text on a point, error bar, curve or axis', () => {
    const marks = all.filter(
      (p) =>
        !isText(p) &&
        ['points', 'error bar', 'curves', 'markers', 'error bars', 'y axis'].some((part) => inside(part)(p)),
    );
    expect(marks.length).toBeGreaterThan(0);
    const texts = all.filter((p) => isText(p) && !inside('absent bar')(p));
    expect(collisions(texts, marks)).toEqual([]);
  });

  it('keeps brackets off each other, points, error bars, bars, labels and titles', () => {
    expect(bracketCollisions(spec)).toEqual([]);
  });

  it('stays on its page, which is as wide as stated', () => {
    expect(drawing.widthPt).toBe(spec.widthMm * pointsPerMm);
    const corners = all.flatMap((polygon) => polygon.corners);
    expect(Math.min(...corners.map(([x]) => x))).toBeGreaterThanOrEqual(0);
    expect(Math.min(...corners.map(([, y]) => y))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...corners.map(([x]) => x))).toBeLessThanOrEqual(drawing.widthPt);
    expect(Math.max(...corners.map(([, y]) => y))).toBeLessThanOrEqual(drawing.heightPt);
  });

  it('has no line thinner than half a point and no text smaller than seven', () => {
    const text = JSON.stringify(drawing.primitives);
    const widths = [...text.matchAll(/"widthPt":([\d.]+)/g)].map((match) => Number(match[1]));
    const sizes = [...text.matchAll(/"sizePt":([\d.]+)/g)].map((match) => Number(match[1]));
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(0.5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
  });
});

const value = fc.double({ min: -30, max: 110, noNaN: true });
const anyBar = fc.array(value, { minLength: 1, maxLength: 12 });
const starLabel = fc.constantFrom('*', '**', '***', '****', 'ns', 'p = 0.0123');
const anyFacet = fc
  .array(anyBar, { minLength: 2, maxLength: 8 })
  .chain((bars) =>
    fc.record({
      bars: fc.constant(bars),
      brackets: fc.uniqueArray(
        fc.record({ a: fc.nat(bars.length - 2), step: fc.integer({ min: 1, max: 7 }), label: starLabel }),
        { maxLength: 9, selector: ({ a, step }) => `${a} ${Math.min(a + step, bars.length - 1)}` },
      ),
    }),
  )
  .map(({ bars, brackets }): BarsFacet => ({
    title: 'SkBr3',
    bars: bars.map((values, i) => bar(`G${i}`, ...values)),
    brackets: brackets.map(({ a, step, label }) => bracket(a, Math.min(a + step, bars.length - 1), label)),
  }));

describe('brackets', () => {
  it('collide with nothing, whatever the bars and pairs are', () => {
    fc.assert(
      fc.property(
        fc.array(anyFacet, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 60, max: 180 }),
        (facets, width) => {
          expect(bracketCollisions(figure('random', width, barsSpec(facets)))).toEqual([]);
        },
      ),
      { numRuns: 150, seed: 2020 },
    );
  }, 120_000);
});

describe('a figure of several panels', () => {
  const widths = (drawing: ReturnType<typeof drawFigure>): number => drawing.primitives.length;

  it('puts panels side by side where they fit, and below each other where they do not', () => {
    const wide = drawFigure(figure('fig', 174, resistanceBars, resistanceCurves), arimo);
    const narrow = drawFigure(figure('fig', 85, resistanceBars, resistanceCurves), arimo);
    expect(widths(wide)).toBe(2);
    expect(wide.heightPt).toBeLessThan(0.7 * narrow.heightPt);
  });

  it('gives a group the same colour in all panels', () => {
    const drawing = drawFigure(figure('fig', 174, resistanceBars, resistanceCurves), arimo);
    const text = JSON.stringify(drawing.primitives);
    expect(text).toContain('"fill":"#0072b2"');
    expect(text.match(/"fill":"#d55e00"/g)?.length).toBeGreaterThan(10);
  });

  it('puts all x axes of a row at one height', () => {
    const drawing = drawFigure(figure('fig', 174, resistanceBars, resistanceCurves), arimo);
    const axes = polygonsOf(drawing, arimo).filter(inside('y axis'));
    const lowest = [0, 1].map((panel) =>
      Math.max(
        ...axes.filter((p) => p.owner.startsWith(`${panel}.`)).flatMap((p) => p.corners.map(([, y]) => y)),
      ),
    );
    expect(Math.abs(lowest[0]! - lowest[1]!)).toBeLessThan(0.01);
  });
});

describe('what is drawn', () => {
  it('is the same twice', () => {
    for (const spec of Object.values(gallery))
      expect(drawFigure(spec, arimo)).toEqual(drawFigure(spec, arimo));
  });

  it('survives structuredClone, so that a worker can draw it', () => {
    const drawing = drawFigure(gallery['composite-174']!, arimo);
    expect(structuredClone(drawing)).toEqual(drawing);
  });

  it('names the characters that no font has', () => {
    expect(drawFigure(gallery['every-character']!, arimo).missingCharacters).toEqual(['漢', '☃']);
    expect(drawFigure(gallery['composite-174']!, arimo).missingCharacters).toEqual([]);
  });

  it('shows every experiment as a point of its own', () => {
    const drawing = drawFigure(gallery['twelve-points']!, arimo);
    const points = polygonsOf(drawing, arimo).filter(({ what }) => what === 'circle');
    expect(points).toHaveLength(6 * 12);
    expect(new Set(points.map((p) => JSON.stringify(p.corners))).size).toBe(6 * 12);
  });

  it('keeps the place of a group without a number and says why', () => {
    const drawing = drawFigure(gallery['absent-group']!, arimo);
    const texts = polygonsOf(drawing, arimo);
    const reason = texts.filter(inside('absent bar')).map(({ what }) => what);
    expect(reason.join(' ')).toBe('control wells above the range of the reader no wells');
    const labels = texts.filter(inside('group labels')).map(({ what }) => what);
    expect(labels).toEqual(['CTR', 'T', 'P', 'T+P', 'CTR', 'T', 'P', 'T+P']);
  });

  it('draws a series without a proven curve as points only', () => {
    const drawing = drawFigure(gallery['no-fit']!, arimo);
    const text = JSON.stringify(drawing.primitives);
    const curves = text.match(/"part":"curve"/g);
    expect(curves).toHaveLength(2);
    // one curve and its dash at dose 0, both of the series that is proven
    const strokes = polygonsOf(drawing, arimo).filter(inside('curve'));
    expect(new Set(strokes.map(({ owner }) => owner)).size).toBe(1);
  });
});
