import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImage } from '../../src/blot/image/readImage.ts';
import { columnCurve } from '../../src/blot/lanes/columnCurve.ts';
import { findLanes } from '../../src/blot/lanes/findLanes.ts';
import { bandSignal, type BandSignal } from '../../src/blot/signal/bandSignal.ts';
import { hasSharedFolder, sharedFolder } from '../support/sharedFolder.ts';

interface Reference {
  readonly real: readonly {
    readonly path: string;
    readonly polarity: string;
    readonly panels: readonly {
      readonly row: string;
      readonly rect: readonly [number, number, number, number];
      readonly lane_centre_x: readonly number[];
    }[];
  }[];
}

const reference: Reference = hasSharedFolder
  ? (JSON.parse(readFileSync(join(sharedFolder, 'blots/reference.json'), 'utf8')) as Reference)
  : { real: [] };

async function signalOf(path: string, polarity: 'dark' | 'bright'): Promise<BandSignal> {
  const { value } = await readImage(
    readFileSync(join(sharedFolder, 'blots', path)),
    { page: null, channel: null },
    path,
  );
  return bandSignal(value!, polarity, 'linear');
}

describe.skipIf(!hasSharedFolder)('lanes of real strips of the reference folder', () => {
  it.each(reference.real)(
    'are found in $path within a quarter of the pitch',
    async ({ path, polarity, panels }) => {
      const signal = await signalOf(path, polarity.startsWith('dark') ? 'dark' : 'bright');
      for (const { row, rect, lane_centre_x } of panels) {
        const [x, y, width, height] = rect;
        const found = findLanes([columnCurve(signal, { x, y, width, height })], lane_centre_x.length);
        const pitch = (lane_centre_x.at(-1)! - lane_centre_x[0]!) / (lane_centre_x.length - 1);
        for (const [lane, center] of lane_centre_x.entries())
          expect(
            Math.abs((found?.centers[lane] ?? Infinity) - center) / pitch,
            `${row}, lane ${lane + 1}`,
          ).toBeLessThan(0.25);
      }
    },
  );
});
