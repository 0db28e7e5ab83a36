import { incomplete } from '#sheet/fileProblems';
import { notDecoded, tooManyPixels } from './imageProblems.ts';
import { mostPixels, type Decoded } from './raster.ts';

interface Part {
  readonly type: string;
  readonly start: number;
  readonly length: number;
}

/**
 * Reads a file of Bio-Rad's Image Lab: parts of a mail message, of which one is XML that describes the scan and one the pixels.
 *
 * @returns problems `file-incomplete`, `image-unreadable`, `image-too-large`
 * @source field names and the order of parts as Bio-Formats 8 documents them by reading such files
 */
export function scnImage(bytes: Uint8Array, file: string): Decoded {
  const parts = partsOf(bytes);
  const xml = parts
    .filter(({ type }) => type === 'text/xml')
    .map(({ start, length }) => Buffer.from(bytes.subarray(start, start + length)).toString('utf8'))
    .join('\n');
  const pixels = parts.filter(({ type }) => type === 'application/octet-stream');
  const [first, second] = pixels;
  if (first === undefined || xml === '')
    return { ok: false, problem: incomplete(file, 'a file of Image Lab without an image') };
  const width = numberOf(xml, 'size_pix', 'width');
  const height = numberOf(xml, 'size_pix', 'height');
  const largest = numberOf(xml, 'scanner', 'max_value');
  if (width === null || height === null || largest === null)
    return {
      ok: false,
      problem: notDecoded(file, 'a file of Image Lab that does not say how large its image is'),
    };
  if (width * height > mostPixels)
    return { ok: false, problem: tooManyPixels(file, width, height, mostPixels) };
  if (second !== undefined || (Number(elementText(xml, 'channel_count')) || 1) > 1)
    return { ok: false, problem: notDecoded(file, 'a file of Image Lab with several images in it') };
  const perPixel = largest <= 256 ? 1 : 2;
  const needed = width * height * perPixel;
  if (first.start + needed > bytes.length)
    return {
      ok: false,
      problem: incomplete(
        file,
        `a file of Image Lab with ${bytes.length - first.start} of ${needed} bytes of pixels`,
      ),
    };
  if (first.length !== needed)
    return {
      ok: false,
      problem: notDecoded(
        file,
        `a file of Image Lab with ${first.length} bytes of pixels instead of ${needed}`,
      ),
    };
  const view = new DataView(bytes.buffer, bytes.byteOffset + first.start, needed);
  const little = elementText(xml, 'endian') !== 'big';
  const samples = perPixel === 1 ? new Uint8Array(needed) : new Uint16Array(width * height);
  for (let index = 0; index < samples.length; index += 1)
    samples[index] = perPixel === 1 ? view.getUint8(index) : view.getUint16(2 * index, little);
  return {
    ok: true,
    raster: {
      width,
      height,
      samples,
      channels: 1,
      hasAlpha: false,
      format: 'Image Lab scn',
      bitDepth: 8 * perPixel,
      fullScale: perPixel === 1 ? 255 : Math.min(65_535, largest),
      zeroIs: null,
      squareRoot: null,
      lossy: false,
      page: 1,
      pages: 1,
      metadata: metadataOf(xml),
    },
  };
}

/** The header lines of a part end with an empty one; `Content-Length` bytes follow. */
function partsOf(bytes: Uint8Array): Part[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Part[] = [];
  let type = '';
  let length = 0;
  for (let at = 0; at < text.length;) {
    const end = text.indexOf(0x0a, at);
    const line = text.toString('latin1', at, Math.min(end < 0 ? text.length : end, at + 1000)).trim();
    at = end < 0 ? text.length : end + 1;
    const header = /^Content-(Type|Length):\s*([^;\s]+)/i.exec(line);
    if (header?.[1]?.toLowerCase() === 'type') type = (header[2] ?? '').toLowerCase();
    else if (header !== null) length = Number(header[2]) || 0;
    else if (line === '' && length > 0 && (type === 'text/xml' || type === 'application/octet-stream')) {
      parts.push({ type, start: at, length });
      at += length;
      type = '';
      length = 0;
    }
  }
  return parts;
}

function numberOf(xml: string, element: string, attribute: string): number | null {
  const text = attributeText(xml, element, attribute);
  const value = text === null ? Number.NaN : Number(text);
  return Number.isInteger(value) && value > 0 ? value : null;
}

function attributeText(xml: string, element: string, attribute: string): string | null {
  const tag = new RegExp(`<${element}\\b([^<>]*)>`).exec(xml)?.[1] ?? '';
  return new RegExp(`\\b${attribute}\\s*=\\s*"([^"]*)"`).exec(tag)?.[1] ?? null;
}

function elementText(xml: string, element: string): string | null {
  return new RegExp(`<${element}\\b[^<>]*>([^<]*)</${element}>`).exec(xml)?.[1]?.trim() ?? null;
}

function metadataOf(xml: string): Record<string, string> {
  const found: readonly (readonly [string, string | null])[] = [
    ['image', elementText(xml, 'name')],
    ['imager', attributeText(xml, 'imager', 'value')],
    ['serial', attributeText(xml, 'serial_number', 'value')],
    ['date', attributeText(xml, 'image_date', 'value')],
    ['exposure s', elementText(xml, 'exposure_time')],
    ['gain', elementText(xml, 'application_gain')],
    ['binning', attributeText(xml, 'binning', 'value')],
    ['width mm', attributeText(xml, 'size_mm', 'width')],
    ['height mm', attributeText(xml, 'size_mm', 'height')],
  ];
  return Object.fromEntries(
    found.flatMap(([name, text]) => (text === null || text === '' ? [] : [[name, text]])),
  );
}
