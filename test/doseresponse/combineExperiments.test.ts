import { describe, expect, it } from 'vitest';
import type { Fit } from '#domain/fit';
import { combineExperiments } from '#doseresponse/combineExperiments';
import { compareLogEc50 } from '#doseresponse/compareLogEc50';
import type { ExperimentFit } from '#doseresponse/usableEc50';
import { expectClose } from '../support/expectClose.ts';

const estimated: Fit = {
  model: '4PL',
  outcome: 'estimated',
  flags: [],
  reason: '',
  parameters: { hillSlope: -1, bottom: 0, top: 100, ec50: 1 },
  standardErrors: {},
  confidence95: {},
  profile95: {},
  bound: null,
  ic50Absolute: 1,
  ic50AbsoluteConfidence95: null,
  ic50State: 'estimated',
  n: 30,
  df: 26,
  rss: 1,
  rSquared: 0.99,
  converged: true,
};

function withEc50(ec50: number, more: Partial<Fit> = {}): Fit {
  return { ...estimated, parameters: { ...estimated.parameters!, ec50 }, ic50Absolute: 2 * ec50, ...more };
}

const beyond = (dose: number, relation: '<' | '>' = '>'): Fit =>
  withEc50(5 * dose, { outcome: 'bound', flags: ['ec50OutsideDoses'], bound: { relation, dose } });
const open = (ec50: number): Fit =>
  withEc50(ec50, { outcome: 'bound', flags: ['ec50Unbounded'], bound: { relation: '>', dose: ec50 / 9 } });
const unproven = (dose: number): Fit => ({
  ...estimated,
  outcome: 'bound',
  flags: ['noInteriorMinimum', 'ec50Unbounded'],
  parameters: null,
  converged: false,
  bound: { relation: '>', dose },
});
const silent: Fit = { ...estimated, outcome: 'noResponse', ic50State: 'notReached', ic50Absolute: null };
const lost: Fit = {
  ...estimated,
  outcome: 'notIdentified',
  parameters: null,
  ic50State: 'notApplicable',
  ic50Absolute: null,
};

function experiments(...fits: readonly Fit[]): ExperimentFit[] {
  return fits.map((fit, i) => ({ experiment: String(i + 1), fit }));
}

/** t(0.975) on 2 degrees of freedom, in closed form: (2p − 1)√(2/(1 − (2p − 1)²)). */
const t975of2 = 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2));

