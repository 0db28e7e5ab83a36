import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FitOptions } from '#domain/fit';
import { curveSharings, type CurveSharing } from '#domain/sharedFit';
import { defaultFitOptions } from '#doseresponse/fitCurve';
import { fitSharedCurves, type CurveToShare } from '#doseresponse/shared/fitSharedCurves';
import { testSharing } from '#doseresponse/shared/testSharing';
import carried from '../oracle/doseShared.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { hasSharedFolder, sharedFolder } from '../support/sharedFolder.ts';
import { pointsOf } from './simulated.ts';

interface ExactShared {
  readonly certified: boolean;
  readonly estimate: Readonly<Record<string, number>>;
  readonly rss: number;
  readonly df: number;
  readonly n: number;
  readonly aicc: number;
  readonly potencyRatio?: Readonly<
    Record<string, { ratio: number; logRatio_gn: { t: number; p: number; ciBack: readonly number[] } }>
  >;
}
interface SharedSet {
  readonly id: string;
  readonly data: Parameters<typeof pointsOf>[0] & { readonly curve?: readonly string[] };
  readonly fits: readonly { readonly model: string; readonly sharing: string; readonly exact: ExactShared }[];
  readonly extraSumOfSquares?: readonly {
    readonly model: string;
    readonly full: string;
    readonly reduced: string;
    readonly F: number;
    readonly df1: number;
    readonly df2: number;
    readonly p: number;
    readonly aiccFull: number;
    readonly aiccReduced: number;
  }[];
}

const published = hasSharedFolder
  ? (JSON.parse(readFileSync(`${sharedFolder}reference/dose.json`, 'utf8')) as { sets: SharedSet[] }).sets
  : [];

describe('curves that share parameters, simulated sets at 40 digits (test/oracle/doseShared.py)', () => {
  checkSets(carried.sets);
});

describe.skipIf(!hasSharedFolder)(
  'curves that share parameters, published sets of the reference folder',
  () => {
    checkSets(published.filter(({ id }) => !id.startsWith('sim-')));
  },
);

function checkSets(sets: readonly SharedSet[]): void {
  const cases = sets.flatMap((set) =>
    set.fits
      .filter(({ sharing }) => sharing !== 'single')
      .map((fit) => ({ title: `${fit.model} ${fit.sharing} of ${set.id}`, set, ...fit })),
  );

  it.each(cases)('have the right optimum: $title', ({ set, model, sharing, exact }) => {
    const fit = fitSharedCurves(curvesOf(set), sharing as CurveSharing, optionsOf(model))!;
    expect(fit.converged).toBe(true);
    expect([fit.n, fit.df]).toEqual([exact.n, exact.df]);
    expectClose(fit.rss, exact.rss, { rel: 1e-11 }, 'rss');
    expectClose(fit.aicc, exact.aicc, { rel: 1e-11 }, 'AICc');
    for (const [name, expected] of Object.entries(exact.estimate)) {
      const [parameter = '', curve] = name.split(/:(.*)/s);
      for (const one of fit.curves!.filter((each) => curve === undefined || each.curve === curve)) {
        const { hillSlope, bottom, top, ec50 } = one.parameters;
        const own = { b: -hillSlope, c: bottom, d: top, e: ec50 }[parameter];
        expectClose(own, expected, { rel: 1e-10, abs: parameter === 'c' ? 1e-11 * top : 0 }, name);
      }
    }
    for (const [pair, expected] of Object.entries(exact.potencyRatio ?? {})) {
      const found = fit.ratios.find(({ a, b }) => `${a}/${b}` === pair);
      if (found === undefined) continue;
      expectClose(found.ratio, expected.ratio, { rel: 1e-10 }, pair);
      expectClose(found.statistic, expected.logRatio_gn.t, { rel: 1e-9 });
      expectClose(found.p, expected.logRatio_gn.p, { rel: 1e-8 });
      expected.logRatio_gn.ciBack.forEach((end, side) =>
        expectClose(found.confidence95[side], end, { rel: 1e-9 }),
      );
    }
  });

  const tests = sets.flatMap((set) =>
    (set.extraSumOfSquares ?? [])
      .filter(({ full }) => curveSharings.includes(full as CurveSharing))
      .map((test) => ({
        title: `${test.model} ${test.reduced} against ${test.full} of ${set.id}`,
        set,
        test,
      })),
  );

  it.each(tests)('are told apart by the right F test: $title', ({ set, test }) => {
    const fitOf = (sharing: string) =>
      fitSharedCurves(curvesOf(set), sharing as CurveSharing, optionsOf(test.model))!;
    const found = testSharing(fitOf(test.reduced), fitOf(test.full))!;
    expectClose(found.statistic, test.F, { rel: 1e-9 });
    expect([found.df1, found.df2]).toEqual([test.df1, test.df2]);
    expectClose(found.p, test.p, { rel: 1e-8 });
    expectClose(found.aiccDifference, test.aiccReduced - test.aiccFull, { rel: 1e-9, abs: 1e-9 });
  });
}

function curvesOf({ data }: SharedSet): CurveToShare[] {
  const points = pointsOf(data);
  return [...new Set(data.curve)].map((curve) => ({
    curve,
    points: points.filter((_, i) => data.curve![i] === curve),
  }));
}

function optionsOf(model: string): FitOptions {
  return { ...defaultFitOptions, model: model === 'LL.3' ? '3PL' : '4PL' };
}

describe('testSharing', () => {
  const set = (carried.sets as unknown as SharedSet[])[0]!;
  const fitOf = (sharing: CurveSharing) => fitSharedCurves(curvesOf(set), sharing, optionsOf('LL.4'))!;

  it('has no answer when the reduced fit has no fewer parameters', () => {
    expect(testSharing(fitOf('separate'), fitOf('separate'))).toBeNull();
    expect(testSharing(fitOf('separate'), fitOf('common'))).toBeNull();
  });

  it('is the same in whatever order the curves come', () => {
    const turned = curvesOf(set).toReversed();
    const other = (sharing: CurveSharing) => fitSharedCurves(turned, sharing, optionsOf('LL.4'))!;
    const one = testSharing(fitOf('parallel'), fitOf('separate'))!;
    const two = testSharing(other('parallel'), other('separate'))!;
    expectClose(two.statistic, one.statistic, { rel: 1e-9 });
    expectClose(other('parallel').ratios[0]!.ratio, 1 / fitOf('parallel').ratios[0]!.ratio, { rel: 1e-10 });
  });

  it('refuses points that cannot be fitted', () => {
    expect(fitSharedCurves([{ curve: 'A', points: [] }], 'common', optionsOf('LL.4'))).toBeNull();
    const bad = [{ curve: 'A', points: [{ dose: -1, response: 2 }] }];
    expect(fitSharedCurves(bad, 'common', optionsOf('LL.4'))).toBeNull();
  });
});
