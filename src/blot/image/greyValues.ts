import type { ImageChannel } from '#domain/blotImage';
import type { Problem } from '#domain/problem';
import { inColour, noSuchChannel } from './imageProblems.ts';
import type { Raster } from './raster.ts';

/** One value for each pixel, and from which colour it is. */
export type GreyValues =
  | { readonly ok: true; readonly values: Float32Array | Float64Array; readonly channel: string | null }
  | { readonly ok: false; readonly problem: Problem };

const colourNames = ['red', 'green', 'blue'] as const;
/** JPEG makes colours of this much out of grey edges, as a part of full scale. */
const compressionChroma = 24 / 255;
/** More of the pixels than this with more colour than that: a picture in colours. */
const colouredShare = 0.005;

/**
 * One value for each pixel. Grey that was saved in three colours is grey: equal ones are the value itself, and where a
 * compression parted them a little, their luma (0.299 red, 0.587 green, 0.114 blue), which is what JPEG stores.
 *
 * @returns problems `image-in-colour` for a picture in colours, `image-page-ambiguous` for a channel that is not there
 */
export function greyValues(raster: Raster, channel: ImageChannel | null, file: string): GreyValues {
  const { channels, hasAlpha } = raster;
  const colours = hasAlpha ? channels - 1 : channels;
  const names = Array.from({ length: colours }, (_, index) =>
    colours === 3 ? (colourNames[index] ?? '') : String(index + 1),
  );
  if (channel !== null) {
    const index = typeof channel === 'number' ? channel - 1 : names.indexOf(channel);
    if (!(index >= 0 && index < colours) || (colours === 1 && channel !== 1))
      return { ok: false, problem: noSuchChannel(file, String(channel), colours === 1 ? [] : names) };
    return {
      ok: true,
      values: oneChannel(raster, index),
      channel: colours === 1 ? null : (names[index] ?? null),
    };
  }
  if (colours === 1) return { ok: true, values: oneChannel(raster, 0), channel: null };
  const share = shareInColour(raster, colours);
  if (share > colouredShare || colours !== 3) return { ok: false, problem: inColour(file, share, names) };
  return { ok: true, values: lumaOf(raster), channel: null };
}

function emptyValues({ width, height, samples }: Raster): Float32Array | Float64Array {
  const exact = samples.BYTES_PER_ELEMENT < 4 || samples instanceof Float32Array;
  return exact ? new Float32Array(width * height) : new Float64Array(width * height);
}

function oneChannel(raster: Raster, index: number): Float32Array | Float64Array {
  const { samples, channels } = raster;
  const values = emptyValues(raster);
  for (let pixel = 0; pixel < values.length; pixel += 1)
    values[pixel] = samples[pixel * channels + index] ?? 0;
  return values;
}

function shareInColour({ samples, channels, width, height, fullScale }: Raster, colours: number): number {
  const most = compressionChroma * (fullScale ?? 1);
  let coloured = 0;
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    let low = Infinity;
    let high = -Infinity;
    for (let colour = 0; colour < colours; colour += 1) {
      const value = samples[pixel * channels + colour] ?? 0;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (high - low > most) coloured += 1;
  }
  return coloured / (width * height);
}

function lumaOf(raster: Raster): Float32Array | Float64Array {
  const { samples, channels } = raster;
  const values = emptyValues(raster);
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const at = pixel * channels;
    const red = samples[at] ?? 0;
    const green = samples[at + 1] ?? 0;
    const blue = samples[at + 2] ?? 0;
    values[pixel] = red === green && green === blue ? red : 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  return values;
}
