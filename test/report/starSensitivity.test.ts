import { describe, expect, it } from 'vitest';
import type { PanelComparison, StarAlternative } from '#domain/comparison';
import { comparisonText } from '#report/comparisonText';
import { comparisonsTable } from '#report/comparisonsTable';
import { headlines } from '#report/headlines';
import { reportHtml } from '#report/html/reportHtml';
import { legendText } from '#report/legendText';
import { starSensitivityTable } from '#report/starSensitivityTable';
import { analysisOf, barsPanel, comparison } from '../support/madeUpPanels.ts';
import { rowsOf } from './smallAnalysis.ts';

const welch: StarAlternative = {
  way: 'welch',
  test: 'welch',
  correction: 'none',
  basis: 'biological',
  nA: 3,
  nB: 3,
  p: 0.061,
  pAdjusted: 0.061,
  stars: 'ns',
  changes: true,
  reason: null,
};
const holm: StarAlternative = { ...welch, way: 'holm', test: 'student', correction: 'holm', changes: false };
const wells: StarAlternative = { ...welch, way: 'wells as n', basis: 'technical', nA: 18, nB: 17, p: 1e-9 };
const judged: PanelComparison = {
  ...comparison,
  alternatives: [welch, { ...holm, stars: comparison.stars }, { ...wells, pAdjusted: 1e-9, stars: '***' }],
};
const panel = barsPanel();
const of = (...comparisons: PanelComparison[]) => analysisOf(panel, { comparisons });
const page = (...comparisons: PanelComparison[]): string =>
  String(reportHtml(of(...comparisons), { panels: [], fits: [] }).contents);

describe('stars that hang on a choice', () => {
  it('stand in a table of their own, every choice with its test, n, p and stars', () => {
    const rows = rowsOf(starSensitivityTable(of(judged)));
    expect(rows.map((row) => [row.otherwise, row.otherwise_n_a, row.otherwise_n_b, row.changes])).toEqual([
      ['welch', '3', '3', 'yes'],
      ['holm', '3', '3', 'no'],
      ['wells as n', '18', '17', 'yes'],
    ]);
    expect(rows[0]).toMatchObject({ stars: comparison.stars, otherwise_stars: 'ns', otherwise_p: '0.061' });
  });

  it('are said in the legend and the terminal, but wells as n are no choice there', () => {
    const legend = legendText(of(judged), panel);
    expect(legend).toContain("ns by Welch's test (p = 0.061)");
    expect(legend).not.toContain('wells as n');
    const [line] = headlines(of(judged)).filter((text) => text.includes('against'));
    expect(line).toContain("; ns by Welch's test (p = 0.061)");
    expect(line).not.toContain('wells as n');
    expect(legendText(of(comparison), panel)).not.toContain('hang on a choice');
  });

  it('are a part of the report, with wells as n and why they are no choice', () => {
    const report = page(judged);
    expect(report).toContain('id="stars"');
    expect(report).toContain('Of 1 comparisons 1 would have other stars.');
    expect(report).toContain('with wells as n (18, 17)');
    expect(report).toContain('Wells as n is here to show what it does');
    expect(page({ ...judged, alternatives: [holm] })).toContain('No star would change.');
    expect(page(comparison)).not.toContain('id="stars"');
  });

  it('say how large a difference is and what would change its stars, in the terminal', () => {
    expect(comparisonText(judged).split('\n').slice(1)).toEqual([
      "    Hedges' g 3.35 (95 % CI 0.8800 to 5.820; pooled SD), ratio of means 1.35 (95 % CI 1.200 to 1.520)",
      "    would be ns by Welch's test (p = 0.061)",
      '    would be *** with wells as n (18, 17) (p = 1.0×10⁻⁹)',
    ]);
  });
});

describe('a comparison without a star', () => {
  const none: PanelComparison = { ...comparison, p: 0.4, pAdjusted: 0.4, stars: 'ns' };

  it('is not called equal, and its interval says what the data still bear', () => {
    expect(legendText(of(none), panel)).toContain('groups are not shown to be equal');
    expect(legendText(of(comparison), panel)).not.toContain('equal: the data');
    const report = page(none);
    expect(report).toContain('What "ns" leaves open');
    expect(report).toContain('9.00 to 19.0');
  });
});

describe('how large a difference is', () => {
  it('stands at the end of the table of comparisons, with the reason where it is missing', () => {
    const effects = {
      ...comparison.effects,
      ratio: null,
      ratio95: null,
      ratioMethod: null,
      noRatio: 'not above 0',
    };
    const [with_, without] = rowsOf(comparisonsTable(of(comparison, { ...comparison, effects })));
    expect(with_).toMatchObject({
      cohens_d: '4.2',
      hedges_g: '3.35',
      hedges_g_ci95_low: '0.88',
      standardizer: 'pooled SD',
      ratio: '1.35',
      ratio_method: 'ratio of means, Fieller',
      no_ratio: '',
    });
    expect(without).toMatchObject({
      ratio: '',
      ratio_ci95_low: '',
      no_ratio: 'not above 0',
      cohens_d: '4.2',
    });
  });
});
