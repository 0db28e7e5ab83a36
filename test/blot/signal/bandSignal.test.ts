import { describe, expect, it } from 'vitest';
import type { BlotImage } from '#domain/blotImage';
import { bandSignal } from '../../../src/blot/signal/bandSignal.ts';

function imageOf(rows: readonly (readonly number[])[], given: Partial<BlotImage> = {}): BlotImage {
  return {
    width: rows[0]?.length ?? 0,
    height: rows.length,
    values: Float32Array.from(rows.flat()),
    format: 'TIFF',
    bitDepth: 8,
    fullScale: 255,
    zeroIs: 'black',
    squareRoot: null,
    lossy: false,
    page: 1,
    pages: 1,
    channel: null,
    metadata: {},
    ...given,
  };
}

describe('bandSignal', () => {
  const image = imageOf([
    [200, 100, 50],
    [200, 20, 10],
  ]);

  it('leaves bright bands as they are and turns dark ones over', () => {
    expect([...bandSignal(image, 'bright', 'linear').values]).toEqual([200, 100, 50, 200, 20, 10]);
    expect([...bandSignal(image, 'dark', 'linear').values]).toEqual([55, 155, 205, 55, 235, 245]);
  });

  it('gives the optical density of a film: ten times less light is 1 more', () => {
    const { values } = bandSignal(image, 'dark', 'od');
    expect(Math.abs((values[5] ?? 0) - (values[1] ?? 0) - 1)).toBeLessThan(1e-12);
    expect(Math.abs((values[4] ?? 0) - (values[3] ?? 0) - 1)).toBeLessThan(1e-12);
  });

  it('undoes the square root of a Typhoon with its scale', () => {
    const gel = { ...image, squareRoot: { scale: 0.5 } };
    expect([...bandSignal(gel, 'bright', 'ge_gel').values]).toEqual([20_000, 5000, 1250, 20_000, 200, 50]);
  });

  it('carries the noise of a pixel through the scale by its slope', () => {
    const noisy = imageOf(
      Array.from({ length: 60 }, (_, y) =>
        Array.from({ length: 60 }, (_unused, x) => 100 + ((7 * x * x + 13 * y + 3 * x * y) % 5)),
      ),
    );
    const plain = bandSignal(noisy, 'dark', 'linear').variances[70] ?? 0;
    const density = bandSignal(noisy, 'dark', 'od').variances[70] ?? 0;
    const slope = 1 / ((noisy.values[70] ?? 0) * Math.LN10);
    expect(plain).toBeGreaterThan(0);
    expect(Math.abs(density / (plain * slope * slope) - 1)).toBeLessThan(1e-12);
  });

  it('marks pixels at the end of the range, and their neighbours', () => {
    const dark = imageOf([
      [90, 90, 90, 90, 90],
      [90, 90, 0, 90, 90],
      [90, 90, 90, 90, 90],
      [90, 90, 90, 90, 90],
    ]);
    expect([...bandSignal(dark, 'dark', 'linear').saturated]).toEqual([
      0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0,
    ]);
    expect([...bandSignal(dark, 'bright', 'linear').saturated]).toEqual(new Array(20).fill(0));
  });

  it('takes a plateau below the end of the range for saturation too', () => {
    const rows = [[9, 12, 40_000, 40_000, 40_000, 40_000, 11, 10]];
    const given = { bitDepth: 16, fullScale: 65_535 };
    expect([...bandSignal(imageOf(rows, given), 'bright', 'linear').saturated]).toEqual([
      0, 1, 1, 1, 1, 1, 1, 0,
    ]);
    const peak = [[9, 12, 39_000, 40_000, 39_500, 30_000, 11, 10]];
    expect([...bandSignal(imageOf(peak, given), 'bright', 'linear').saturated]).toEqual(new Array(8).fill(0));
  });
});
