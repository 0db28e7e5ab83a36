import { describe, expect, it } from 'vitest';
import type { Analysis } from '#domain/analysis';
import type { PanelData } from '#domain/panelData';
import { starConventionByName } from '#domain/starConvention';
import { legendText } from '#report/legendText';
import { analysisOf, barsPanel, barsRequest, comparison, plateSet, well } from '../support/madeUpPanels.ts';

const legend = (panel: PanelData, more: Partial<Analysis> = {}): string =>
  legendText(analysisOf(panel, more), panel);
const withSet = (normalization: Partial<typeof plateSet.normalization>): Partial<Analysis> => {
  const { protocol } = analysisOf(barsPanel());
  return {
    protocol: {
      ...protocol,
      plateSets: [{ ...plateSet, normalization: { ...plateSet.normalization, ...normalization } }],
    },
  };
};

describe('legendText of bars', () => {
  it('is one paragraph that says what is shown, the scale, n, error bars, test, thresholds and every p', () => {
    const panel = barsPanel();
    expect(
      legend(panel, {
        comparisons: [
          comparison,
          {
            ...comparison,
            facet: 'BT474',
            p: 0.31,
            pAdjusted: 0.31,
            stars: 'ns',
            difference: -1.25,
            confidence95: [-4, 1.5],
            statistic: -1.1,
          },
        ],
      }),
    ).toBe(
      'a, Response of SkBr3 and BT474 cells by resistance (T and T+P) after T-DM1 0.1 µg/ml (SkBr3) or 1 µg/ml (BT474) for 48 h; ' +
        'crystal violet, read at 590 nm. ' +
        'Viability is 100 × (A − B)/(C − B) %, with A the absorbance of a well, B the blank (the mean of the blank wells of the plate) and ' +
        'C the mean of the untreated control wells of the same cell line, resistance and time on the same plate. ' +
        'Response is 100 − viability. ' +
        'Bars are means, error bars SD between experiments, points the single experiments, each the mean of 6 wells. ' +
        'n = 4 experiments in every group. ' +
        "Two-sided unpaired Student's t-test (equal variances); no correction for multiple comparisons (2 in this panel); differences in percentage points. " +
        '* p < 0.05, ** p < 0.001, *** p < 0.0001, ns p ≥ 0.05. ' +
        'SkBr3 T vs T+P: difference 14.0 (95 % CI 9.00 to 19.0), t(6) = 7.50, p = 0.00029 **; ' +
        'BT474 T vs T+P: difference −1.25 (95 % CI −4.00 to 1.50), t(6) = −1.10, p = 0.31 ns. ' +
        'Without a star (ns) groups are not shown to be equal: the data bear every difference within the CI.\n',
    );
  });

  it('asks for every fact that nobody gave, and invents none', () => {
    const panel = barsPanel();
    const facets = panel.facets.map((facet) => ({
      ...facet,
      groups: facet.groups.map((one) => ({
        ...one,
        group: { ...one.group, cellLine: null, treatment: null, dose: null, timeH: null },
      })),
    }));
    const { protocol } = analysisOf(panel);
    const text = legend({ ...panel, facets }, { protocol: { ...protocol, assay: null } });
    for (const fact of ['cell line', 'time of treatment', 'assay'])
      expect(text).toContain(`[state: ${fact}]`);
    expect(text).not.toContain('48 h');
  });

  it('prints ≤ for a convention that includes its thresholds, and the correction with its family', () => {
    const stars = starConventionByName('prism');
    const panel = barsPanel({ comparisons: { ...barsRequest.comparisons!, correction: 'holm', stars } });
    const text = legend(panel, {
      comparisons: [
        { ...comparison, test: 'welch', df: 5.3217, correction: 'holm', pAdjusted: 0.00058, stars: '***' },
        {
          ...comparison,
          test: 'welch',
          facet: 'BT474',
          correction: 'holm',
          p: 0.04,
          pAdjusted: 0.08,
          stars: 'ns',
        },
      ],
    });
    expect(text).toContain(
      "Two-sided Welch's unpaired t-test; Holm correction of p, not of the CI, over all 2 comparisons of this panel;",
    );
    expect(text).toContain(
      '* adjusted p ≤ 0.05, ** adjusted p ≤ 0.01, *** adjusted p ≤ 0.001, **** adjusted p ≤ 0.0001, ns adjusted p > 0.05.',
    );
    expect(text).toContain('t(5.32) = 7.50, p = 0.00029, adjusted p = 0.00058 ***');
  });

  it('says what was not tested, and has no test where none was asked for', () => {
    const untested = { ...comparison, p: null, pAdjusted: null, statistic: null, df: null, stars: '' };
    expect(legend(barsPanel(), { comparisons: [untested] })).toContain('Not tested: SkBr3 T vs T+P.');
    expect(legend(barsPanel(), { comparisons: [untested] })).not.toContain('t-test');
    expect(legend(barsPanel({ comparisons: null }))).not.toContain('p <');
  });

  it('counts what could be tested, and says why the others were not', () => {
    const untested = { ...comparison, facet: 'BT474', p: null, statistic: null, df: null, stars: '' };
    const with1of2 = (flags: readonly string[], more: Partial<typeof comparison> = {}): string =>
      legend(barsPanel(), { comparisons: [comparison, { ...untested, flags, ...more }] });
    expect(with1of2(['impossible'])).toContain(
      'no correction, as only one of the 2 comparisons of this panel could be tested;',
    );
    expect(with1of2(['impossible'])).toContain(
      'Not tested: BT474 T vs T+P, because these values allow no test.',
    );
    expect(with1of2(['refused'])).toContain(
      'because the test that was asked for does not suit these values.',
    );
    expect(with1of2([], { nB: 1 })).toContain('because there are fewer than two experiments.');
    const panel = barsPanel({ comparisons: { ...barsRequest.comparisons!, correction: 'holm' } });
    const three = [comparison, { ...comparison, a: 'P' }, untested];
    expect(legend(panel, { comparisons: three })).toContain(
      'over the 2 comparisons of this panel that could be tested',
    );
    expect(legend(barsPanel(), { comparisons: three })).toContain('(2 tested in this panel)');
  });

  it('has no percentage points for absorbances', () => {
    const text = legend(barsPanel(), { comparisons: [{ ...comparison, quantity: 'blanked absorbance' }] });
    expect(text).toContain('; differences in AU.');
    expect(text).not.toContain('percentage points');
  });

  it('names the kind of control that the plates have where the protocol names none', () => {
    const { protocol } = analysisOf(barsPanel());
    const [set] = withSet({ control: null }).protocol!.plateSets;
    const of = (...roles: ('untreated' | 'vehicle')[]): string =>
      legend(barsPanel(), {
        protocol: { ...protocol, plateSets: [set!] },
        measurements: roles.map((role) => ({ ...well, role, set: set!.name })),
      });
    expect(of('vehicle')).toContain('C the mean of the vehicle control wells');
    expect(of('untreated')).toContain('C the mean of the untreated control wells');
    expect(of('vehicle', 'untreated')).toContain('C the mean of the untreated or vehicle control wells');
  });

  it('says that wells stand in for n, as loudly as the picture', () => {
    const panel = barsPanel();
    const facets = panel.facets.map((facet) => ({
      ...facet,
      groups: facet.groups.map((one) => ({
        ...one,
        values: one.values.map((value) => ({ ...value, basis: 'technical' as const, nWells: 1 })),
      })),
    }));
    const text = legend({ ...panel, facets }, { comparisons: [{ ...comparison, basis: 'technical' }] });
    expect(text).toContain('error bars SD between wells, points the single wells.');
    expect(text).toContain('n = 4 wells (technical) in every group.');
    expect(text).toContain(
      'These wells are of one experiment, and their scatter says nothing about another one.',
    );
    expect(text).toContain('These p-values compare wells, not experiments.');
    expect(text).not.toContain('n = 4 experiments');
  });

  it('names n group by group where it differs, and a group without error bar', () => {
    const panel = barsPanel();
    const facets = panel.facets.map((facet, f) => ({
      ...facet,
      groups: facet.groups.map((one, g) => ({
        ...one,
        summary: { ...one.summary!, n: f + g === 0 ? 1 : 3 },
      })),
    }));
    const text = legend({ ...panel, facets });
    expect(text).toContain('no error bar where n = 1');
    expect(text).toContain('SkBr3 T: n = 1 experiment; SkBr3 T+P: n = 3 experiments;');
  });

  it.each([
    [{ errorBars: 'sem' }, 'error bars SEM between experiments'],
    [{ errorBars: 'ci95' }, 'error bars 95 % CI of the mean'],
    [
      { quantity: 'relative response', relativeTo: 'CTR' },
      '100 × response/response(CTR) of the same experiment',
    ],
    [
      { quantity: 'blanked absorbance' },
      'Absorbance minus the blank (the mean of the blank wells of the plate)',
    ],
    [{ title: 'T-DM1 kills less' }, 'a, T-DM1 kills less. Response of'],
  ] as const)('of %j says "%s"', (more, expected) => {
    expect(legend(barsPanel(more))).toContain(expected);
  });

  it.each([
    [{ blank: 'none' }, 'B the blank (none subtracted)'],
    [{ blank: 0.065 }, 'B the blank (0.065 AU, a constant)'],
    [{ zero: 'positive-control' }, 'B the mean of the positive control'],
    [{ control: 'vehicle' }, 'C the mean of the vehicle control wells'],
    [{ within: 'experiment' }, 'resistance and time in the same experiment'],
  ] as const)('of a normalisation with %j says "%s"', (normalization, expected) => {
    expect(legend(barsPanel(), withSet(normalization))).toContain(expected);
  });

  it('says that the reader had subtracted the blank already', () => {
    const text = legend(barsPanel(), { measurements: [{ ...well, readerBlanked: true }] });
    expect(text).toContain("B the blank (subtracted by the reader's software)");
  });

  it('names every well that is left out or flagged, with the reason', () => {
    const text = legend(barsPanel(), {
      measurements: [
        well,
        { ...well, well: 'C4', excludedReason: 'scratched' },
        { ...well, well: 'C5', excludedReason: 'scratched' },
        {
          ...well,
          well: 'D6',
          absorbance: { kind: 'bound', relation: '>', limit: 4, text: '>4' },
          flags: ['saturated'],
        },
        { ...well, well: 'E7', absorbance: { kind: 'missing', reason: 'masked', text: '*0.3*' } },
        { ...well, well: 'F8', flags: ['outlier'] },
        { ...well, well: 'G9', flags: ['outlier'], set: 'other plates' },
        { ...well, well: 'H1', flags: ['outlier'], cellLine: 'MCF7' },
      ],
    });
    expect(text).toContain(
      'Wells left out: 2 excluded, scratched (SkBr3_exp1.txt C4:C5); ' +
        "1 beyond the range of the reader (SkBr3_exp1.txt D6); 1 masked in the reader's software (SkBr3_exp1.txt E7).",
    );
    expect(text).toContain('Wells flagged and kept: 1 outlier (SkBr3_exp1.txt F8).');
  });

  it('names a group without a value and one with fewer values', () => {
    const panel = barsPanel();
    const facets = panel.facets.map((facet, f) => ({
      ...facet,
      groups: facet.groups.map((one, g) =>
        f === 0 && g === 1
          ? { ...one, values: [], summary: null, absent: 'control saturated' }
          : g === 0 && f === 1
            ? { ...one, absent: 'experiment 2: no control' }
            : one,
      ),
    }));
    const text = legend({ ...panel, facets });
    expect(text).toContain('SkBr3 T+P: no value (control saturated).');
    expect(text).toContain('BT474 T: fewer values (experiment 2: no control).');
  });

  it('says that data are simulated when the protocol does, and only then', () => {
    const { protocol } = analysisOf(barsPanel());
    expect(legend(barsPanel())).not.toMatch(/simulated/i);
    expect(legend(barsPanel(), { protocol: { ...protocol, title: 'Fig. 2 (simulated)' } })).toMatch(
      /Simulated data\.\n$/,
    );
    expect(
      legend(barsPanel(), { protocol: { ...protocol, facts: { data: 'simulated with seed 2020' } } }),
    ).toMatch(/Simulated data\.\n$/);
  });
});
