import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { outlinedSvgFromDrawing } from '#figure/draw/outlinedSvgFromDrawing';
import { pngFromRaster } from '#figure/draw/pngFromRaster';
import type { Drawing, Primitive, RectPrimitive } from '#figure/draw/primitives';
import { pixelSize, rasterFromDrawing } from '#figure/draw/raster';
import { svgFromDrawing } from '#figure/draw/svgFromDrawing';
import { drawFigure } from '#figure/drawFigure';
import { arimo } from '../support/arimo.ts';
import { gallery } from '../support/gallery.ts';

const drawing = drawFigure(gallery['composite-174']!, arimo);
const small = drawFigure(gallery['resistance-bars-85']!, arimo);
const folder = mkdtempSync(join(tmpdir(), 'figure-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function pngOf(figure: Drawing, dpi?: number): Promise<Uint8Array> {
  return pngFromRaster(await rasterFromDrawing(figure, arimo, dpi));
}

/** What another process draws that sees no font at all, or all of this machine. */
function drawnElsewhere(svg: string, fonts: 'none' | 'all'): Buffer {
  const [from, to, config] = ['in.svg', 'out.png', 'fonts.conf'].map((name) => join(folder, name));
  writeFileSync(from!, svg);
  writeFileSync(config!, '<?xml version="1.0"?><fontconfig></fontconfig>');
  const script = fileURLToPath(new URL('./rasterise.mjs', import.meta.url));
  const env = fonts === 'none' ? { ...process.env, FONTCONFIG_FILE: config } : process.env;
  execFileSync(process.execPath, [script, from!, to!], { env, stdio: 'ignore' });
  return readFileSync(to!);
}

function barsOf(primitives: readonly Primitive[]): readonly RectPrimitive[] {
  return primitives.flatMap((p) => (p.kind === 'group' ? barsOf(p.children) : p.kind === 'rect' ? [p] : []));
}

describe('pngFromRaster', () => {
  it.each([
    [drawing, 4110],
    [small, 2008],
  ])('has the stated width at 600 dpi to the pixel', async (figure, width) => {
    const png = await pngOf(figure);
    const { width: found, height, density, hasAlpha } = await sharp(png).metadata();
    // 174 mm and 85 mm / 25.4 × 600
    expect(found).toBe(width);
    expect(height).toBe(Math.ceil((figure.heightPt * 600) / 72));
    expect(density).toBe(600);
    expect(hasAlpha).toBe(false);
  });

  it('draws everything where the drawing has it: the scale is applied once', async () => {
    const png = await pngOf(small, 150);
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    const bars = barsOf(small.primitives);
    expect(bars).toHaveLength(8);
    for (const bar of bars) {
      const x = Math.round(((bar.x + bar.width / 2) * 150) / 72);
      const y = Math.round(((bar.y + bar.height * 0.9) * 150) / 72);
      const from = (y * info.width + x) * info.channels;
      const colour = [...data.subarray(from, from + 3)].map((v) => v.toString(16).padStart(2, '0'));
      expect(`#${colour.join('')}`).toBe(bar.fill);
    }
  });

  it('is white where nothing is drawn', async () => {
    const { data } = await sharp(await pngOf(small, 150))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  it('gives the same bytes twice, and the same bytes on a machine without fonts', async () => {
    const png = await pngOf(small);
    expect(Buffer.from(await pngOf(small)).equals(png)).toBe(true);
    const svg = outlinedSvgFromDrawing(small, arimo, { ...pixelSize(small, 600), pointsPerPx: 72 / 600 });
    expect(drawnElsewhere(svg, 'none').equals(png)).toBe(true);
    expect(drawnElsewhere(svg, 'all').equals(png)).toBe(true);
  });

  it('would not be the same if it were drawn from live text', () => {
    const live = svgFromDrawing(small, arimo).replace(
      /width="[\d.]+mm" height="[\d.]+mm"/,
      'width="2008" height="1242"',
    );
    const withoutFonts = drawnElsewhere(live, 'none');
    const outlined = outlinedSvgFromDrawing(small, arimo, {
      ...pixelSize(small, 600),
      pointsPerPx: 72 / 600,
    });
    expect(withoutFonts.equals(drawnElsewhere(outlined, 'none'))).toBe(false);
  });
});
