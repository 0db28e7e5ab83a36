import { decode } from 'fast-bmp';
import { incomplete } from '#sheet/fileProblems';
import { notDecoded, tooManyPixels } from './imageProblems.ts';
import { mostPixels, type Decoded } from './raster.ts';

/**
 * Reads a Windows bitmap. An image of 8 bits has its greys in a palette, which fast-bmp leaves to us.
 *
 * @returns problems `file-incomplete`, `image-unreadable`, `image-too-large`
 */
export function bmpImage(bytes: Uint8Array, file: string): Decoded {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 54) return { ok: false, problem: incomplete(file, 'a bitmap without its header') };
  const width = view.getInt32(18, true);
  const signedHeight = view.getInt32(22, true);
  const height = Math.abs(signedHeight);
  const bits = view.getUint16(28, true);
  const start = view.getUint32(10, true);
  if (width <= 0 || height === 0) return { ok: false, problem: notDecoded(file, 'a bitmap without a size') };
  if (width * height > mostPixels)
    return { ok: false, problem: tooManyPixels(file, width, height, mostPixels) };
  const end = start + height * Math.ceil((width * bits) / 32) * 4;
  if (view.getUint32(30, true) === 0 && end > bytes.length)
    return {
      ok: false,
      problem: incomplete(file, `a bitmap whose pixels end at byte ${end} of ${bytes.length}`),
    };
  const upright = bytes.slice();
  new DataView(upright.buffer).setInt32(22, height, true);
  try {
    const { data: unpacked, channels } = decode(upright);
    const data = unpacked as Uint8Array;
    const samples =
      bits === 8 || bits === 1 ? throughPalette(bytes, data, view.getUint32(14, true), start) : data;
    const perPixel = bits === 8 || bits === 1 ? 3 : channels;
    return {
      ok: true,
      raster: {
        width,
        height,
        // fast-bmp puts the last row of the file on top; a negative height says that it stands there already
        samples: signedHeight < 0 ? turnedOver(samples, width * perPixel) : samples,
        channels: perPixel,
        // the fourth byte of a pixel is rarely meant as transparency, and 0 in most files
        hasAlpha: channels === 4,
        format: 'BMP',
        bitDepth: 8,
        fullScale: 255,
        zeroIs: null,
        squareRoot: null,
        lossy: false,
        page: 1,
        pages: 1,
        metadata: {},
      },
    };
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\.\s*$/, '') : 'unknown';
    return { ok: false, problem: notDecoded(file, `a bitmap that cannot be unpacked (${why})`) };
  }
}

/** Blue, green, red, 0 for each number, behind the header. */
function throughPalette(
  bytes: Uint8Array,
  indices: ArrayLike<number>,
  headerLength: number,
  end: number,
): Uint8Array {
  const palette = bytes.subarray(14 + headerLength, end);
  const samples = new Uint8Array(3 * indices.length);
  for (let pixel = 0; pixel < indices.length; pixel += 1) {
    const at = 4 * (indices[pixel] ?? 0);
    for (let colour = 0; colour < 3; colour += 1) samples[3 * pixel + colour] = palette[at + 2 - colour] ?? 0;
  }
  return samples;
}

function turnedOver(samples: Uint8Array, rowLength: number): Uint8Array {
  const turned = new Uint8Array(samples.length);
  const rows = samples.length / rowLength;
  for (let row = 0; row < rows; row += 1)
    turned.set(samples.subarray(row * rowLength, (row + 1) * rowLength), (rows - 1 - row) * rowLength);
  return turned;
}
