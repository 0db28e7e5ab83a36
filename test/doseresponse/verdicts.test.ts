import { describe, expect, it } from 'vitest';
import type { FitOptions, FitPoint } from '#domain/fit';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { expectClose } from '../support/expectClose.ts';
import { simulatedPoints } from './simulated.ts';

const percent: FitOptions = { ...defaultFitOptions, scale: 'percent' };

/** Three replicates around a falling 4PL with a fixed pattern of scatter. */
function falling(
  doses: readonly number[],
  { bottom = 10, top = 100, ec50 = 1, hillSlope = -1.2, scatter = 2 }: Partial<Record<string, number>> = {},
): FitPoint[] {
  return doses.flatMap((dose, i) =>
    [-1, 0.25, 0.75].map((part, j) => ({
      dose,
      response:
        (dose === 0 ? top : bottom + (top - bottom) / (1 + (ec50 / dose) ** hillSlope)) +
        scatter * (part + ((i * 7 + j * 3) % 5) / 5 - 0.4),
    })),
  );
}

describe('the verdict on a fit', () => {
  it('is estimated, without a flag, for a curve that the doses cover', () => {
    const fit = fitCurve(falling([0, 0.01, 0.05, 0.2, 0.5, 1, 2, 5, 20, 100]), percent);
    expect(fit.outcome).toBe('estimated');
    expect(fit.flags).toEqual([]);
    expect(fit.bound).toBeNull();
    expect(fit.rSquared!).toBeGreaterThan(0.99);
  });

  it('is noResponse for a flat line (sim-s05), and 50 % is not reached', () => {
    for (const model of ['4PL', '3PL'] as const) {
      const fit = fitCurve(simulatedPoints('sim-s05-flat'), { ...percent, model });
      expect(fit.outcome).toBe('noResponse');
      expect(fit.responseP!).toBeGreaterThan(0.05);
      expect(fit.ic50State).toBe('notReached');
      expect(fit.ic50Absolute).toBeNull();
    }
  });

  it('is noResponse from p = 0.05 on, even when a proven curve looks like one', () => {
    const points = [106, 107, 98, 31, 93, 18, 31, 15].map((response, i) => ({
      dose: i === 0 ? 0 : 2 ** i,
      response,
    }));
    const fit = fitCurve(points, percent);
    expect(fit.responseP!).toBeGreaterThan(0.05);
    expect(fit.responseP!).toBeLessThan(0.4);
    expect(fit.converged).toBe(true);
    expect(fit.outcome).toBe('noResponse');
  });

  it('is noResponse when every dose has the same mean', () => {
    const same = [0, 1, 2, 3, 4, 5].flatMap((dose) => [9, 11].map((response) => ({ dose, response })));
    expect(fitCurve(same, percent).outcome).toBe('noResponse');
  });

  it('is a bound above the highest dose when the EC50 of a proven curve lies beyond it (sim-s04, 3PL)', () => {
    const fit = fitCurve(simulatedPoints('sim-s04-ic50-outside'), { ...percent, model: '3PL' });
    expect(fit.outcome).toBe('bound');
    expect(fit.bound).toEqual({ relation: '>', dose: 0.3 });
    expect(fit.flags).toEqual(['ec50OutsideDoses', 'ic50OutsideDoses']);
    expect(fit.ic50State).toBe('outsideDoses');
    // JSON keeps the proven optimum
    expect(fit.parameters!.ec50).toBeGreaterThan(0.3);
  });

  it('is a bound below the lowest dose when all doses are too high', () => {
    const points = falling([1, 3, 10, 30, 100, 300], { ec50: 0.5, bottom: 0 });
    const fit = fitCurve(points, { ...percent, model: '3PL', fixed: { top: 100 } });
    expect(fit.outcome).toBe('bound');
    expect(fit.bound).toEqual({ relation: '<', dose: 1 });
    expect(fit.flags).toContain('ec50OutsideDoses');
  });

  it('is a bound at the closed end of the profile when the EC50 of the best curve lies beyond doses that do not prove it', () => {
    // the bend is just about to be seen: the best curve puts its EC50 beyond 10, but curves with an EC50 inside fit nearly as well
    const points = falling([0, 0.01, 0.1, 1, 3, 10], { ec50: 12, bottom: 0, hillSlope: -1, scatter: 6 });
    const fit = fitCurve(points, percent);
    expect(fit.flags).toContain('ec50OutsideDoses');
    expect(fit.parameters!.ec50).toBeGreaterThan(10);
    expect(fit.outcome).toBe('bound');
    expect(fit.bound!.dose).toBeLessThan(10);
    const { profile95 } = fitCurve(points, { ...percent, confidence: 'profile' });
    expectClose(fit.bound!.dose, profile95['ec50']![0]!, { rel: 1e-9 });
  });

  it('is a bound at the closed end when the profile is open on one side (sim-s03, sim-s04)', () => {
    const noLower = fitCurve(simulatedPoints('sim-s03-nolower'), percent);
    expect(noLower.outcome).toBe('bound');
    expect(noLower.bound!.relation).toBe('>');
    expectClose(noLower.bound!.dose, 0.36055854175525276, { rel: 1e-8 });
    expect(noLower.profile95['ec50']![1]).toBeNull();
    expect(noLower.flags).toEqual(['ec50Unbounded', 'plateauNotReached', 'plateauImplausible']);
    // the crossing of 50 % is inside the doses whatever the lower plateau
    expect(noLower.ic50State).toBe('estimated');
    const outside = fitCurve(simulatedPoints('sim-s04-ic50-outside'), percent);
    expect(outside.outcome).toBe('bound');
    expect(outside.flags).toContain('ec50Unbounded');
    expect(outside.ic50State).toBe('notReached');
    expect(outside.flags).toContain('ic50NotReached');
  });

  it('is a bound from above when the upper plateau was never seen (sim-s22)', () => {
    const fit = fitCurve(simulatedPoints('sim-s22-noupper'), percent);
    expect(fit.outcome).toBe('bound');
    expect(fit.bound!.relation).toBe('<');
    expect(fit.flags).toContain('noInteriorMinimum');
    expect(fit.ic50State).toBe('outsideDoses');
  });

  it('is notIdentified when the response jumps between two doses', () => {
    const jump = [0, 1, 2, 4, 8, 16].flatMap((dose) =>
      [-1, 0, 1].map((scatter) => ({ dose, response: (dose < 3 ? 100 : 20) + scatter })),
    );
    const fit = fitCurve(jump, percent);
    expect(fit.outcome).toBe('notIdentified');
    expect(fit.flags).toContain('slopeNotIdentified');
    expect(fit.reason).toContain('between 2 and 4');
    expect(fit.parameters).toBeNull();
    // where it jumps is known all the same
    expectClose(fit.profile95['ec50']![0], 2, { rel: 1e-3 });
    expectClose(fit.profile95['ec50']![1], 4, { rel: 1e-3 });
  });

  it('flags a slope that could as well be a jump, and keeps the EC50 (sim-s25)', () => {
    const fit = fitCurve(simulatedPoints('sim-s25-tdm1-wide'), percent);
    expect(fit.outcome).toBe('estimated');
    expect(fit.flags).toContain('slopeNotIdentified');
    const steady = fitCurve(simulatedPoints('sim-s06-steep'), percent);
    expect(steady.flags).not.toContain('slopeNotIdentified');
  });

  it('refuses three doses for a 4PL and flags them as saturated for a 3PL (sim-s24)', () => {
    const points = simulatedPoints('sim-s24-paper-2dose');
    const four = fitCurve(points, percent);
    expect(four.outcome).toBe('notIdentified');
    expect(four.flags).toContain('tooFewDoses');
    expect(four.parameters).toBeNull();
    expect(four.reason).toContain('3 different doses');
    const three = fitCurve(points, { ...percent, model: '3PL' });
    expect(three.flags).toContain('saturatedInDoses');
    expect(three.converged).toBe(true);
  });

  it('refuses as many points as parameters', () => {
    const fit = fitCurve(
      [0, 1, 10, 100].map((dose, i) => ({ dose, response: 100 - 30 * i })),
      percent,
    );
    expect(fit.flags).toContain('tooFewDoses');
    expect(fit.outcome).toBe('notIdentified');
  });

  it('says when what is held makes bottom and top change places', () => {
    const rising = falling([0, 0.1, 0.3, 1, 3, 10, 30], { bottom: 90, top: 10 });
    const fit = fitCurve(rising, { ...percent, fixed: { hillSlope: -1.2 } });
    expect(fit.outcome).toBe('notIdentified');
    expect(fit.flags).toContain('plateausCrossed');
  });

  it('keeps an EC50 that the data close on neither side, flagged', () => {
    // a straight line in ln(dose): every EC50 fits about equally well
    const line = [1, 2, 4, 8, 16, 32, 64, 128].map((dose, i) => ({
      dose,
      response: 90 - 10 * i + [0.9, -0.2, -1.1, 0.4, -0.5, 1, 0.2, -0.7][i]!,
    }));
    const fit = fitCurve(line, percent);
    expect(fit.flags).toContain('ec50Unbounded');
    expect(fit.profile95['ec50']).toEqual([null, null]);
    expect(fit.reason).toContain('neither side');
    expect(fit.converged).toBe(fit.outcome === 'estimated');
  });
});

