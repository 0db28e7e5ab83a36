import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { expectClose } from '../support/expectClose.ts';
import { hasSharedFolder, sharedFolder } from '../support/sharedFolder.ts';
import { drcNames, pointsOf, type DrcName, type ExactFit } from './simulated.ts';

interface PublishedSet {
  readonly id: string;
  readonly type: string;
  readonly data: Parameters<typeof pointsOf>[0];
  readonly fits: readonly { readonly model: string; readonly sharing: string; readonly exact: ExactFit }[];
}

const sets = hasSharedFolder
  ? (JSON.parse(readFileSync(`${sharedFolder}reference/dose.json`, 'utf8')) as { sets: PublishedSet[] }).sets
  : [];
const fits = sets
  .filter(({ type }) => type === 'continuous')
  .flatMap(({ id, data, fits: all }) =>
    all
      .filter(
        ({ model, sharing }) => ['LL.4', 'LL.3'].includes(model) && ['single', 'common'].includes(sharing),
      )
      .map(({ model, sharing, exact }) => ({ title: `${model} ${sharing} of ${id}`, model, data, exact })),
  );

describe.skipIf(!hasSharedFolder)('published sets of the reference folder', () => {
  it('are there', () => {
    expect(fits.length).toBeGreaterThan(50);
  });

  it.each(fits.filter(({ exact }) => exact.certified))(
    'are fitted to 11 digits: $title',
    ({ model, data, exact }) => {
      const fit = fitCurve(pointsOf(data), { ...defaultFitOptions, model: model === 'LL.3' ? '3PL' : '4PL' });
      expect(fit.converged).toBe(true);
      for (const [name, expected] of Object.entries(exact.estimate!) as [DrcName, number][]) {
        const sign = name === 'b' ? -1 : 1;
        const abs = name === 'c' ? 1e-12 * exact.estimate!.d! : 0;
        expectClose(sign * fit.parameters![drcNames[name]], expected, { rel: 1e-11, abs }, name);
        expectClose(fit.standardErrors[drcNames[name]], exact.se_gn![name]!, { rel: 1e-9 }, `se of ${name}`);
      }
      expectClose(fit.rSquared, exact.r2!, { rel: 1e-9 });
    },
  );

  it.each(fits.filter(({ exact }) => !exact.certified))(
    'are never called estimated: $title',
    ({ data, model }) => {
      const fit = fitCurve(pointsOf(data), { ...defaultFitOptions, model: model === 'LL.3' ? '3PL' : '4PL' });
      expect(['bound', 'notIdentified', 'noResponse']).toContain(fit.outcome);
      expect(fit.parameters).toBeNull();
    },
  );
});
