import { describe, expect, it } from 'vitest';
import { curvesPanelSpec } from '#figure/curvesFigure';
import { combined, curve, curveFits, curvesPanel, fit } from '../support/madeUpCurves.ts';
import { comparison } from '../support/madeUpPanels.ts';

const plain = (text: string | null | undefined): string => (text ?? '').replace(/\u00A0/g, ' ');
const noteOf = (fits: ReturnType<typeof curveFits>): string =>
  plain(curvesPanelSpec(curvesPanel([curve('T', { fits })]), []).facets[0]?.series[0]?.note);

describe('curvesPanelSpec', () => {
  it('has the points, the line and the place at dose 0 of each curve', () => {
    const spec = curvesPanelSpec(curvesPanel([curve('T'), curve('T+P')]), []);
    expect(spec).toMatchObject({
      letter: 'b',
      yLabel: 'Viability (% of control)',
      xLabel: 'T-DM1 (µg/ml)',
      guide: 50,
      footnote: null,
    });
    const [series] = spec.facets[0]!.series;
    expect(series?.points.map((point) => [point.dose, point.mean, point.error, point.n])).toEqual([
      [0, 100, [98, 102], 3],
      [0.1, 90, [88, 92], 3],
      [1, 90, [88, 92], 3],
      [10, 90, [88, 92], 3],
    ]);
    expect(series?.line).toHaveLength(2);
    expect(series?.lineAtZero).toBe(100);
  });

  it('has no line where none is given, and no guide for absorbances', () => {
    const bare = curve('T');
    delete (bare as { line?: unknown }).line;
    delete (bare as { lineAtZero?: unknown }).lineAtZero;
    const spec = curvesPanelSpec(curvesPanel([bare], { quantity: 'blanked absorbance' }), []);
    expect(spec.guide).toBeNull();
    expect(spec.facets[0]?.series[0]).toMatchObject({ line: null, lineAtZero: null });
  });

  it('names the EC50 over experiments with its interval, not the pooled one', () => {
    expect(noteOf(curveFits([fit, fit, fit], combined, fit))).toBe('EC₅₀ 0.018 µg/ml (0.012–0.027)');
  });

  it('puts a dagger where the fit has a reservation, but not for what only concerns an absolute IC50', () => {
    const far = { ...fit, flags: ['plateauNotReached'] };
    expect(noteOf(curveFits([far, fit], combined, fit))).toBe('EC₅₀ 0.018 µg/ml (0.012–0.027)†');
    const unreached = { ...fit, flags: ['ic50NotReached'] };
    expect(noteOf(curveFits([unreached, fit], combined, fit))).toBe('EC₅₀ 0.018 µg/ml (0.012–0.027)');
  });

  it('shows the bound or the reason and never a number that was not estimated', () => {
    const bound = { ...combined, outcome: 'bound', ec50: null, bound: { relation: '>', dose: 10 } } as const;
    expect(noteOf(curveFits([fit, fit], bound, fit))).toBe('EC₅₀ > 10 µg/ml');
    const none = { ...combined, outcome: 'noResponse', ec50: null } as const;
    expect(noteOf(curveFits([fit, fit], none, fit))).toBe('no response');
    const lost = { ...combined, outcome: 'notIdentified', ec50: 0.5 } as const;
    expect(noteOf(curveFits([fit, fit], lost, fit))).toBe('EC₅₀ not identified');
  });

  it('shows the EC50 of the fit itself where there is one experiment', () => {
    expect(noteOf(curveFits([fit], { ...combined, n: 1 }, fit))).toBe('EC₅₀ 0.050 µg/ml (0.030–0.080)');
    expect(noteOf(curveFits([{ ...fit, profile95: { ec50: [0.03, null] } }], null, fit))).toBe(
      'EC₅₀ 0.050 µg/ml (> 0.030)',
    );
  });

  it('compares EC50s in the words of the test', () => {
    const ratio = {
      ...comparison,
      quantity: 'log EC50',
      scale: 'ratio',
      difference: 0.61,
      p: 0.0312,
      pAdjusted: 0.0312,
      stars: '*',
    } as const;
    const facets = (all: Parameters<typeof curvesPanelSpec>[1]): string =>
      plain(curvesPanelSpec(curvesPanel([curve('T'), curve('T+P')]), all).facets[0]?.comparison);
    expect(facets([ratio])).toBe('EC₅₀ T/T+P 0.61, p = 0.031 *');
    expect(facets([{ ...ratio, quantity: 'bottom' }, ratio])).toBe('EC₅₀ T/T+P 0.61, p = 0.031 *');
    expect(facets([{ ...ratio, p: null, pAdjusted: null }])).toBe('');
    expect(facets([{ ...ratio, facet: 'BT474' }])).toBe('');
    expect(facets([])).toBe('');
  });

  it('compares no EC50s in the picture when one of them is no number', () => {
    const ratio = { ...comparison, quantity: 'log EC50', scale: 'ratio', difference: 0.61 } as const;
    const bound = { ...combined, outcome: 'bound', ec50: null, bound: { relation: '>', dose: 10 } } as const;
    const curves = [curve('T'), curve('T+P', { fits: curveFits([fit, fit], bound, fit) })];
    expect(curvesPanelSpec(curvesPanel(curves), [ratio]).facets[0]?.comparison).toBeNull();
  });
});
