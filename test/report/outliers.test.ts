import { describe, expect, it } from 'vitest';
import type { Fit, FitInBrief } from '#domain/fit';
import type { BarsPanelData, CurvesPanelData } from '#domain/panelData';
import { headlineEc50 } from '#domain/headlineEc50';
import { legendText } from '#report/legendText';
import { outliersSection } from '#report/html/outliersSection';
import { reportContext } from '#report/html/reportContext';
import { outliersTable } from '#report/outliersTable';
import { legendGrubbs, legendRout, methodsGrubbs, methodsRout } from '#report/phraseOutliers';
import { combined, curve, curveFits, curvesPanel, fit } from '../support/madeUpCurves.ts';
import { barsPanel } from '../support/madeUpPanels.ts';
import { analysis, rowsOf } from './smallAnalysis.ts';

const side = (n: number, ec50: number): FitInBrief => ({
  outcome: 'estimated',
  n,
  parameters: { hillSlope: -1.25, bottom: 12, top: 101, ec50 },
  bound: null,
  ec50Confidence95: [ec50 / 2, ec50 * 2],
});

function withOutlier(applied: boolean): Fit {
  return {
    ...fit,
    flags: [applied ? 'outliersLeftOut' : 'outliersSuspected'],
    outliers: [{ index: 7, dose: 0.25, response: 131.5, residual: 45, p: 0.00002 }],
    outlierComparison: {
      test: 'ROUT',
      q: 0.01,
      rsdr: 9,
      df: 20,
      applied,
      with: side(24, 0.05),
      without: { ...side(23, 0.04), outcome: 'bound', bound: { relation: '>', dose: 0.03 } },
    },
  };
}

function curves(applied: boolean): CurvesPanelData {
  const none: Fit = { ...fit, outliers: [], outlierComparison: null };
  const fits = curveFits([none, withOutlier(applied), { ...fit, outliers: null }], combined, fit);
  const sourced = fits.map((one) =>
    one.experiment === '2' ? { ...one, outlierSources: [{ experiment: '2', plate: 'p2', well: 'C5' }] } : one,
  );
  return curvesPanel([curve('T', { fits: sourced })], applied ? { outliers: 'exclude' } : {});
}

const bars: BarsPanelData = {
  ...barsPanel(),
  outliers: [
    {
      facet: 'SkBr3',
      group: 'T+P',
      among: 'experiments',
      source: { experiment: '3', plate: null, well: null },
      value: 80,
      unit: '%',
      statistic: 1.786,
      n: 5,
      p: 0.0004,
      with: { n: 5, mean: 56.1, confidence95: [39.5, 72.7] },
      without: { n: 4, mean: 50.1, confidence95: [48.8, 51.5] },
    },
  ],
};

const section = (panel: CurvesPanelData | BarsPanelData): string =>
  outliersSection(reportContext(analysis({ panels: [panel] }), { panels: [], fits: [] }))?.body.markup ?? '';

describe('tables/outliers.csv', () => {
  it('has the value, its well, the test, and the result with and without it', () => {
    const [file] = outliersTable(analysis({ panels: [curves(false), bars] }));
    expect(file?.path).toBe('tables/outliers.csv');
    const [rout, grubbs, ...others] = rowsOf(file!);
    expect(others).toEqual([]);
    expect(rout).toMatchObject({
      ...{ study: 'fig2', panel: 'b', facet: 'SkBr3', group: 'T', fit: '2', experiment: '2' },
      ...{ plate: 'p2', well: 'C5', dose: '0.25', dose_unit: 'µg/ml', value: '131.5', unit: '%' },
      ...{ test: 'ROUT', among: 'curve', statistic: '5', p: '0.00002', applied: 'no', result: 'EC50' },
      ...{ with_n: '24', with_outcome: 'estimated', with: '0.05' },
      ...{ with_ci95_low: '0.025', with_ci95_high: '0.1', with_bound: '' },
      ...{ without_n: '23', without_outcome: 'bound', without: '', without_ci95_low: '' },
      without_bound: '> 0.03',
    });
    expect(grubbs).toMatchObject({
      ...{ panel: 'a', group: 'T+P', fit: '', experiment: '3', well: '', dose: '', test: 'Grubbs' },
      ...{ among: 'experiments', statistic: '1.786', applied: 'no', result: 'mean', result_unit: '%' },
      ...{ with: '56.1', with_n: '5', without: '50.1', without_ci95_high: '51.5' },
    });
  });

  it('says what was left out', () => {
    const [row] = rowsOf(outliersTable(analysis({ panels: [curves(true)] }))[0]!);
    expect(row).toMatchObject({ applied: 'yes' });
  });

  it('is not written where no value is called an outlier', () => {
    expect(outliersTable(analysis({ panels: [barsPanel(), curvesPanel([curve('T')])] }))).toEqual([]);
  });
});

