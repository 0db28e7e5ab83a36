import { describe, expect, it } from 'vitest';
import { fiellerInterval } from '#stats/fieller';
import { mean, sampleVariance } from '#stats/moments';
import { studentTQuantile } from '#stats/studentT';
import { expectClose } from '../support/expectClose.ts';

/** Percent of control with Fieller's interval on the pooled variance, computed in R 4.2.2 with tails at 40 digits. */
const references = [
  {
    treated: [0.5168, 0.5544, 0.4907, 0.5272],
    control: [1.0972, 1.1915, 1.0925, 1.2132, 1.1475, 1.0266],
    fieller95: [40.1369424695174, 52.670215209132],
  },
  {
    treated: [0.5268, 0.5152, 0.5332, 0.4925, 0.5079],
    control: [1.0702, 1.1175, 1.0188, 1.1865, 1.1282, 1.0125],
    fieller95: [42.1620089760415, 52.6284873997677],
  },
] as const;

describe('Fieller’s interval', () => {
  it.each(references)('of a percent of control agrees with R', ({ treated, control, fieller95 }) => {
    const df = treated.length + control.length - 2;
    const pooled =
      ((treated.length - 1) * sampleVariance(treated)! + (control.length - 1) * sampleVariance(control)!) /
      df;
    const interval = fiellerInterval(
      {
        numerator: mean(treated),
        denominator: mean(control),
        numeratorVariance: pooled / treated.length,
        denominatorVariance: pooled / control.length,
        covariance: 0,
      },
      studentTQuantile(0.975, df),
    );
    expectClose(100 * interval![0], fieller95[0], { rel: 1e-12 });
    expectClose(100 * interval![1], fieller95[1], { rel: 1e-12 });
  });

  it('is the plain t-interval when the denominator is known exactly', () => {
    const known = {
      numerator: 3,
      denominator: 2,
      numeratorVariance: 0.04,
      denominatorVariance: 0,
      covariance: 0,
    };
    const [low, high] = fiellerInterval(known, 2)!;
    expectClose(low, (3 - 2 * 0.2) / 2, { rel: 1e-12 });
    expectClose(high, (3 + 2 * 0.2) / 2, { rel: 1e-12 });
  });

  it('collapses onto 1 when numerator and denominator vary together', () => {
    const same = {
      numerator: 2,
      denominator: 2,
      numeratorVariance: 0.01,
      denominatorVariance: 0.01,
      covariance: 0.01,
    };
    const [low, high] = fiellerInterval(same, 2)!;
    expectClose(low, 1, { rel: 1e-9 });
    expectClose(high, 1, { rel: 1e-9 });
  });

  it('does not exist when the denominator could be 0', () => {
    const vague = {
      numerator: 1,
      denominator: 1,
      numeratorVariance: 1,
      denominatorVariance: 1,
      covariance: 0,
    };
    expect(fiellerInterval(vague, 2)).toBeNull();
  });
});
