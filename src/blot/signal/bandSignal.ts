import type { BlotPolarity, BlotScale } from '#domain/blot';
import type { BlotImage } from '#domain/blotImage';
import { noiseModel } from './noiseModel.ts';

/** An image as densitometry needs it: bands are the higher, numbers are proportional to what is in the band. */
export interface BandSignal {
  readonly width: number;
  readonly height: number;
  /** Detector counts, or optical density. */
  readonly values: Float64Array;
  /** Of each pixel, from its noise. */
  readonly variances: Float64Array;
  /** 1 where the detector or the film had no more to give, dilated by a pixel. */
  readonly saturated: Uint8Array;
}

const ln10 = Math.log(10);

/**
 * Turns the numbers of a file into signal: bands up, in counts or optical density.
 *
 *   linear: v, or full scale − v for dark bands;  od: log₁₀(full scale / v) for dark ones;  ge_gel: v² × scale
 *
 * Background that is the same everywhere does not matter, so that full scale may stand for the light of an empty film.
 */
export function bandSignal(image: BlotImage, polarity: BlotPolarity, scale: BlotScale): BandSignal {
  const { width, height, values, fullScale } = image;
  const top = fullScale ?? largestOf(values);
  const noise = noiseModel(values, width, fullScale !== null);
  const sign = polarity === 'dark' ? -1 : 1;
  const squared = image.squareRoot?.scale ?? 1;
  const signal = new Float64Array(values.length);
  const variances = new Float64Array(values.length);
  for (let pixel = 0; pixel < signal.length; pixel += 1) {
    const value = values[pixel] ?? 0;
    const variance = Math.max(noise.least, noise.constant + noise.perCount * value);
    let slope = 1;
    if (scale === 'od') {
      const light = Math.max(value, 0.5);
      signal[pixel] = sign * Math.log10(light / top);
      slope = 1 / (light * ln10);
    } else if (scale === 'ge_gel') {
      signal[pixel] = sign * value * value * squared;
      slope = 2 * value * squared;
    } else signal[pixel] = polarity === 'dark' ? top - value : value;
    variances[pixel] = Math.max(variance * slope * slope, Number.MIN_VALUE);
  }
  return { width, height, values: signal, variances, saturated: saturatedPixels(image, polarity) };
}

function largestOf(values: ArrayLike<number>): number {
  let largest = -Infinity;
  for (let pixel = 0; pixel < values.length; pixel += 1) largest = Math.max(largest, values[pixel] ?? 0);
  return largest;
}

/** Pixels at the end of the range; also below it, where many in a row have the same extreme value (an export that was stretched). */
function saturatedPixels(
  { values, width, height, fullScale, bitDepth }: BlotImage,
  polarity: BlotPolarity,
): Uint8Array {
  const sign = polarity === 'dark' ? -1 : 1;
  let extreme = -Infinity;
  for (let pixel = 0; pixel < values.length; pixel += 1)
    extreme = Math.max(extreme, sign * (values[pixel] ?? 0));
  const end = polarity === 'dark' ? 0 : (fullScale ?? Infinity);
  const isEnd = sign * extreme === end;
  const found = new Uint8Array(values.length);
  let longest = 0;
  for (let y = 0, pixel = 0; y < height; y += 1) {
    let run = 0;
    for (let x = 0; x < width; x += 1, pixel += 1) {
      run = sign * (values[pixel] ?? 0) >= extreme ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
  }
  // so many equal pixels in a row at the very top are a plateau: noise does not make them
  if (!isEnd && longest < (bitDepth > 8 ? 4 : 10)) return found;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (sign * (values[y * width + x] ?? 0) < extreme) continue;
      for (let dy = -1; dy <= 1; dy += 1)
        for (let dx = -1; dx <= 1; dx += 1)
          if (y + dy >= 0 && y + dy < height && x + dx >= 0 && x + dx < width)
            found[(y + dy) * width + x + dx] = 1;
    }
  return found;
}