describe('outliers in the report', () => {
  it('stand in two lines for each fit, and the one that counts is marked', () => {
    const [kept, left] = [section(curves(false)), section(curves(true))];
    expect(kept).toContain('All of these values are in every result.');
    expect(kept).toMatch(/with\s*<small>\(counts\)/);
    expect(left).toContain('they were left out of the fits');
    expect(left).toMatch(/without\s*<small>\(counts\)/);
    for (const part of ['0.0500 µg/ml', '&gt; 0.0300 µg/ml', '−1.25', 'p2 C5', '131.5 %'])
      expect(kept).toContain(part);
  });

  it('of bars stand with their means', () => {
    const markup = section(bars);
    expect(markup).toContain('56.1 % (39.5 to 72.7)');
    expect(markup).toContain('50.1 % (48.8 to 51.5)');
    expect(markup).not.toContain('ROUT');
  });

  it('have the unit of the quantity that was fitted', () => {
    const panel = curves(false);
    const ofGrowth = { ...panel, request: { ...panel.request, quantity: 'growth rate' as const } };
    const [table] = outliersTable(analysis({ panels: [ofGrowth] }));
    expect(rowsOf(table!)[0]!['unit']).toBe('1');
  });

  it('have no section where there are none', () => {
    expect(section(barsPanel())).toBe('');
  });
});

describe('outliers in legend and methods', () => {
  it('are told as kept, or as left out with their number, experiment and rule', () => {
    expect(legendRout(curves(false))).toEqual([
      'points called outliers by ROUT (Q = 1 %) and kept in the fits: SkBr3 T, experiment 2: 1 of 24 points',
    ]);
    expect(legendRout(curves(true))).toEqual([
      'outliers (ROUT, Q = 1 %) left out of the fits of the experiments, and not of means, error bars and lines: SkBr3 T, experiment 2: 1 of 24 points',
    ]);
    const panel = curves(true);
    expect(legendText(analysis({ panels: [panel] }), panel)).toContain('Outliers (ROUT, Q = 1 %) left out');
    // of experiment 3 ROUT could say nothing
    expect(methodsRout(curves(false))).toContain('called 1 of 48 points outliers; all were kept');
    expect(methodsRout(curves(true))).toMatch(/left out of it, .*: 1 of 48 points$/);
    expect(legendGrubbs(bars)).toEqual([
      "values called outliers by Grubbs' test (p < 0.01) and kept: SkBr3 T+P, experiment 3 (p = 0.00040)",
    ]);
    expect(methodsGrubbs(bars)).toContain('were kept');
  });

  it('are not mentioned where there are none, but the rule is where it was applied', () => {
    const plain = curvesPanel([curve('T')]);
    expect([...legendRout(plain), methodsRout(plain), ...legendGrubbs(barsPanel())].join('')).toBe('');
    expect(methodsGrubbs(barsPanel())).toBe('');
    const asked = curvesPanel([curve('T')], { outliers: 'exclude' });
    expect(legendRout(asked)).toEqual([
      'outliers (ROUT, Q = 1 %) were to be left out of the fits; there were none',
    ]);
    expect(methodsRout(asked)).toContain('0 of 0 points');
  });

  it('are no reservation about the EC50, so it has no dagger', () => {
    const { fits } = curves(false).facets[0]!.curves[0]!;
    expect(headlineEc50(fits)).toMatchObject({ kind: 'estimated', flags: [] });
  });
});
