import type { PixelRect } from '#domain/blot';
import type { BandSignal } from '../signal/bandSignal.ts';

/** How much band each column of a strip holds, on a scale where faint and strong bands both show. */
export interface ColumnCurve {
  /** Of the image; the first column. */
  readonly left: number;
  readonly values: Float64Array;
}

/** The part of the rows of a strip that a band is taken to fill, and where its background is looked for. */
const brightPart = 0.15;
const darkQuantile = 0.2;

/**
 * How much band each column holds: the mean of its brightest rows above its background, compressed by arcsinh.
 *
 * Tilt and smile do not matter, because each column finds its own rows; streaks along a lane do not, because each has its own background.
 */
export function columnCurve(signal: BandSignal, strip: PixelRect): ColumnCurve {
  const { width } = signal;
  const bright = Math.max(2, Math.round(brightPart * strip.height));
  const raw = new Float64Array(strip.width);
  const noise: number[] = [];
  for (let column = 0; column < strip.width; column += 1) {
    const x = strip.x + column;
    const rows = new Float64Array(strip.height);
    let variance = 0;
    for (let row = 0; row < strip.height; row += 1) {
      rows[row] = signal.values[(strip.y + row) * width + x] ?? 0;
      variance += (signal.variances[(strip.y + row) * width + x] ?? 0) / strip.height;
    }
    const smooth = movingMean(rows, Math.max(1, Math.round(0.04 * strip.height)));
    smooth.sort();
    let top = 0;
    for (let row = strip.height - bright; row < strip.height; row += 1) top += (smooth[row] ?? 0) / bright;
    raw[column] = top - (smooth[Math.floor(darkQuantile * strip.height)] ?? 0);
    noise.push(Math.sqrt(variance));
  }
  const sorted = Float64Array.from(raw).sort();
  const empty = sorted[Math.floor(0.05 * sorted.length)] ?? 0;
  const strong = sorted[Math.floor(0.95 * sorted.length)] ?? 0;
  noise.sort((a, b) => a - b);
  const unit = Math.max(noise[noise.length >> 1] ?? 0, 0.05 * (strong - empty), Number.MIN_VALUE);
  return { left: strip.x, values: raw.map((value) => Math.asinh(Math.max(0, value - empty) / unit)) };
}

function movingMean(values: Float64Array, half: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let index = 0; index < values.length; index += 1)
    sums[index + 1] = (sums[index] ?? 0) + (values[index] ?? 0);
  return values.map((_, index) => {
    const from = Math.max(0, index - half);
    const to = Math.min(values.length, index + half + 1);
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
}
