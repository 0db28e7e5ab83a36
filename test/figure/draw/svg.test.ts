import { describe, expect, it } from 'vitest';
import { outlinedSvgFromDrawing } from '#figure/draw/outlinedSvgFromDrawing';
import { group, line } from '#figure/draw/primitives';
import { svgFromDrawing } from '#figure/draw/svgFromDrawing';
import { svgNumber } from '#figure/draw/svgNumber';
import { expectClose } from '../../support/expectClose.ts';
import { arimo } from '../support/arimo.ts';
import { drawingOf, text } from '../support/madeUpDrawing.ts';

describe('svgFromDrawing', () => {
  it('states the size in mm and the coordinates in points', () => {
    const svg = svgFromDrawing(drawingOf(), arimo);
    expect(svg).toContain('width="25.4mm" height="12.7mm" viewBox="0 0 72 36"');
  });

  it('carries a title and a description that screen readers find, escaped', () => {
    const svg = svgFromDrawing(drawingOf(), arimo);
    expect(svg).toContain('<title id="figure-fig-2-a-title">A &amp; B</title>');
    expect(svg).toContain('<desc id="figure-fig-2-a-desc">p &lt; 0.05 &quot;quoted&quot;</desc>');
    expect(svg).toContain('aria-labelledby="figure-fig-2-a-title figure-fig-2-a-desc"');
  });

  it('keeps text as text, in Arial or what has its widths', () => {
    const svg = svgFromDrawing(drawingOf(text('T-DM1 <5 & α')), arimo);
    expect(svg).toContain('font-family="Arial, Helvetica, Arimo, sans-serif"');
    expect(svg).toContain('<text x="10" y="20" font-size="10" fill="#000000">T-DM1 &lt;5 &amp; α</text>');
  });

  it('lowers and raises with ordinary digits and comes back to the baseline', () => {
    const svg = svgFromDrawing(drawingOf(text('EC₅₀ 10⁻² M')), arimo);
    expect(svg).toContain(
      '<tspan>EC</tspan><tspan dy="1.5" font-size="6.8">50</tspan><tspan dy="-1.5"> 10</tspan>' +
        '<tspan dy="-3.6" font-size="6.8">−2</tspan><tspan dy="3.6"> M</tspan>',
    );
  });

  it('never lets an XML character through that XML does not allow', () => {
    const svg = svgFromDrawing(drawingOf(text('a\u0000b\u000Bc\uFFFE')), arimo);
    expect(svg).not.toMatch(/[\u0000-\u0008\u000B\uFFFE]/);
  });

  it('clips what is in a clipped group, with an id that is its own on a page of several figures', () => {
    const inner = line(0, 0, 5, 5, { colour: '#000000', widthPt: 1, dash: [2, 1] });
    const svg = svgFromDrawing(drawingOf(group('plot', [inner], { x: 0, y: 0, width: 4, height: 4 })), arimo);
    expect(svg).toContain(
      '<clipPath id="figure-fig-2-a-clip1"><rect x="0" y="0" width="4" height="4"/></clipPath>',
    );
    expect(svg).toContain('<g class="plot" clip-path="url(#figure-fig-2-a-clip1)">');
    expect(svg).toContain('stroke-dasharray="2 1"');
  });
});

describe('outlinedSvgFromDrawing', () => {
  const svg = outlinedSvgFromDrawing(drawingOf(text('α ≤ ± ₅₀ ⁻¹ µ 漢')), arimo);

  it('has no text and asks for no font', () => {
    expect(svg).not.toContain('<text');
    expect(svg).not.toContain('font-family');
  });

  it('turns every character into an outline', () => {
    const contours = svg.match(/M/g)?.length ?? 0;
    // α 2, ≤ 2, ± 2, 5 1, 0 2, − 1, 1 1, µ 1, and [U+6F22] at least 8
    expect(contours).toBeGreaterThanOrEqual(20);
  });

  // Arial's H is 722/1000 of the size wide, and its stem begins at about 80/1000
  it.each([
    ['start', 10],
    ['middle', 10 - 3.61],
    ['end', 10 - 7.22],
  ] as const)('puts a text that is anchored at its %s in the right place', (anchor, start) => {
    const outlined = outlinedSvgFromDrawing(drawingOf(text('H', { anchor })), arimo);
    const xs = [...outlined.matchAll(/[ML]([\d.-]+) /g)].map((match) => Number(match[1]));
    expectClose(Math.min(...xs), start + 0.8, { abs: 0.1 });
  });

  it('turns rotated text around its anchor', () => {
    const upright = outlinedSvgFromDrawing(drawingOf(text('I', { angle: -90 })), arimo);
    const ys = [...upright.matchAll(/[ML][\d.-]+ ([\d.-]+)/g)].map((match) => Number(match[1]));
    const xs = [...upright.matchAll(/[ML]([\d.-]+) /g)].map((match) => Number(match[1]));
    // reads upwards: the letter lies left of x = 10 (its cap height, 7.2) and above y = 20
    expect(Math.max(...ys)).toBeLessThanOrEqual(20);
    expect(Math.min(...xs)).toBeGreaterThan(2);
    expect(Math.min(...xs)).toBeLessThan(3.3);
    expect(Math.max(...xs)).toBeLessThanOrEqual(10.001);
  });
});

describe('svgNumber', () => {
  it.each([
    [1 / 3, '0.333'],
    [-0.0001, '0'],
    [120, '120'],
    [1e-9, '0'],
    [2.5, '2.5'],
    [1e6, '1000000'],
  ])('writes %d as %s', (value, expected) => {
    expect(svgNumber(value)).toBe(expected);
  });

  it('throws at a coordinate that is no number, which is our own bug', () => {
    expect(() => svgNumber(NaN)).toThrow('coordinate');
  });
});
