import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { expectClose } from '../support/expectClose.ts';
import { hasSharedFolder, sharedFolder } from '../support/sharedFolder.ts';
import { optionsOf, ours, type DrcParameter } from './drcTerms.ts';
import { drcNames, pointsOf, type DrcName, type ExactFit } from './simulated.ts';

interface PublishedSet {
  readonly id: string;
  readonly type: string;
  readonly data: Parameters<typeof pointsOf>[0];
  readonly fits: readonly {
    readonly model: string;
    readonly sharing: string;
    readonly exact: ExactFit & { readonly profileCI95?: Profiles };
  }[];
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

type Profiles = Readonly<Partial<Record<DrcParameter, readonly [number | null, number | null]>>>;

/** Of every model, with the profiles of its parameters. */
const profiles = sets
  .filter(({ type }) => type === 'continuous')
  .flatMap(({ id, data, fits: all }) =>
    all
      .filter(
        ({ model, sharing, exact }) =>
          exact.certified && /^(LL|LN|W|BC)/.test(model) && ['single', 'common'].includes(sharing),
      )
      .map(({ model, sharing, exact }) => ({
        title: `${model} ${sharing} of ${id}`,
        model,
        data,
        exact: exact,
      })),
  )
  .filter(({ exact }) => exact.profileCI95 !== undefined);

/**
 * Ends at which the valley of the optimum has no minimum any more: a slope, a plateau or the asymmetry runs away there. The reference
 * looked for the limit of that in another way.
 */
const runningAway = new Set([
  ...['b 1', 'f 0'].map((end) => `LL.5 single of ryegrass, ${end}`),
  ...['b 0', 'b 1', 'c 0', 'c 1', 'e 0', 'f 0'].map((end) => `LL.5 single of terbuthylazin, ${end}`),
  'W1.4 single of barley, b 0',
  'W1.3 single of O.mykiss, e 0',
  'LL.4 single of sim-s03-nolower, b 0',
  ...['b 0', 'd 1'].map((end) => `LL.4 single of sim-s04-ic50-outside, ${end}`),
  ...['b 0', 'd 1', 'e 0'].map((end) => `LL.3 single of sim-s05-flat, ${end}`),
  'LL.4 single of sim-s23-biphasic, b 0',
  'LL.4 single of sim-s25-tdm1-wide, e 1',
]);

describe.skipIf(!hasSharedFolder)('profile intervals of the reference folder', () => {
  it('are there', () => {
    expect(profiles.length).toBeGreaterThan(60);
  });

  it.each(profiles)('are right to 6 digits: $title', ({ title, model, data, exact }) => {
    const fit = fitCurve(pointsOf(data), optionsOf(model, { confidence: 'profile' }));
    for (const [name, own, sign] of ours(model)) {
      const expected = exact.profileCI95![name];
      if (expected === undefined || fit.profile95[own] === undefined) continue;
      const [low, high] = fit.profile95[own];
      const inDrcSign = sign === 1 ? [low, high] : [high, low].map((end) => (end === null ? null : -end));
      expected.forEach((end, side) => {
        if (runningAway.has(`${title}, ${name} ${side}`)) return;
        if (end === null) expect(inDrcSign[side], `${name}, side ${side}`).toBeNull();
        else expectClose(inDrcSign[side], end, { rel: 1e-6 }, `profile of ${name}, side ${side}`);
      });
    }
  });
});

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
