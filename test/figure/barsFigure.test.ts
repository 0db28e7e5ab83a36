import { describe, expect, it } from 'vitest';
import type { CorrectionName, PanelComparison } from '#domain/comparison';
import type { BarsPanelData } from '#domain/panelData';
import { starConventionByName } from '#domain/starConvention';
import { barsPanelSpec } from '#figure/barsFigure';
import { barsPanel, comparison } from '../support/madeUpPanels.ts';

describe('barsPanelSpec', () => {
  it('has a bar per group with every replicate value as a point', () => {
    const spec = barsPanelSpec(barsPanel(), []);
    expect(spec.letter).toBe('a');
    expect(spec.yLabel).toBe('Response (% of control)');
    expect(spec.facets.map((facet) => facet.title)).toEqual(['SkBr3', 'BT474']);
    expect(spec.facets[0]?.bars[0]).toMatchObject({ label: 'T', mean: 10, error: [8, 12] });
    expect(spec.facets[0]?.bars[0]).toHaveProperty('points.length', 4);
  });

  it.each([
    ['sd', [8, 12]],
    ['sem', [9, 11]],
    ['ci95', [7, 13]],
  ] as const)('draws %s as the error bar the protocol asks for', (errorBars, expected) => {
    expect(barsPanelSpec(barsPanel({ errorBars }), []).facets[0]?.bars[0]).toMatchObject({ error: expected });
  });

  it('brackets the pairs that were tested, each in its own facet, with the stars it was given', () => {
    const spec = barsPanelSpec(barsPanel(), [
      comparison,
      { ...comparison, facet: 'BT474', a: 'T+P', b: 'T', stars: 'ns' },
    ]);
    expect(spec.facets[0]?.brackets).toEqual([{ a: 0, b: 1, label: '**' }]);
    expect(spec.facets[1]?.brackets).toEqual([{ a: 0, b: 1, label: 'ns' }]);
  });

  it('draws no bracket where there is no p-value or no such group', () => {
    const spec = barsPanelSpec(barsPanel(), [
      { ...comparison, stars: '', p: null },
      { ...comparison, b: 'not there' },
    ]);
    expect(spec.facets[0]?.brackets).toEqual([]);
  });

  it('keeps the place of a group without a number, without a bracket to it', () => {
    const panel = barsPanel();
    const facets = panel.facets.map((facet) => ({
      ...facet,
      groups: facet.groups.map((group, i) =>
        i === 1 ? { ...group, values: [], summary: null, absent: 'control saturated' } : group,
      ),
    }));
    const spec = barsPanelSpec({ ...panel, facets } satisfies BarsPanelData, [comparison]);
    expect(spec.facets[0]?.bars[1]).toEqual({ label: 'T+P', absent: 'control saturated' });
    expect(spec.facets[0]?.brackets).toEqual([]);
  });

  it('has no error bar for a single value', () => {
    const panel = barsPanel();
    const facets = panel.facets.map((facet) => ({
      ...facet,
      groups: facet.groups.map((group) => ({
        ...group,
        summary: { ...group.summary!, sd: null, sem: null, confidence95: null, n: 1 },
      })),
    }));
    expect(barsPanelSpec({ ...panel, facets }, []).facets[0]?.bars[0]).toMatchObject({ error: null });
  });

  it('says under the panel when wells stand in for n, and what the study wants said', () => {
    const panel = barsPanel();
    const facets = panel.facets.map((facet) => ({
      ...facet,
      groups: facet.groups.map((group) => ({
        ...group,
        values: group.values.map((value) => ({ ...value, basis: 'technical' as const })),
      })),
    }));
    expect(barsPanelSpec(panel, []).footnote).toBeNull();
    expect(barsPanelSpec(panel, [], 'simulated data').footnote).toBe('simulated data');
    expect(barsPanelSpec({ ...panel, facets }, [], 'simulated data').footnote).toBe(
      'n = wells (technical); simulated data',
    );
  });

  it.each([
    [{ yLabel: 'Dead cells (%)' }, 'Dead cells (%)'],
    [{ quantity: 'relative response', relativeTo: 'CTR' }, 'Response (% of CTR)'],
    [{ quantity: 'viability' }, 'Viability (% of control)'],
    [{ quantity: 'blanked absorbance' }, 'Absorbance (AU)'],
    [{ quantity: 'as given' }, 'Value'],
  ] as const)('labels the y axis of %j', (more, expected) => {
    expect(barsPanelSpec(barsPanel(more), []).yLabel).toBe(expected);
  });

  it('has no letter when the panel has a longer name', () => {
    expect(barsPanelSpec(barsPanel({ name: 'overview' }), []).letter).toBeNull();
  });
});

describe('what stands under bars about their stars', () => {
  const footnoteOf = (
    more: Partial<PanelComparison>,
    correction: CorrectionName,
    facets = ['SkBr3', 'BT474'],
  ) =>
    barsPanelSpec(
      barsPanel({
        comparisons: {
          pairs: [],
          test: 'student',
          correction,
          control: 'CTR',
          stars: starConventionByName('sepher'),
        },
      }),
      facets.map((facet) => ({ ...comparison, facet, correction, ...more })),
    ).footnote;

  it('is nothing where each pair was compared by a t-test', () => {
    expect(footnoteOf({}, 'none')).toBeNull();
    expect(footnoteOf({ test: 'welch' }, 'none')).toBeNull();
    expect(footnoteOf({ p: null }, 'holm')).toBeNull();
  });

  it('names the correction with its family, and a rank test with how its p was found', () => {
    expect(footnoteOf({}, 'holm')).toBe('Holm correction over 2 comparisons');
    expect(footnoteOf({}, 'dunnett')).toBe("Dunnett's test against CTR, facet by facet");
    expect(footnoteOf({}, 'tukey', ['SkBr3'])).toBe("Tukey's test");
    expect(footnoteOf({ test: 'mann-whitney', method: 'exact' }, 'none')).toBe('exact Mann–Whitney test');
    expect(footnoteOf({ test: 'wilcoxon', method: 'exact', flags: ['starsOutOfReach'] }, 'none')).toBe(
      'exact Wilcoxon signed-rank test; no star is possible with so few values',
    );
    expect(footnoteOf({ test: 'wilcoxon', method: 'normal approximation' }, 'bh')).toBe(
      'Wilcoxon signed-rank test (normal approximation); Benjamini–Hochberg correction over 2 comparisons',
    );
  });
});