describe('EC50 over experiments', () => {
  it('is the geometric mean with a t-interval on n − 1', () => {
    const combined = combineExperiments(experiments(withEc50(1), withEc50(2), withEc50(4)));
    expect([combined.outcome, combined.n, combined.flags]).toEqual(['estimated', 3, []]);
    expectClose(combined.ec50, 2, { rel: 1e-14 });
    // ln EC50 = ln 2 ± t·ln 2/√3
    const half = (t975of2 * Math.LN2) / Math.sqrt(3);
    expectClose(combined.confidence95![0], 2 * Math.exp(-half), { rel: 1e-12 });
    expectClose(combined.confidence95![1], 2 * Math.exp(half), { rel: 1e-12 });
  });

  it('has no interval for a single experiment, and says so', () => {
    const combined = combineExperiments(experiments(withEc50(3)));
    expect(combined).toMatchObject({
      n: 1,
      confidence95: null,
      flags: ['singleExperiment'],
      outcome: 'estimated',
    });
    expectClose(combined.ec50, 3, { rel: 1e-14 });
  });

  it('counts an experiment whose own interval is open, and names it', () => {
    const combined = combineExperiments(experiments(withEc50(1), open(8)));
    expect(combined).toMatchObject({ n: 2, outcome: 'estimated', flags: ['openExperiments'] });
    expect(combined.reason).toContain('experiment 2');
    expectClose(combined.ec50, Math.sqrt(8), { rel: 1e-14 });
  });

  it('is a bound as soon as one experiment lies beyond its doses', () => {
    for (const last of [beyond(10), unproven(10)]) {
      const combined = combineExperiments(experiments(withEc50(2), withEc50(5), last));
      expect(combined).toMatchObject({ n: 3, ec50: null, confidence95: null, outcome: 'bound' });
      expect(combined.bound!.relation).toBe('>');
      expectClose(combined.bound!.dose, Math.cbrt(100), { rel: 1e-13 });
      expect(combined.flags).toContain('experimentsBeyondDoses');
      expect(combined.reason).toContain('In 1 of 3 experiments the data give only a lower bound of EC50');
    }
  });

  it('takes the bound, not the optimum, of every experiment that has only one once the mean is a bound', () => {
    // experiment 2 has its optimum at 9 and its closed end at 1: only the 1 is proven
    const combined = combineExperiments(experiments(withEc50(2), open(9), beyond(4)));
    expectClose(combined.bound!.dose, 2, { rel: 1e-13 });
    expect(combined.n).toBe(3);
    expect(combined.reason).toContain('In 2 of 3 experiments the data give only a lower bound of EC50');
  });

  it('has no mean of an experiment beyond the doses and one that is bounded from the other side', () => {
    const fromAbove = withEc50(1, { outcome: 'bound', bound: { relation: '<', dose: 3 } });
    expect(combineExperiments(experiments(fromAbove, beyond(10)))).toMatchObject({
      outcome: 'notIdentified',
      bound: null,
    });
  });

  it('has no mean of bounds to different sides', () => {
    const combined = combineExperiments(experiments(beyond(10), beyond(0.1, '<')));
    expect(combined).toMatchObject({ n: 0, ec50: null, outcome: 'notIdentified' });
  });

  it('does not leave out an experiment that does not respond', () => {
    const combined = combineExperiments(experiments(withEc50(2), silent, withEc50(3)));
    expect(combined).toMatchObject({
      ec50: null,
      outcome: 'notIdentified',
      flags: ['experimentWithoutResponse'],
    });
    expect(combined.reason).toContain('experiment 2');
    expect(combineExperiments(experiments(silent, silent)).outcome).toBe('noResponse');
  });

  it('leaves out aloud what has no EC50 at all', () => {
    const combined = combineExperiments(experiments(withEc50(2), lost, withEc50(8)));
    expect(combined).toMatchObject({ n: 2, outcome: 'estimated', flags: ['experimentsLeftOut'] });
    expect(combined.reason).toContain('Left out');
    expect(combined.reason).toContain('experiment 2');
    expectClose(combined.ec50, 4, { rel: 1e-14 });
    expect(combineExperiments(experiments(lost)).outcome).toBe('notIdentified');
    expect(combineExperiments([]).outcome).toBe('notIdentified');
  });
});

describe('absolute IC50 over experiments', () => {
  it('is the geometric mean when every experiment reaches 50 %', () => {
    const { ic50Absolute } = combineExperiments(experiments(withEc50(1), withEc50(4)));
    expect(ic50Absolute).toMatchObject({ n: 2, state: 'estimated' });
    expectClose(ic50Absolute!.dose, 4, { rel: 1e-14 });
    // ln 4 ± t·ln 4/2, t(0.975, 1) = tan(0.475 π)
    const half = Math.tan(0.475 * Math.PI) * Math.LN2;
    expectClose(ic50Absolute!.confidence95![1], 4 * Math.exp(half), { rel: 1e-11 });
  });

  it('is not reached when one experiment does not reach 50 %', () => {
    const missed = withEc50(2, { ic50State: 'notReached', ic50Absolute: null });
    const { ic50Absolute } = combineExperiments(experiments(withEc50(1), missed));
    expect(ic50Absolute).toMatchObject({ n: 0, dose: null, state: 'notReached' });
    expect(ic50Absolute!.reason).toContain('1 of 2');
  });

  it('is outside the doses when one experiment crosses there', () => {
    const outside = withEc50(2, { ic50State: 'outsideDoses' });
    expect(combineExperiments(experiments(withEc50(1), outside)).ic50Absolute!.state).toBe('outsideDoses');
  });

  it('does not apply to other scales', () => {
    const other = withEc50(2, { ic50State: 'notApplicable', ic50Absolute: null });
    expect(combineExperiments(experiments(other, other)).ic50Absolute!.state).toBe('notApplicable');
  });
});

