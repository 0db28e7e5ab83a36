import sharp, { type Metadata } from 'sharp';
import { incomplete } from '#sheet/fileProblems';
import { notDecoded, tooManyPixels } from './imageProblems.ts';
import { mostPixels, type Decoded } from './raster.ts';

/**
 * Reads a PNG or a JPEG with every value as it stands in the file; colour profiles and gamma are left alone.
 *
 * @returns problems `file-incomplete`, `image-unreadable`, `image-too-large`
 */
export async function pictureImage(
  bytes: Uint8Array,
  format: 'PNG' | 'JPEG',
  file: string,
): Promise<Decoded> {
  const options = { ignoreIcc: true, limitInputPixels: mostPixels, failOn: 'truncated' } as const;
  let found: Metadata;
  try {
    found = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
  } catch {
    return { ok: false, problem: incomplete(file, `a ${format} picture whose beginning cannot be read`) };
  }
  const { width, height, depth } = found;
  if (width * height > mostPixels)
    return { ok: false, problem: tooManyPixels(file, width, height, mostPixels) };
  const wide = depth === 'ushort';
  const space = found.channels < 3 ? (wide ? 'grey16' : 'b-w') : wide ? 'rgb16' : 'srgb';
  try {
    const { data, info } = await sharp(bytes, options)
      .toColourspace(space)
      .raw({ depth: wide ? 'ushort' : 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const aligned = Uint8Array.from(data);
    return {
      ok: true,
      raster: {
        width: info.width,
        height: info.height,
        samples: wide ? new Uint16Array(aligned.buffer) : aligned,
        channels: info.channels,
        hasAlpha: found.hasAlpha,
        format,
        bitDepth: wide ? 16 : 8,
        fullScale: wide ? 65_535 : 255,
        zeroIs: null,
        squareRoot: null,
        lossy: format === 'JPEG',
        page: 1,
        pages: 1,
        metadata: {},
      },
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    return {
      ok: false,
      problem: /premature|truncated|end of|incomplete|read error/i.test(why)
        ? incomplete(file, `a ${format} picture that stops before its last row`)
        : notDecoded(file, `a ${format} picture that cannot be unpacked (${why.split('\n')[0] ?? ''})`),
    };
  }
}
