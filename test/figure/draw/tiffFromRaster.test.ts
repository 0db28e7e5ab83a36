import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pngFromRaster } from '#figure/draw/pngFromRaster';
import { rasterFromDrawing } from '#figure/draw/raster';
import { tiffFromRaster } from '#figure/draw/tiffFromRaster';
import { drawFigure } from '#figure/drawFigure';
import { arimo } from '../support/arimo.ts';
import { gallery } from '../support/gallery.ts';
import { readTiffTags } from '../support/readTiffTags.ts';

const drawing = drawFigure(gallery['resistance-bars-85']!, arimo);
const raster = await rasterFromDrawing(drawing, arimo);
const tiff = await tiffFromRaster(raster);

describe('tiffFromRaster', () => {
  it('writes RGB of 8 bits without transparency, compressed by LZW, 600 pixels per inch', () => {
    const tags = readTiffTags(tiff);
    expect({
      width: tags.get(256),
      height: tags.get(257),
      bitsPerSample: tags.get(258),
      compression: tags.get(259),
      photometric: tags.get(262),
      samplesPerPixel: tags.get(277),
      xResolution: tags.get(282),
      yResolution: tags.get(283),
      planar: tags.get(284),
      unit: tags.get(296),
      extraSamples: tags.get(338),
      predictor: tags.get(317),
      dateTime: tags.get(306),
    }).toEqual({
      // 85 mm / 25.4 × 600
      width: [2008],
      height: [Math.ceil((drawing.heightPt * 600) / 72)],
      bitsPerSample: [8, 8, 8],
      compression: [5],
      photometric: [2],
      samplesPerPixel: [3],
      xResolution: [[600, 1]],
      yResolution: [[600, 1]],
      planar: [1],
      unit: [2],
      extraSamples: undefined,
      predictor: undefined,
      dateTime: undefined,
    });
  });

  it('says other resolutions too', async () => {
    const coarse = await tiffFromRaster(await rasterFromDrawing(drawing, arimo, 300));
    expect(readTiffTags(coarse).get(282)).toEqual([[300, 1]]);
  });

  it('is the picture of the PNG, pixel for pixel', async () => {
    const [fromTiff, fromPng] = await Promise.all(
      [tiff, await pngFromRaster(raster)].map((bytes) =>
        sharp(bytes).raw().toBuffer({ resolveWithObject: true }),
      ),
    );
    expect(fromTiff?.info).toEqual(fromPng?.info);
    expect(fromTiff?.data.equals(fromPng!.data)).toBe(true);
    expect(fromTiff?.data.equals(raster.rgb)).toBe(true);
    // not a white page
    expect(new Set(raster.rgb).size).toBeGreaterThan(50);
  });

  it('gives the same bytes twice', async () => {
    expect(Buffer.from(await tiffFromRaster(raster)).equals(tiff)).toBe(true);
  });
});
