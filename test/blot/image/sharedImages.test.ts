import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BlotImage } from '#domain/blotImage';
import { readImage } from '../../../src/blot/image/readImage.ts';
import { hasSharedFolder, sharedFolder } from '../../support/sharedFolder.ts';

async function read(path: string): Promise<BlotImage> {
  const bytes = readFileSync(join(sharedFolder, 'blots', path));
  const { value, problems } = await readImage(bytes, { page: null, channel: null }, path);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value!;
}

describe.skipIf(!hasSharedFolder)('images of the reference folder', () => {
  const reference = hasSharedFolder
    ? (JSON.parse(readFileSync(join(sharedFolder, 'blots/reference.json'), 'utf8')) as {
        synthetic: { path: string; width: number; height: number; bit_depth: number; pixel_sha256: string }[];
        real: { path: string; width: number; height: number; bit_depth: number; min: number; max: number }[];
      })
    : { synthetic: [], real: [] };

  it.each(reference.synthetic)(
    'reads $path, every pixel',
    async ({ path, width, height, bit_depth, pixel_sha256 }) => {
      const image = await read(path);
      expect(image).toMatchObject({ width, height, bitDepth: bit_depth });
      // decoders of JPEG differ in the last bit
      if (path.endsWith('.jpg')) return;
      const pixels = bit_depth === 8 ? Uint8Array.from(image.values) : Uint16Array.from(image.values);
      expect(createHash('sha256').update(pixels).digest('hex')).toBe(pixel_sha256);
    },
  );

  it.each(reference.real)(
    'reads $path, which is grey',
    async ({ path, width, height, bit_depth, min, max }) => {
      const image = await read(path);
      expect(image).toMatchObject({ width, height, bitDepth: bit_depth, channel: null });
      const sorted = image.values.toSorted();
      expect(sorted.at(0)).toBeGreaterThanOrEqual(min);
      expect(sorted.at(-1)).toBeLessThanOrEqual(max);
    },
  );
});
