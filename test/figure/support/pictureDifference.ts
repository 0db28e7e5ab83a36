import type { Raster } from '#figure/draw/raster';

/**
 * Pixels of one picture whose colour does not occur at that place or beside it in the other one.
 *
 * Programs differ in how much of a pixel on an edge they colour; a line that is missing, has moved by two pixels or has another
 * colour is seen in its whole length.
 *
 * @param tolerance - of a channel, 0–255
 */
export function strayPixels(picture: Raster, other: Raster, tolerance: number): number {
  const width = Math.min(picture.widthPx, other.widthPx);
  const height = Math.min(picture.heightPx, other.heightPx);
  let stray = 0;
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) if (isStray(picture, other, x, y, tolerance)) stray += 1;
  return stray;
}

function isStray(picture: Raster, other: Raster, x: number, y: number, tolerance: number): boolean {
  for (let channel = 0; channel < 3; channel += 1) {
    const value = picture.rgb[(y * picture.widthPx + x) * 3 + channel]!;
    let [least, most] = [255, 0];
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dx = -1; dx <= 1; dx += 1) {
        const near = other.rgb[((y + dy) * other.widthPx + x + dx) * 3 + channel]!;
        if (near < least) least = near;
        if (near > most) most = near;
      }
    if (value < least - tolerance || value > most + tolerance) return true;
  }
  return false;
}
