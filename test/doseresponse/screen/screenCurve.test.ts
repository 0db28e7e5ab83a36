import { describe, expect, it } from 'vitest';
import type { Fit, FitOptions } from '#domain/fit';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { screenCurve } from '#doseresponse/screen/screenCurve';
import { expectClose } from '../../support/expectClose.ts';
import { screenCurves, screenKinds } from '../../support/screenCurves.ts';

/** 8 digits; what is 0 but for rounding is compared with the responses, which are up to 100. */
const digits = { rel: 1e-8, abs: 1e-8 };

function expectSame(screened: Fit, fit: Fit): void {
  expect(screened.outcome).toBe(fit.outcome);
  expect(screened.flags).toEqual(fit.flags);
  expect(screened.ic50State).toBe(fit.ic50State);
  expect([screened.n, screened.df, screened.converged]).toEqual([fit.n, fit.df, fit.converged]);
  expect(screened.bound?.relation).toBe(fit.bound?.relation);
  const numbers = numbersOf(fit);
  const others = numbersOf(screened);
  expect(Object.keys(others)).toEqual(Object.keys(numbers));
  for (const [name, value] of Object.entries(numbers)) {
    const other = others[name];
    if (value === null || !Number.isFinite(value)) expect(other).toBe(value);
    // beyond what a double resolves in squares an end of an interval is no number for anybody
    else if (Math.abs(value) < 1e30) expectClose(other, value, digits);
  }
}

/** All that the table of a screen shows. */
function numbersOf(fit: Fit): Record<string, number | null> {
  const ends = (name: string, interval: readonly (number | null)[] | null | undefined): object =>
    interval == null ? {} : { [`${name} low`]: interval[0], [`${name} high`]: interval[1] };
  return {
    ...fit.parameters,
    // errors of a curve that is nearly a jump have no digits; tables print them for what is estimated
    ...(fit.outcome === 'estimated'
      ? Object.fromEntries(Object.entries(fit.standardErrors).map(([name, se]) => [`se of ${name}`, se]))
      : {}),
    ...ends('ec50', fit.confidence95['ec50']),
    ...ends('profile', fit.profile95['ec50']),
    ...ends('ic50', fit.ic50AbsoluteConfidence95),
    ic50: fit.ic50Absolute,
    bound: fit.bound?.dose ?? null,
    rss: fit.rss,
    rSquared: fit.rSquared,
    p: fit.responseP ?? null,
  };
}

describe('the fit of a curve in a screen', () => {
  const options: FitOptions = { ...defaultFitOptions, confidence: 'wald', scale: 'percent' };
  const curves = screenCurves(450, 2020);

  it.each(screenKinds)('is that of a curve by itself, verdict and flags included: %s', (kind) => {
    const outcomes = new Set<string>();
    for (const { points } of curves.filter((curve) => curve.kind === kind)) {
      const fit = fitCurve(points, options);
      outcomes.add(fit.outcome);
      expectSame(screenCurve(points, options), fit);
    }
    // a kind that only fails would compare nothing
    if (kind !== 'constant' && kind !== 'flat') expect(outcomes).toContain('estimated');
  });

  it.each([
    { ...options, model: 'W1' },
    { ...options, model: 'LN' },
    { ...options, fixed: { top: 100 } },
    { ...options, omitZero: true, scale: 'unknown' },
    { ...options, standardErrors: 'observed' },
  ] as FitOptions[])('is that of a curve by itself with other options: %o', (other) => {
    for (const { points } of curves.slice(0, 30))
      expectSame(screenCurve(points, other), fitCurve(points, other));
  });

  it('has no band, area or effective doses, which nobody looks at for a hundred thousand curves', () => {
    const fits = curves.slice(0, 30).map(({ points }) => screenCurve(points, options));
    const fit = fits.find(({ outcome }) => outcome === 'estimated')!;
    expect(fit.parameters).not.toBeNull();
    expect([fit.band, fit.area, fit.effectiveDoses]).toEqual([undefined, undefined, undefined]);
  });

  it('says what is wrong with points that no curve can have', () => {
    expect(screenCurve([{ dose: -1, response: 2 }], options).outcome).toBe('failed');
    expect(screenCurve([], options).flags).toEqual(['tooFewDoses']);
    expect(screenCurve([{ dose: 1, response: Number.NaN }], options).reason).toContain('not a number');
  });
});
