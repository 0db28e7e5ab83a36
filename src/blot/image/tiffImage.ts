import { fromArrayBuffer, type GeoTIFFImage } from 'geotiff';
import sharp from 'sharp';
import { incomplete } from '#sheet/fileProblems';
import { notDecoded, tooManyPixels, whichPage } from './imageProblems.ts';
import { mostPixels, type Decoded, type Raster, type Samples } from './raster.ts';
import { tiffTags, type TiffTags } from './tiffTags.ts';

/** Compressions of TIFF that change values: JPEG old and new, JPEG 2000, WebP. */
const lossyCompressions = new Set([6, 7, 33003, 33005, 34712, 50001, 50002]);

/**
 * Reads one page of a TIFF, also of a `.gel` of a Typhoon, with every value as it stands in the file.
 *
 * The tags are read by geotiff. sharp unpacks what it gives back exactly (grey, 8 or 16 bits, 0 is black), geotiff the rest:
 * sharp turns WhiteIsZero around and rounds floating point.
 *
 * @param page - counted from 1; null: the only one
 * @returns problems `file-incomplete`, `image-unreadable`, `image-too-large`, `image-page-ambiguous`
 */
export async function tiffImage(bytes: Uint8Array, page: number | null, file: string): Promise<Decoded> {
  let images: readonly GeoTIFFImage[];
  let tags: readonly TiffTags[];
  try {
    const tiff = await fromArrayBuffer(bytes.slice().buffer);
    const count = await tiff.getImageCount();
    images = await Promise.all(Array.from({ length: count }, (_, index) => tiff.getImage(index)));
    tags = await Promise.all(images.map(tiffTags));
  } catch {
    return { ok: false, problem: incomplete(file, 'a TIFF of which the list of pages cannot be followed') };
  }
  const whole = tags.flatMap((one, index) => (one.reduced && tags.length > 1 ? [] : [index]));
  const chosen = page === null && whole.length === 1 ? whole[0] : whole[(page ?? 0) - 1];
  const image = images[chosen ?? -1];
  const found = tags[chosen ?? -1];
  if (chosen === undefined || image === undefined || found === undefined)
    return {
      ok: false,
      problem: whichPage(
        file,
        whole.map((index) => pageText(tags[index])),
        page,
      ),
    };
  if (found.width * found.height > mostPixels)
    return { ok: false, problem: tooManyPixels(file, found.width, found.height, mostPixels) };
  if (found.end > bytes.length)
    return {
      ok: false,
      problem: incomplete(file, `a TIFF whose pixels end at byte ${found.end} of ${bytes.length}`),
    };
  const unusual = whyNotRead(found);
  if (unusual !== null) return { ok: false, problem: notDecoded(file, unusual) };
  try {
    const samples = await samplesOf(bytes, image, chosen, found);
    return { ok: true, raster: rasterOf(samples, found, whole.indexOf(chosen) + 1, whole.length) };
  } catch (error) {
    return { ok: false, problem: notDecoded(file, `a TIFF that cannot be unpacked (${messageOf(error)})`) };
  }
}

function pageText(tags: TiffTags | undefined): string {
  return tags === undefined ? '' : `${tags.width} × ${tags.height} pixels, ${tags.bitDepth} bits`;
}

function whyNotRead(tags: TiffTags): string | null {
  if (tags.fillOrder === 2) return 'a TIFF with the bits of its bytes turned around';
  if (tags.photometric === 3 && !isGreyRamp(tags.palette))
    return 'a TIFF in colours of a palette, whose numbers are no intensities';
  if (tags.photometric > 3 && tags.photometric !== 6)
    return `a TIFF in a colour space of its own (photometric ${tags.photometric})`;
  return null;
}

/** Grey that only rises or only falls: the numbers in the file are intensities. */
function isGreyRamp(palette: readonly number[] | null): boolean {
  if (palette === null) return false;
  const size = palette.length / 3;
  const red = palette.slice(0, size);
  const grey = red.every(
    (value, index) => value === palette[size + index] && value === palette[2 * size + index],
  );
  const steps = red.slice(1).map((value, index) => value - (red[index] ?? 0));
  return grey && (steps.every((step) => step >= 0) || steps.every((step) => step <= 0));
}

async function samplesOf(
  bytes: Uint8Array,
  image: GeoTIFFImage,
  page: number,
  tags: TiffTags,
): Promise<Samples> {
  if (lossyCompressions.has(tags.compression)) {
    const { data } = await sharp(bytes, { page, ignoreIcc: true, limitInputPixels: mostPixels })
      .toColourspace(tags.samplesPerPixel < 3 ? 'b-w' : 'srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return data;
  }
  if (isExactInSharp(tags)) {
    const wide = tags.bitDepth === 16;
    const data = await sharp(bytes, { page, ignoreIcc: true, limitInputPixels: mostPixels })
      .toColourspace(wide ? 'grey16' : 'b-w')
      .raw({ depth: wide ? 'ushort' : 'uchar' })
      .toBuffer();
    const aligned = Uint8Array.from(data);
    return wide ? new Uint16Array(aligned.buffer) : aligned;
  }
  return await image.readRasters({ interleave: true });
}

function isExactInSharp({ samplesPerPixel, bitDepth, sampleFormat, photometric }: TiffTags): boolean {
  return (
    samplesPerPixel === 1 &&
    sampleFormat === 'unsigned' &&
    photometric === 1 &&
    (bitDepth === 8 || bitDepth === 16)
  );
}

function rasterOf(samples: Samples, tags: TiffTags, page: number, pages: number): Raster {
  const { width, height, bitDepth, photometric, storedAs, storedScale } = tags;
  const falling = photometric === 3 && (tags.palette?.[0] ?? 0) > (tags.palette?.at(-1) ?? 0);
  return {
    width,
    height,
    samples,
    channels: samples.length / (width * height),
    hasAlpha: tags.hasAlpha,
    format: storedAs === null ? 'TIFF' : 'Typhoon gel',
    bitDepth,
    fullScale: fullScaleOf(tags),
    zeroIs: photometric === 0 || falling ? 'white' : photometric === 1 || photometric === 3 ? 'black' : null,
    squareRoot: storedAs === 2 ? { scale: storedScale ?? 1 } : null,
    lossy: lossyCompressions.has(tags.compression),
    page,
    pages,
    metadata: tags.metadata,
  };
}

function fullScaleOf({ bitDepth, sampleFormat }: TiffTags): number | null {
  if (sampleFormat === 'float') return null;
  return 2 ** (sampleFormat === 'signed' ? bitDepth - 1 : bitDepth) - 1;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown';
}
