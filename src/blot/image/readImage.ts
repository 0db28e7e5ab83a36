import type { BlotImage, ImagePart } from '#domain/blotImage';
import type { Problem, WithProblems } from '#domain/problem';
import { incomplete } from '#sheet/fileProblems';
import { bmpImage } from './bmpImage.ts';
import { greyValues } from './greyValues.ts';
import { imageKind } from './imageKind.ts';
import { eightBitImage, lossyImage, notAnImage } from './imageProblems.ts';
import { pictureImage } from './pictureImage.ts';
import type { Decoded } from './raster.ts';
import { scnImage } from './scnImage.ts';
import { tiffImage } from './tiffImage.ts';

/**
 * Reads the image that an imager wrote: every pixel as the number that stands in the file, in no colour space, not turned, not scaled.
 *
 * @param file - for problems only
 * @returns null with the problem why; warnings `image-lossy`, `image-8-bit` beside an image
 */
export async function readImage(
  bytes: Uint8Array,
  part: ImagePart,
  file: string,
): Promise<WithProblems<BlotImage | null>> {
  const decoded = await decode(bytes, part, file);
  if (!decoded.ok) return { value: null, problems: [decoded.problem] };
  const { samples: _samples, channels: _channels, hasAlpha: _alpha, ...described } = decoded.raster;
  const grey = greyValues(decoded.raster, part.channel, file);
  if (!grey.ok) return { value: null, problems: [grey.problem] };
  const problems: Problem[] = [];
  if (described.lossy) problems.push(lossyImage(file, described.format));
  if (described.bitDepth <= 8) problems.push(eightBitImage(file));
  return { value: { ...described, values: grey.values, channel: grey.channel }, problems };
}

async function decode(bytes: Uint8Array, { page }: ImagePart, file: string): Promise<Decoded> {
  if (bytes.length === 0) return { ok: false, problem: incomplete(file, 'an empty file') };
  const found = imageKind(bytes);
  switch (found.kind) {
    case 'tiff':
      return tiffImage(bytes, page, file);
    case 'png':
      return pictureImage(bytes, 'PNG', file);
    case 'jpeg':
      return pictureImage(bytes, 'JPEG', file);
    case 'bmp':
      return bmpImage(bytes, file);
    case 'scn':
      return scnImage(bytes, file);
    case 'other':
      return { ok: false, problem: notAnImage(file, found.name) };
  }
}
