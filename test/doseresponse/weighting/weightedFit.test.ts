import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fit, FitOptions, FitPoint, Weighting } from '#domain/fit';
import { examinedFit } from '#doseresponse/examination/examinedFit';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { responseAt } from '#doseresponse/responseAt';
import { screenCurve } from '#doseresponse/screen/screenCurve';
import { ec50Sensitivity } from '#doseresponse/sensitivity/ec50Sensitivity';
import { compareShared } from '#doseresponse/shared/compareShared';
import { fitBlocks } from '#doseresponse/shared/fitBlocks';
import { expectClose } from '../../support/expectClose.ts';

interface Oracle {
  readonly sets: readonly {
    readonly doses: readonly number[];
    readonly responses: readonly number[];
    readonly weights: readonly number[];
    readonly fits: readonly {
      readonly kind: Weighting;
      readonly parameters: Readonly<Record<'hillSlope' | 'bottom' | 'top' | 'logEc50', number>>;
      readonly standardErrors: Readonly<Record<string, number>>;
      readonly rss: number;
    }[];
  }[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracle/weighting.json', import.meta.url), 'utf8'),
) as Oracle;
const pointsOf = ({ doses, responses, weights }: Oracle['sets'][number]): FitPoint[] =>
  doses.map((dose, i) => ({ dose, response: responses[i]!, weight: weights[i]! }));
const cases = oracle.sets.flatMap((set, i) =>
  set.fits.map((fit) => ({ name: `${i} ${fit.kind}`, set, fit })),
);
const points = pointsOf(oracle.sets[0]!);
const relative: FitOptions = { ...defaultFitOptions, weighting: '1/y2' };

describe('a weighted fit', () => {
  it.each(cases)('is that of reweighting at 40 digits: $name', ({ set, fit: expected }) => {
    const fit = fitCurve(pointsOf(set), { ...defaultFitOptions, weighting: expected.kind });
    expect([fit.outcome, fit.weighting]).toEqual(['estimated', expected.kind]);
    const { logEc50, ...plain } = expected.parameters;
    for (const [name, value] of Object.entries(plain))
      expectClose(fit.parameters![name as keyof typeof plain], value, { rel: 1e-8 });
    expectClose(Math.log(fit.parameters!.ec50), logEc50, { rel: 1e-8, abs: 1e-9 });
    for (const [name, value] of Object.entries(expected.standardErrors))
      expectClose(fit.standardErrors[name], value, { rel: 1e-7 });
    expectClose(fit.rss, expected.rss, { rel: 1e-8 });
  });

  it('has the weights of its own curve', () => {
    const { parameters } = fitCurve(points, relative);
    const held = points.map((point) => ({
      ...point,
      weight: point.weight! / responseAt('4PL', parameters!, point.dose) ** 2,
    }));
    const again = fitCurve(held, defaultFitOptions);
    expectClose(again.parameters!.ec50, parameters!.ec50, { rel: 1e-8 });
  });

  it('does not depend on the unit of the response', () => {
    const fit = fitCurve(points, relative);
    const inMilli = points.map((point) => ({ ...point, response: point.response * 1000 }));
    const other = fitCurve(inMilli, relative);
    expectClose(other.parameters!.ec50, fit.parameters!.ec50, { rel: 1e-8 });
    expectClose(other.rss, fit.rss!, { rel: 1e-8 });
  });

  it('has a prediction band as wide as responses scatter at each dose', () => {
    const { band, rss, df } = fitCurve(points, relative);
    const cv = Math.sqrt(rss! / df);
    const half = band!.map(({ prediction95: [low, high], response }) => (high - low) / 2 / response);
    // t of 26 df is 2.056; each mean of three points counts 1.33 by the weights that were given, and has an error of its own
    for (const width of half) {
      expect(width).toBeGreaterThan(2.055 * cv * Math.sqrt(1 / (4 / 3)));
      expect(width).toBeLessThan(2.055 * cv * 1.3);
    }
  });

  it('is not made where the curve comes to 0 or below, and says where', () => {
    const below = [0.01, 0.1, 1, 10, 100].flatMap((dose) =>
      [-2, 0, 2].map((shift) => ({ dose, response: -8 + 100 / (1 + dose) + shift })),
    );
    const fit = fitCurve(below, { ...relative, doseUnit: 'µM' });
    expect(fit.outcome).toBe('failed');
    expect(fit.reason).toContain('at dose 100 µM: responses of 0 or below have no weight 1/y²');
    expect(fitCurve(below, defaultFitOptions).outcome).toBe('estimated');
  });

  it('by 1/SD² needs scatter at every dose, and says how little three replicates know of it', () => {
    const bySd: FitOptions = { ...defaultFitOptions, weighting: '1/sd2' };
    expect(fitCurve(points, bySd).flags).toContain('weightsFromFewReplicates');
    expect(fitCurve(points, bySd).reason).toContain('3 replicates, whose SD is known to within about 50 %');
    const alone = fitCurve([...points, { dose: 1000, response: 4 }], bySd);
    expect([alone.outcome, alone.reason]).toEqual([
      'failed',
      'There is one point at dose 1000: without replicates there is no SD to weigh by.',
    ]);
    const equal = points.map((point) => (point.dose === 1 ? { ...point, response: 60 } : point));
    expect(fitCurve(equal, bySd).reason).toContain('All points at dose 1.00 are equal');
  });

  it('says what is wrong with points before it weighs them', () => {
    expect(fitCurve([{ dose: 1, response: Number.NaN }], relative).reason).toContain('not a number');
  });

  it('keeps bounds', () => {
    const fit = fitCurve(points, { ...relative, bounds: { bottom: [20, null] } });
    expect([fit.parameters!.bottom, fit.weighting]).toEqual([20, '1/y2']);
    expect(fit.flags).toContain('atBound');
  });
});

describe('what is compared with a weighted fit', () => {
  const same = (a: Fit, b: Fit): void => {
    expectClose(a.parameters!.ec50, b.parameters!.ec50, { rel: 1e-12 });
    expect(a.weighting).toBe(b.weighting);
  };

  it('is weighed alike: examination, screen, blocks, sensitivity', () => {
    const fit = fitCurve(points, relative);
    same(examinedFit(points, relative), fit);
    same(screenCurve(points, relative), fit);
    const two = points.map((point, i) => ({ ...point, experiment: String(i % 2) }));
    const blocked = fitBlocks(two, relative);
    expect(blocked!.ec50).not.toBe(fitBlocks(two, defaultFitOptions)!.ec50);
    const table = ec50Sensitivity({ experiments: [], pooled: two, options: relative })!;
    const own = table.cells.find((cell) => cell.own)!;
    expectClose(own.pooled.ec50, fit.parameters!.ec50, { rel: 1e-8 });
  });

  it('is the curve of the same points by itself, where curves share nothing', () => {
    const other = points.map((point) => ({ ...point, dose: 3 * point.dose }));
    const { fits, tests } = compareShared(
      [
        { curve: 'a', points },
        { curve: 'b', points: other },
      ],
      relative,
    );
    const separate = fits.find(({ sharing }) => sharing === 'separate')!;
    expectClose(separate.curves![0]!.parameters.ec50, fitCurve(points, relative).parameters!.ec50, {
      rel: 1e-8,
    });
    expect(tests.length).toBeGreaterThan(0);
  });
});

describe('Emax', () => {
  it('is the response of the curve at the highest dose, with the interval of its band', () => {
    const { emax, band, parameters } = fitCurve(points, defaultFitOptions);
    expect(emax!.dose).toBe(100);
    expectClose(emax!.response, responseAt('4PL', parameters!, 100), { rel: 1e-14 });
    expect(emax!.confidence95).toEqual(band!.at(-1)!.confidence95);
  });
});
