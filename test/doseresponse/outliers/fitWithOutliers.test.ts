import { describe, expect, it } from 'vitest';
import { examinedFit } from '#doseresponse/examination/examinedFit';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { fitWithOutliers } from '#doseresponse/outliers/fitWithOutliers';
import { simulatedPoints } from '../simulated.ts';

const points = simulatedPoints('sim-s09-outlier');
const kept = points.toSpliced(13, 1);
const options = { ...defaultFitOptions, doseUnit: 'µM' };

describe('a fit with its outliers', () => {
  it('keeps them where they are only suggested, and shows the fit without them beside it', () => {
    const fit = fitWithOutliers(points, options, 'suggest');
    const all = examinedFit(points, options);
    const without = fitCurve(kept, options);
    expect(fit.parameters).toEqual(all.parameters);
    expect(fit.n).toBe(27);
    expect(fit.flags).toEqual([...all.flags, 'outliersSuspected']);
    expect(fit.outliers).toMatchObject([{ index: 13, dose: 0.1235, response: 121.919 }]);
    expect(fit.outlierComparison).toMatchObject({
      test: 'ROUT',
      q: 0.01,
      df: 23,
      applied: false,
      with: { outcome: 'estimated', n: 27, parameters: all.parameters },
      without: {
        outcome: 'estimated',
        n: 26,
        parameters: without.parameters,
        ec50Confidence95: without.confidence95.ec50,
      },
    });
    expect(fit.reason).toContain(
      'ROUT (Q = 1 %) calls 122 at dose 0.123 µM an outlier, kept in the fit; without it the EC50 is',
    );
  });

  it('leaves them out where that is asked for, and says so', () => {
    const fit = fitWithOutliers(points, options, 'exclude');
    const without = examinedFit(kept, options);
    expect(fit.parameters).toEqual(without.parameters);
    expect(fit.n).toBe(26);
    expect(fit.flags).toEqual([...without.flags, 'outliersLeftOut']);
    expect(fit.outlierComparison).toMatchObject({ applied: true, with: { n: 27 }, without: { n: 26 } });
    expect(fit.reason).toContain('an outlier and it is left out; with it the EC50 is 0.353 µM.');
  });

  it('is nearer to the true EC50 of 0.3 without the outlier', () => {
    const { outlierComparison } = fitWithOutliers(points, options, 'suggest');
    const { with: before, without: after } = outlierComparison!;
    const away = (ec50: number): number => Math.abs(Math.log(ec50 / 0.3));
    expect(away(after.parameters!.ec50)).toBeLessThan(away(before.parameters!.ec50));
    const width = ([low, high]: readonly [number | null, number | null]): number => Math.log(high! / low!);
    expect(width(after.ec50Confidence95!)).toBeLessThan(width(before.ec50Confidence95!));
  });

  it('is the examined fit itself where there are none, whatever is asked', () => {
    const clean = simulatedPoints('sim-s01-standard');
    for (const choice of ['suggest', 'exclude'] as const) {
      expect(fitWithOutliers(clean, options, choice)).toEqual({
        ...examinedFit(clean, options),
        outliers: [],
        outlierComparison: null,
      });
    }
  });

  it('says with null that too few points were there to ask', () => {
    const few = points.filter((_, i) => i % 3 === 0).slice(2);
    expect(fitWithOutliers(few, options, 'suggest')).toMatchObject({
      outliers: null,
      outlierComparison: null,
    });
  });
});
