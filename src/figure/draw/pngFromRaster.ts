import type { Raster } from './raster.ts';
import { sharpFromRaster } from './raster.ts';

/**
 * PNG with its pixels per inch and the sRGB profile.
 *
 * @returns the bytes of the file, without loss
 * @source sharp 0.35.5
 */
export async function pngFromRaster(raster: Raster): Promise<Uint8Array> {
  const bytes = await sharpFromRaster(raster)
    .withMetadata({ density: raster.dpi })
    .png({ compressionLevel: 9, adaptiveFiltering: false, palette: false })
    .toBuffer();
  return new Uint8Array(bytes);
}
