import { describe, expect, it } from 'vitest';
import { fitText, type PrintedFits } from '#report/fitText';

const nothing: PrintedFits = { fits: [], combined: [], comparisons: [], doseUnit: 'µM', inferred: [] };

const combined: PrintedFits['combined'][number] = {
  curve: 'T',
  n: 2,
  ec50: 0.5,
  confidence95: [0.25, 1],
  outcome: 'estimated',
  flags: [],
  reason:
    'Geometric mean of 2 of 3 experiments. Left out, because the data do not say where the EC50 lies: experiment 3.',
  bound: null,
};

describe('fits in the terminal', () => {
  it('name the experiments that the EC50 over experiments is made without', () => {
    const complete = fitText({ ...nothing, combined: [combined] });
    expect(complete).toBe(
      'T, over experiments: EC50 0.5000 µM (95 % CI 0.2500 to 1.000), geometric mean of n = 2 experiments',
    );
    const without = fitText({ ...nothing, combined: [{ ...combined, flags: ['experimentsLeftOut'] }] });
    expect(without).toBe(`${complete}\n  ${combined.reason}`);
  });

  it('say why two curves are not compared, and what a comparison leaves out', () => {
    const compared = { a: 'T', b: 'T+P', ratio: null, p: null, confidence95: null, flags: [] };
    expect(fitText({ ...nothing, comparisons: [{ ...compared, reason: 'No pairs.' }] })).toBe(
      'T against T+P: not comparable over experiments. No pairs.',
    );
    const ratio = { ...compared, ratio: 0.5, p: 0.04, flags: ['experimentsLeftOut'], reason: 'Left out: 3.' };
    expect(fitText({ ...nothing, comparisons: [ratio] })).toMatch(
      /EC50 ratio 0\.5000, paired test of log EC50, p = 0\.040\n {2}Left out: 3\.$/,
    );
  });
});