describe('compareLogEc50', () => {
  const a = experiments(withEc50(2), withEc50(4), withEc50(16));
  const b = experiments(withEc50(1), withEc50(1), withEc50(2));

  it('is a paired t-test of ln EC50 over experiments', () => {
    // ln ratios: 1, 2, 3 × ln 2: mean 2, SD 1, t = 2√3, p from scipy.stats.t.sf(2√3, 2)·2
    const comparison = compareLogEc50(a, b);
    expect([comparison.n, comparison.df]).toEqual([3, 2]);
    expectClose(comparison.ratio, 4, { rel: 1e-13 });
    expectClose(comparison.statistic, 2 * Math.sqrt(3), { rel: 1e-12 });
    expectClose(comparison.p, 0.07417990022744857, { rel: 1e-11 });
    const half = (t975of2 * Math.LN2) / Math.sqrt(3);
    expectClose(comparison.confidence95![0], 4 * Math.exp(-half), { rel: 1e-12 });
  });

  it('turns the ratio and keeps p when the curves are swapped', () => {
    const there = compareLogEc50(a, b);
    const back = compareLogEc50(b, a);
    expectClose(back.ratio, 1 / there.ratio!, { rel: 1e-13 });
    expectClose(back.statistic, -there.statistic!, { rel: 1e-13 });
    expectClose(back.p, there.p!, { rel: 1e-13 });
  });

  it('pairs by the name of the experiment, not by order', () => {
    expect(compareLogEc50(a, [...b].reverse())).toEqual(compareLogEc50(a, b));
  });

  it('names experiments that cannot be paired', () => {
    const withGap = [...b, { experiment: '7', fit: withEc50(100) }];
    const comparison = compareLogEc50(a, withGap);
    expect(comparison.n).toBe(3);
    // means of the pairs, not of all experiments of a curve: their quotient is the ratio
    expectClose(comparison.ec50B, Math.cbrt(2), { rel: 1e-14 });
    expectClose(comparison.ec50A! / comparison.ec50B!, comparison.ratio!, { rel: 1e-14 });
    expect(comparison.flags).toEqual(['experimentsLeftOut']);
    expect(comparison.reason).toContain('experiment 7');
  });

  it('does not test the others when an experiment lies beyond the doses or does not respond', () => {
    for (const fit of [beyond(10), silent]) {
      const comparison = compareLogEc50(a, [...b.slice(0, 2), { experiment: '3', fit }]);
      expect(comparison).toMatchObject({
        n: 2,
        p: null,
        ratio: null,
        ec50A: null,
        flags: ['experimentsBeyondDoses'],
      });
      expect(comparison.reason).toContain('experiment 3');
    }
  });

  it('has a ratio but no p for one pair, and nothing for none', () => {
    expect(compareLogEc50(a.slice(0, 1), b)).toMatchObject({ n: 1, ratio: 2, p: null, statistic: null });
    expect(compareLogEc50(experiments(silent), b)).toMatchObject({ n: 0, ratio: null, p: null });
  });

  it('has no p without scatter between experiments', () => {
    const same = experiments(withEc50(2), withEc50(2));
    const comparison = compareLogEc50(same, experiments(withEc50(1), withEc50(1)));
    expect(comparison).toMatchObject({ n: 2, p: null });
    expect(comparison.reason).toContain('no scatter');
  });
});
