import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { epsFromDrawing } from '#figure/draw/epsFromDrawing';
import { pdfFromDrawing } from '#figure/draw/pdfFromDrawing';
import type { Drawing, Primitive, TextPrimitive } from '#figure/draw/primitives';
import { group } from '#figure/draw/primitives';
import type { Raster } from '#figure/draw/raster';
import { rasterFromDrawing } from '#figure/draw/raster';
import type { TextRun } from '#figure/draw/textRun';
import { tiffFromRaster } from '#figure/draw/tiffFromRaster';
import { drawFigure } from '#figure/drawFigure';
import { expectClose } from '../../support/expectClose.ts';
import { arimo } from '../support/arimo.ts';
import { gallery } from '../support/gallery.ts';
import { drawingOf, text } from '../support/madeUpDrawing.ts';
import { strayPixels } from '../support/pictureDifference.ts';

const folder = mkdtempSync(join(tmpdir(), 'figure-formats-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Whether a program is installed; says aloud when it is not, and so that tests are left out. */
function has(program: string): boolean {
  const names = process.platform === 'win32' ? [`${program}.exe`] : [program];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders.some((one) => names.some((name) => existsSync(join(one, name))));
  if (!found) console.warn(`SKIPPED ALOUD: no ${program}; tests that need it do not run.`);
  return found;
}

function run(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function keep(name: string, contents: string | Uint8Array): string {
  writeFileSync(join(folder, name), contents);
  return name;
}

async function keepPdf(name: string, drawing: Drawing): Promise<string> {
  return keep(`${name}.pdf`, await pdfFromDrawing(drawing, arimo));
}

async function pixelsOf(name: string): Promise<Raster> {
  const picture = sharp(readFileSync(join(folder, name))).removeAlpha();
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { rgb: data, widthPx: info.width, heightPx: info.height, dpi: 288 };
}

const drawingOfFigure = (name: string): Drawing => drawFigure(gallery[name]!, arimo);
const figures = [
  'composite-174',
  'every-character',
  'slanted-labels',
  'all-zero',
  'negative-values',
  'eight-curves',
];
/** 4 pixels per point, so that all heights are whole pixels. */
const dpi = 288;

/** In parts of all pixels: where three edges meet in a pixel, programs mix other colours. */
const fewStray = 1 / 10_000;

function strayParts(one: Raster, other: Raster): number {
  const stray = Math.max(strayPixels(one, other, 64), strayPixels(other, one, 64));
  return stray / (one.widthPx * one.heightPx);
}

async function expectSamePicture(drawing: Drawing, picture: Raster): Promise<void> {
  const ours = await rasterFromDrawing(drawing, arimo, dpi);
  expect(Math.abs(picture.widthPx - ours.widthPx)).toBeLessThanOrEqual(1);
  expect(picture.heightPx).toBe(ours.heightPx);
  expect(strayParts(picture, ours)).toBeLessThan(fewStray);
}

const regular = (run: TextRun): TextRun => ({ ...run, bold: false });
const flat = (p: TextPrimitive): TextPrimitive => ({
  ...p,
  runs: p.runs.map((run) => ({ ...run, script: 'normal' })),
});

const hasPoppler = ['pdffonts', 'pdftotext', 'pdftoppm', 'pdfinfo'].map(has).every(Boolean);
const hasGhostscript = has('gs');
const hasTiffinfo = has('tiffinfo');

describe('the comparison of two pictures', () => {
  const drawing = drawingOfFigure('every-character');
  const changed = (change: (p: Primitive) => readonly Primitive[]): Drawing => {
    const all = (primitives: readonly Primitive[]): readonly Primitive[] =>
      primitives.flatMap((p) => change(p.kind === 'group' ? { ...p, children: all(p.children) } : p));
    return { ...drawing, primitives: all(drawing.primitives) };
  };
  const isRaised = (p: Primitive): p is TextPrimitive => p.kind === 'text' && p.runs.length > 1;

  it.each<[string, (p: Primitive) => readonly Primitive[]]>([
    ['missing circles', (p) => (p.kind === 'circle' ? [] : [p])],
    [
      'lines twice as thick',
      (p) => (p.kind === 'line' ? [{ ...p, stroke: { ...p.stroke, widthPt: 2 } }] : [p]),
    ],
    ['texts that have moved by a point', (p) => (p.kind === 'text' ? [{ ...p, x: p.x + 1 }] : [p])],
    ['digits that are not raised', (p) => (isRaised(p) ? [flat(p)] : [p])],
    ['regular instead of bold', (p) => (p.kind === 'text' ? [{ ...p, runs: p.runs.map(regular) }] : [p])],
  ])('notices %s', async (_, change) => {
    const [ours, other] = await Promise.all(
      [drawing, changed(change)].map((one) => rasterFromDrawing(one, arimo, dpi)),
    );
    expect(strayParts(ours!, other!)).toBeGreaterThan(fewStray);
  });
});

describe.skipIf(!hasPoppler)('a PDF in Poppler', () => {
  it('has its fonts embedded as subsets with Unicode', async () => {
    const table = run('pdffonts', await keepPdf('fonts', drawingOfFigure('every-character')));
    const rows = table.trimEnd().split('\n').slice(2);
    expect(rows).toHaveLength(4);
    for (const row of rows)
      expect(row).toMatch(/^[A-Z]{6}\+Arimo-\w+ +CID TrueType +Identity-H +yes yes yes /);
  });

  it('has the size of the figure and its title', async () => {
    const info = run('pdfinfo', await keepPdf('info', drawingOfFigure('composite-174')));
    expect(info).toMatch(/Page size: +493\.228 x \d+ pts/);
    expect(info).toContain('µg/ml');
    expect(info).not.toMatch(/Date:/);
  });

  it('gives the text as it would be typed', async () => {
    const page = run('pdftotext', '-layout', await keepPdf('text', drawingOfFigure('every-character')), '-');
    expect(page).toContain('α-tubulin, HER2 ≤ ± ₅₀ ⁻¹ µ & "β" 漢 ☃');
    expect(page).toContain('H₂O₂ (µmol l⁻¹ ± SD)');
    expect(page).toContain('10⁻² µg ml⁻¹');
    expect(page).toContain('P = 3.1×10⁻⁵');
    const composite = run(
      'pdftotext',
      '-layout',
      await keepPdf('text', drawingOfFigure('composite-174')),
      '-',
    );
    expect(composite).toContain('EC₅₀ T/T+P 0.61, p = 0.031 *');
    expect(composite).toMatch(/0 +10⁻³ 10⁻² 10⁻¹ +10⁰ +10¹/);
  });

  it.each(['start', 'middle', 'end'] as const)(
    'finds words that are anchored at the %s in their place',
    async (anchor) => {
      const file = await keepPdf('words', drawingOf(text('H10 HO', { anchor, x: 36, sizePt: 9 })));
      const words = [
        ...run('pdftotext', '-bbox', file, '-').matchAll(/<word xMin="([\d.]+)".* xMax="([\d.]+)"/g),
      ];
      // Arial's widths in 1/1000 of the size: H 722, a digit 556, a blank 278, O 778
      const [first, second] = [0.722 + 2 * 0.556, 0.722 + 0.778].map((width) => width * 9) as [
        number,
        number,
      ];
      const blank = 0.278 * 9;
      const whole = first + blank + second;
      const start = 36 - { start: 0, middle: whole / 2, end: whole }[anchor];
      const expected = [start, start + first, start + first + blank, start + whole];
      words
        .flatMap(([, from, to]) => [Number(from), Number(to)])
        .forEach((found, i) => {
          expectClose(found, expected[i]!, { abs: 0.1 });
        });
      expect(words).toHaveLength(2);
    },
  );

  it.each(figures)('of %s is the picture of the PNG but for its edges', async (name) => {
    const drawing = drawingOfFigure(name);
    run(
      'pdftoppm',
      '-r',
      String(dpi),
      '-png',
      '-singlefile',
      await keepPdf(name, drawing),
      `${name}-poppler`,
    );
    await expectSamePicture(drawing, await pixelsOf(`${name}-poppler.png`));
  });
});

describe.skipIf(!hasGhostscript)('an EPS in Ghostscript', () => {
  const ghostscript = (...args: readonly string[]): string =>
    run('gs', '-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', ...args);
  const render = (file: string, to: string): string =>
    ghostscript(
      '-dEPSCrop',
      `-r${dpi}`,
      '-sDEVICE=png16m',
      '-dTextAlphaBits=4',
      '-dGraphicsAlphaBits=4',
      `-sOutputFile=${to}`,
      file,
    );

  it.each(figures)('of %s is the picture of the PNG but for its edges', async (name) => {
    const drawing = drawingOfFigure(name);
    const messages = render(keep(`${name}.eps`, epsFromDrawing(drawing, arimo)), `${name}-eps.png`);
    expect(messages).toBe('');
    const picture = await pixelsOf(`${name}-eps.png`);
    await expectSamePicture(drawing, picture);
  });

  it('hides what lies outside of a clip', async () => {
    const bar = { kind: 'rect', x: 4, y: 4, width: 40, height: 20, fill: '#ff0000', stroke: null } as const;
    const drawing = drawingOf(group('plot', [bar], { x: 0, y: 0, width: 20, height: 36 }));
    render(keep('clip.eps', epsFromDrawing(drawing, arimo)), 'clip.png');
    await expectSamePicture(drawing, await pixelsOf('clip.png'));
  });

  it('leaves nothing outside of the bounding box that it states', () => {
    const drawing = drawingOfFigure('composite-174');
    const file = keep('box.eps', epsFromDrawing(drawing, arimo));
    const { stderr } = spawnSync('gs', ['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-sDEVICE=bbox', file], {
      cwd: folder,
      encoding: 'utf8',
    });
    const [left, bottom, right, top] = /%%HiResBoundingBox: (.*)/
      .exec(stderr)![1]!
      .trim()
      .split(' ')
      .map(Number);
    expect(Math.min(left!, bottom!)).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(drawing.widthPt);
    expect(top).toBeLessThanOrEqual(drawing.heightPt);
    expect(right! - left!).toBeGreaterThan(0.95 * drawing.widthPt);
  });
});

describe.skipIf(!hasTiffinfo)('a TIFF in libtiff', () => {
  it('is what journals ask for', async () => {
    const raster = await rasterFromDrawing(drawingOfFigure('resistance-bars-85'), arimo);
    const info = run('tiffinfo', keep('figure.tiff', await tiffFromRaster(raster)));
    expect(info).toContain('Resolution: 600, 600 pixels/inch');
    expect(info).toContain('Compression Scheme: LZW');
    expect(info).toContain('Photometric Interpretation: RGB color');
    expect(info).toContain('Samples/Pixel: 3');
    expect(info).not.toMatch(/Extra Samples|Warning/);
  });
});
