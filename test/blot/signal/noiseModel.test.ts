import { describe, expect, it } from 'vitest';
import { noiseModel } from '../../../src/blot/signal/noiseModel.ts';
import { seededRandom } from '../../../example/seededRandom.ts';

const width = 400;

/** A ramp from dark to bright whose pixels scatter by √(constant + perCount × value). */
function ramp(constant: number, perCount: number): number[] {
  const { normal } = seededRandom(5);
  return Array.from({ length: width * 200 }, (_, pixel) => {
    const value = 1000 + 0.15 * pixel;
    return value + Math.sqrt(constant + perCount * value) * normal();
  });
}

describe('noiseModel', () => {
  it.each([
    [2500, 0],
    [400, 2],
    [900, 0.5],
  ])('finds a variance of %d + %d per count within 10 %%', (constant, perCount) => {
    const found = noiseModel(ramp(constant, perCount), width, false);
    for (const value of [1000, 7000, 13_000]) {
      const truth = constant + perCount * value;
      expect(Math.abs((found.constant + found.perCount * value) / truth - 1)).toBeLessThan(0.1);
    }
  });

  it('is not misled by bands and dust', () => {
    const { normal } = seededRandom(6);
    const image = Array.from({ length: width * 200 }, (_, pixel) => {
      const x = pixel % width;
      const band = 20_000 * Math.exp(-0.5 * ((x - 200) / 40) ** 2);
      const dust = pixel % 997 === 0 ? 30_000 : 0;
      return 3000 + band + dust + 50 * normal();
    });
    const { constant, perCount } = noiseModel(image, width, false);
    expect(Math.abs(Math.sqrt(constant + 3000 * perCount) / 50 - 1)).toBeLessThan(0.1);
  });

  it('knows that whole numbers scatter by their rounding', () => {
    expect(noiseModel(new Array<number>(width * 10).fill(80), width, true).least).toBe(1 / 12);
    expect(noiseModel(new Array<number>(width * 10).fill(80), width, false).least).toBeGreaterThan(0);
  });
});
