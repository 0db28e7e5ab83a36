import type { BlotImage } from '#domain/blotImage';
import { seededRandom } from '../../example/seededRandom.ts';

/** A strip of a blot whose bands are known, drawn by other formulas than those that are fitted. */
export interface SimulatedStrip {
  readonly image: BlotImage;
  readonly centers: readonly number[];
  /** Sum of each band without noise and background, counts. */
  readonly volumes: readonly number[];
}

/** What is drawn; lengths in px. */
export interface StripRecipe {
  /** Height of the band of each lane, counts; 0 for an empty lane. */
  readonly heights: readonly number[];
  readonly seed: number;
  readonly pitch?: number;
  readonly rows?: number;
  readonly noise?: number;
  readonly tilt?: number;
  readonly smile?: number;
  readonly background?: (x: number, y: number) => number;
  /** Pixels above it are cut off. */
  readonly fullScale?: number;
}

/** Bands with a flat top across and two unequal halves down, each lane with a width and place of its own. */
export function simulatedStrip({
  heights,
  seed,
  pitch = 60,
  rows = 100,
  noise = 40,
  tilt = 0,
  smile = 0,
  background = () => 3000,
  fullScale = 65_535,
}: StripRecipe): SimulatedStrip {
  const { normal } = seededRandom(seed);
  const width = Math.round((heights.length + 0.6) * pitch);
  const lanes = heights.map((height, lane) => ({
    height,
    center: pitch * (lane + 0.8) + 0.03 * pitch * normal(),
    row: rows / 2 + 0.4 * normal(),
    up: 5 * Math.exp(0.08 * normal()),
    down: 5.8 * Math.exp(0.08 * normal()),
    half: 0.36 * pitch * Math.exp(0.04 * normal()),
  }));
  const volumes = heights.map(() => 0);
  const values = new Float32Array(width * rows);
  for (let y = 0; y < rows; y += 1)
    for (let x = 0; x < width; x += 1) {
      let value = background(x, y);
      for (const [index, lane] of lanes.entries()) {
        const across = 1 / (1 + Math.exp((Math.abs(x - lane.center) - lane.half) / 2));
        const bent = (x - width / 2) / (width / 2);
        const down = y - lane.row - tilt * (x - width / 2) - smile * bent * bent;
        const band = lane.height * across * Math.exp(-0.5 * (down / (down < 0 ? lane.up : lane.down)) ** 2);
        volumes[index]! += band;
        value += band;
      }
      const counted = value + Math.sqrt(noise * noise + 3 * Math.max(0, value)) * normal();
      values[y * width + x] = Math.round(Math.min(fullScale, Math.max(0, counted)));
    }
  return {
    image: {
      width,
      height: rows,
      values,
      format: 'TIFF',
      bitDepth: 16,
      fullScale: 65_535,
      zeroIs: 'black',
      squareRoot: null,
      lossy: false,
      page: 1,
      pages: 1,
      channel: null,
      metadata: {},
    },
    centers: lanes.map(({ center }) => center),
    volumes,
  };
}
