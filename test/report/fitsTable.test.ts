import { describe, expect, it } from 'vitest';
import { fitsTable } from '#report/fitsTable';
import * as small from './smallAnalysis.ts';

describe('the fits', () => {
  const rowsFor = (...fits: Parameters<typeof small.curveFit>[0][]) =>
    small.rowsOf(fitsTable(small.analysis({ fits: fits.map(small.curveFit) })));

  it('print the numbers of an estimated curve, an open side of an interval empty', () => {
    expect(rowsFor({ fit: small.fit })[0]).toMatchObject({
      outcome: 'estimated',
      hill_slope: '-1.3',
      ec50: '0.03',
      ec50_ci95_low: '0.02',
      ec50_ci95_high: '0.05',
      ic50_absolute: '0.06',
      ic50_absolute_ci95_low: '0.04',
      ic50_absolute_ci95_high: '',
      n_points: '9',
      df: '5',
      bound: '',
    });
  });

  it('print a bound as a bound and no parameter of the curve', () => {
    const beyond = {
      ...small.fit,
      outcome: 'bound',
      bound: { relation: '>', dose: 10 },
      flags: ['ec50OutsideDoses'],
    } as const;
    const state = { ic50State: 'notReached', ic50Absolute: 1e6 } as const;
    expect(rowsFor({ fit: { ...beyond, ...state } })[0]).toMatchObject({
      outcome: 'bound',
      bound: '> 10',
      flags: 'ec50OutsideDoses; EC50 > 10 µg/ml; ic50NotReached',
      hill_slope: '',
      bottom: '',
      top: '',
      ec50: '',
      ec50_ci95_low: '',
      ec50_ci95_high: '',
      ic50_absolute: '',
      ic50_absolute_ci95_low: '',
      ic50_state: 'notReached',
    });
  });

  it.each(['notIdentified', 'noResponse', 'failed'] as const)(
    'print no parameter of a curve that is %s',
    (outcome) => {
      const row = rowsFor({ fit: { ...small.fit, outcome, reason: 'the doses say too little' } })[0];
      expect(row).toMatchObject({
        outcome,
        hill_slope: '',
        ec50: '',
        ec50_ci95_low: '',
        bound: '',
        reason: 'the doses say too little',
      });
    },
  );

  it('give the EC50 over experiments with the model of its experiments', () => {
    const row = rowsFor({ fit: small.fit }, { experiment: 'combined', combined: small.combined })[1];
    expect(row).toMatchObject({
      experiment: 'combined',
      model: '4PL',
      outcome: 'estimated',
      ec50: '0.031',
      ec50_ci95_low: '0.025',
      ec50_ci95_high: '0.039',
      hill_slope: '',
      n_points: '',
      n_experiments: '3',
      df: '2',
    });
  });

  it('give the absolute IC50 over experiments, or say that it is not reached', () => {
    const ic50 = { n: 3, dose: 0.2, confidence95: [0.1, 0.4], state: 'estimated', reason: '' } as const;
    const [reached, beyond] = rowsFor(
      { experiment: 'combined', combined: { ...small.combined, ic50Absolute: ic50 } },
      {
        experiment: 'combined',
        combined: { ...small.combined, ic50Absolute: { ...ic50, state: 'notReached' } },
      },
    );
    expect(reached).toMatchObject({
      ic50_absolute: '0.2',
      ic50_absolute_ci95_low: '0.1',
      ic50_absolute_ci95_high: '0.4',
      flags: '',
    });
    expect(beyond).toMatchObject({
      ic50_absolute: '',
      ic50_absolute_ci95_low: '',
      ic50_absolute_ci95_high: '',
      ic50_state: 'notReached',
      flags: 'ic50NotReached',
    });
  });

  it('print no combined EC50 that is only a bound', () => {
    const bound = { relation: '>', dose: 10 } as const;
    const row = rowsFor({
      experiment: 'combined',
      combined: { ...small.combined, outcome: 'bound', bound },
    })[0];
    expect(row).toMatchObject({
      outcome: 'bound',
      ec50: '',
      ec50_ci95_high: '',
      bound: '> 10',
      flags: 'EC50 > 10 µg/ml',
    });
  });
});
