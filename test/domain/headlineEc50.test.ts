import { describe, expect, it } from 'vitest';
import { headlineEc50 } from '#domain/headlineEc50';
import { combined, curveFits, fit } from '../support/madeUpCurves.ts';

describe('headlineEc50', () => {
  it('is the geometric mean over experiments where there are two or more', () => {
    expect(headlineEc50(curveFits([fit, fit], combined, fit))).toEqual({
      kind: 'estimated',
      ec50: 0.01812,
      confidence95: [0.0121, 0.02704],
      experiments: 3,
      flags: [],
    });
  });

  it('is not the pooled fit even where the experiments give no number', () => {
    const lost = { ...combined, outcome: 'notIdentified', ec50: null, reason: 'why' } as const;
    expect(headlineEc50(curveFits([fit, fit], lost, fit))).toEqual({
      kind: 'none',
      outcome: 'notIdentified',
      reason: 'why',
    });
  });

  it('is the one fit with its profile interval where there is one experiment', () => {
    expect(
      headlineEc50(curveFits([{ ...fit, flags: ['tooFewDoses', 'ic50NotReached'] }], combined, null)),
    ).toEqual({
      kind: 'estimated',
      ec50: 0.05,
      confidence95: [0.03, 0.08],
      experiments: null,
      flags: ['tooFewDoses'],
    });
  });

  it('is the bound of a fit that is one', () => {
    const bound = { ...fit, outcome: 'bound', bound: { relation: '>', dose: 10 }, reason: 'why' } as const;
    expect(headlineEc50(curveFits([bound], null, null))).toEqual({
      kind: 'bound',
      experiments: null,
      relation: '>',
      dose: 10,
      reason: 'why',
    });
  });

  it('is the reason of a fit that failed, though it may hold parameters', () => {
    expect(headlineEc50(curveFits([{ ...fit, outcome: 'failed', reason: 'why' }], null, null))).toMatchObject(
      { kind: 'none' },
    );
  });

  it('is null where nothing was fitted', () => {
    expect(headlineEc50([])).toBeNull();
  });
});
