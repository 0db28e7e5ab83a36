import { describe, expect, it } from 'vitest';
import type { Analysis } from '#domain/analysis';
import type { PanelData } from '#domain/panelData';
import { legendText } from '#report/legendText';
import { combined, curve, curveFits, curvesPanel, fit } from '../support/madeUpCurves.ts';
import { analysisOf, barsRequest, comparison } from '../support/madeUpPanels.ts';

const legend = (panel: PanelData, more: Partial<Analysis> = {}): string =>
  legendText(analysisOf(panel, more), panel);

describe('legendText of curves', () => {
  it('says what is shown, what the lines are, and every EC50 with its interval and n', () => {
    const text = legend(curvesPanel([curve('T'), curve('T+P')]));
    expect(text).toMatch(
      /^b, Viability of SkBr3 cells by resistance \(T and T\+P\) over doses of T-DM1 \(3 doses, 0\.1–10 µg\/ml\) for 48 h;/,
    );
    expect(text).toContain(
      'Dose 0 is that control, 100 % in every experiment by construction and therefore without error bar.',
    );
    expect(text).toContain(
      'Points are means, error bars SD between experiments; the value of an experiment is the mean of 3 wells. n = 3 experiments at every dose.',
    );
    expect(text).toContain('Lines are pooled fits to the means of all experiments (four-parameter logistic)');
    expect(text).toContain(
      'Each experiment was fitted by itself to its wells with the same model (unweighted least squares, dose 0 included).',
    );
    expect(text).toContain(
      "Relative EC50 (half way between the plateaus; geometric mean of the experiments' EC50s with 95 % CI from a t-interval of log EC50): " +
        'SkBr3 T 0.0181 µg/ml (95 % CI 0.0121–0.0270, n = 3); SkBr3 T+P 0.0181 µg/ml (95 % CI 0.0121–0.0270, n = 3).',
    );
  });

  it('prints the bound or the reason where nothing was estimated', () => {
    const bound = {
      ...combined,
      outcome: 'bound',
      ec50: null,
      bound: { relation: '>', dose: 10 },
      reason: 'In 2 of 3 experiments it is a bound.',
    } as const;
    const none = {
      ...combined,
      outcome: 'noResponse',
      ec50: null,
      reason: 'No response in 3 of 3 experiments.',
    } as const;
    const text = legend(
      curvesPanel([
        curve('T', { fits: curveFits([fit, fit], bound, fit) }),
        curve('T+P', { fits: curveFits([fit, fit], none, fit), line: null }),
      ]),
    );
    expect(text).toContain(
      'SkBr3 T > 10.0 µg/ml (in 2 of 3 experiments it is a bound); SkBr3 T+P none (no response in 3 of 3 experiments).',
    );
    expect(text).toContain('No curve is proven, so points alone: SkBr3 T+P.');
    expect(text).not.toContain('0.0181');
  });

  it('says that the lines run through wells where wells stand in for n', () => {
    const one = curve('T');
    const doses = one.doses.map((point) => ({
      ...point,
      values: point.values.map((value) => ({ ...value, basis: 'technical' as const })),
    }));
    expect(legend(curvesPanel([{ ...one, doses }]))).toContain(
      'Lines are pooled fits to the wells (four-parameter logistic)',
    );
  });

  it('explains every dagger of the picture', () => {
    const fits = curveFits([{ ...fit, flags: ['plateauNotReached', 'ic50NotReached'] }, fit], combined, fit);
    const text = legend(curvesPanel([curve('T', { fits })]));
    expect(text).toContain('n = 3)†.');
    expect(text).toContain('† SkBr3 T: a plateau was not reached by the doses.');
  });

  it('keeps the absolute IC50 apart and says when it is not reached', () => {
    const reached = {
      n: 3,
      dose: 0.0912,
      confidence95: [0.07, 0.12],
      state: 'estimated',
      reason: '',
    } as const;
    const reason = '50 % of control is not reached in 2 of 3 experiments.';
    const never = { n: 0, dose: null, confidence95: null, state: 'notReached', reason } as const;
    const text = legend(
      curvesPanel([
        curve('T', { fits: curveFits([fit, fit], { ...combined, ic50Absolute: reached }, fit) }),
        curve('T+P', { fits: curveFits([fit, fit], { ...combined, ic50Absolute: never }, fit) }),
      ]),
    );
    expect(text).toContain(
      'Absolute IC50 (50 % of control, dashed line; combined in the same way): SkBr3 T 0.0912 µg/ml (95 % CI 0.0700–0.120, n = 3); ' +
        'SkBr3 T+P not reached (50 % of control is not reached in 2 of 3 experiments).',
    );
  });

  it('says what was held fixed and that dose 0 was left out of the fit', () => {
    const text = legend(curvesPanel([curve('T')], { fixed: { bottom: 0 }, omitZero: true }));
    expect(text).toContain('(four-parameter logistic, bottom fixed at 0, dose 0 left out)');
    expect(text).toContain('with the same model (unweighted least squares).');
  });

  it('says within which bounds a parameter was looked for', () => {
    const bounds = { bottom: [0, 30], top: [null, 110], hillSlope: [-4, null] } as const;
    const text = legend(curvesPanel([curve('T')], { bounds }));
    expect(text).toContain(
      '(four-parameter logistic, hillSlope at least −4, bottom from 0 to 30, top at most 110)',
    );
  });

  it('names the comparison of log EC50 with its test and ratio', () => {
    const panel = curvesPanel([curve('T'), curve('T+P')], {
      comparisons: { ...barsRequest.comparisons!, test: 'paired' },
    });
    const text = legend(panel, {
      comparisons: [
        {
          ...comparison,
          panel: 'b',
          test: 'paired',
          quantity: 'log EC50',
          scale: 'ratio',
          difference: 0.61,
          confidence95: [0.4, 0.93],
          df: 2,
          nA: 3,
          nB: 3,
          p: 0.0312,
        },
      ],
    });
    expect(text).toContain(
      'Two-sided t-test of log EC50 paired by experiment; no correction, as there is one comparison in this panel.',
    );
    expect(text).toContain(
      'SkBr3 T vs T+P (log EC50): ratio of EC50s 0.610 (95 % CI 0.400 to 0.930), n = 3 pairs, t(2) = 7.50, p = 0.031 **',
    );
  });

  it('says why two curves were not compared', () => {
    const panel = curvesPanel([curve('T'), curve('T+P')], { comparisons: barsRequest.comparisons! });
    const untested = { ...comparison, panel: 'b', quantity: 'log EC50', p: null, nA: 2, nB: 2 };
    expect(legend(panel, { comparisons: [{ ...untested, flags: ['experimentsBeyondDoses'] }] })).toContain(
      'Not tested: SkBr3 T vs T+P (log EC50), because in an experiment a curve has no EC50 inside the doses.',
    );
  });

  it('counts the wells of dose 0 apart, and calls a single experiment what it is', () => {
    const { doses } = curve('T');
    const sixAtZero = doses.map((at) =>
      at.dose > 0 ? at : { ...at, values: at.values.map((value) => ({ ...value, nWells: 6 })) },
    );
    expect(legend(curvesPanel([curve('T', { doses: sixAtZero })]))).toContain(
      'the value of an experiment is the mean of 3 wells (6 at dose 0).',
    );
    const alone = legend(curvesPanel([curve('T', { fits: curveFits([fit], combined, fit) })]));
    expect(alone).toContain(
      'half way between the plateaus; with 95 % profile-likelihood CI of the fit): SkBr3 T 0.0500',
    );
    expect(alone).not.toContain('combined in the same way');
  });

  it('does not take as many doses as parameters for saturated wells', () => {
    const fits = curveFits([{ ...fit, flags: ['saturatedInDoses'] }, fit], combined, fit);
    const text = legend(curvesPanel([curve('T', { fits })]));
    expect(text).toContain('† SkBr3 T: there are only as many doses as parameters');
    expect(text).not.toContain("above the reader's range");
  });

  it('speaks of no percentages and no IC50 for absorbances', () => {
    const text = legend(curvesPanel([curve('T')], { quantity: 'blanked absorbance' }));
    expect(text).not.toContain('IC50 (50 %');
    expect(text).not.toContain('by construction');
  });
});