describe('numbers that cannot be fitted', () => {
  const good = falling([0, 0.1, 0.3, 1, 3, 10]);

  it.each([
    ['a negative dose', { dose: -1, response: 1 }],
    ['a dose that is not a number', { dose: Number.NaN, response: 1 }],
    ['an infinite dose', { dose: Infinity, response: 1 }],
    ['a response that is not a number', { dose: 1, response: Number.NaN }],
    ['a negative weight', { dose: 1, response: 1, weight: -1 }],
  ])('answers failed to %s', (_, point) => {
    const fit = fitCurve([...good, point], percent);
    expect(fit.outcome).toBe('failed');
    expect(fit.reason).toMatch(/dose|response|weight/);
    expect(fit.parameters).toBeNull();
  });

  it.each([
    ['an EC50 of 0', { ec50: 0 }],
    ['a slope of 0', { hillSlope: 0 }],
    ['a bottom at the top', { bottom: 5, top: 5 }],
    ['a value that is not a number', { top: Number.NaN }],
    ['all parameters', { top: 100, bottom: 0, ec50: 1, hillSlope: -1 }],
  ])('answers failed to holding %s', (_, fixed) => {
    expect(fitCurve(good, { ...percent, fixed }).outcome).toBe('failed');
  });

  it('answers failed to no points and to numbers beyond double precision', () => {
    expect(fitCurve([], percent).outcome).toBe('failed');
    const huge = good.map(({ dose, response }) => ({ dose, response: response * 1e200 }));
    expect(fitCurve(huge, percent).outcome).toBe('failed');
  });

  it('refuses a single dose', () => {
    const one = [1, 2, 3].map((response) => ({ dose: 1, response }));
    expect(fitCurve(one, { ...percent, fixed: { top: 100, bottom: 0, hillSlope: -1 } }).flags).toContain(
      'tooFewDoses',
    );
  });
});
