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
    const test = 'paired' as const;
    const compared = { test, a: 'T', b: 'T+P', ratio: null, p: null, confidence95: null, flags: [] };
    expect(fitText({ ...nothing, comparisons: [{ ...compared, reason: 'No pairs.' }] })).toBe(
      'T against T+P: not comparable over experiments. No pairs.',
    );
    const ratio = { ...compared, ratio: 0.5, p: 0.04, flags: ['experimentsLeftOut'], reason: 'Left out: 3.' };
    expect(fitText({ ...nothing, comparisons: [ratio] })).toMatch(
      /EC50 ratio 0\.5000, paired test of log EC50, p = 0\.040\n {2}Left out: 3\.$/,
    );
  });

  it('say whether two curves need parameters of their own, with F, its degrees of freedom and p', () => {
    const compared = {
      test: 'extra-sum-of-squares',
      a: 'T',
      b: 'T+P',
      full: 'separate',
      aiccDifference: 3,
      statistic: 1.643,
      df1: 3,
      df2: 52,
      ratio: 0.25,
      confidence95: [0.2, 0.3125],
    } as const;
    const line = (reduced: 'common' | 'parallel', p: number) =>
      fitText({ ...nothing, comparisons: [{ ...compared, reduced, p }] });
    expect(line('parallel', 0.19)).toBe(
      'T against T+P, points as independent: curves that differ in EC50 alone not ruled out (F(3, 52) = 1.643, p = 0.19); EC50 ratio 0.2500 (95 % CI 0.2000 to 0.3125)',
    );
    expect(line('common', 0.0001)).toContain('one curve for both ruled out (F(3, 52)');
  });
});
