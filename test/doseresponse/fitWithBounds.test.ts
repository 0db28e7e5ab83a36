import { describe, expect, it } from 'vitest';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import type { FitParameter, Interval } from '#domain/fit';
import oracle from '../oracle/bounded-fits.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { simulatedPoints } from './simulated.ts';

const cases = oracle.fits.map((fit) => ({ title: `${fit.id} with ${JSON.stringify(fit.bounds)}`, ...fit }));
const points = simulatedPoints('sim-s01-standard');

/** A fit with bounds as the oracle writes them. */
function bounded(id: string, bounds: object, more: Partial<typeof defaultFitOptions> = {}) {
  const intervals = bounds as Readonly<Partial<Record<FitParameter, Interval>>>;
  return fitCurve(simulatedPoints(id), { ...defaultFitOptions, bounds: intervals, ...more });
}

describe('fits with bounds, against scipy.optimize.least_squares (test/oracle/bounded-fits.py)', () => {
  it.each(cases)('$title', ({ id, bounds, estimate, se, rss, df, on }) => {
    const fit = bounded(id, bounds);
    expect(fit.converged).toBe(true);
    expect(fit.rSquared!).toBeGreaterThan(0.8);
    for (const [name, value] of Object.entries(estimate) as [keyof typeof estimate, number][])
      expectClose(fit.parameters![name], value, { rel: 1e-9 }, name);
    expect(fit.atBounds!.map(({ parameter, side }) => [parameter, side]).sort()).toEqual(
      Object.entries(on).sort(),
    );
    expect(fit.flags.includes('atBound')).toBe(Object.keys(on).length > 0);
    expectClose(fit.rss, rss, { rel: 1e-10 }, 'rss');
    expect(fit.df).toBe(df);
    for (const [name, value] of Object.entries(se))
      expectClose(fit.standardErrors[name], value, { rel: 1e-8 }, `se of ${name}`);
    for (const name of Object.keys(on)) {
      expect(fit.standardErrors[name]).toBeUndefined();
      expect(fit.confidence95[name]).toBeUndefined();
      expect(fit.profile95[name]).toBeUndefined();
    }
  });
});

describe('bounds', () => {
  it('that hold the best curve change nothing but that they are said to be kept', () => {
    const free = fitCurve(points, defaultFitOptions);
    expect(bounded('sim-s01-standard', { bottom: [-50, 50], ec50: [1e-6, null] })).toEqual({
      ...free,
      atBounds: [],
    });
  });

  it('say in words which of them the optimum lies on', () => {
    const fit = bounded('sim-s01-standard', { bottom: [20, 30] });
    expect(fit.parameters!.bottom).toBe(20);
    expect(fit.atBounds).toEqual([{ parameter: 'bottom', side: 'lower', value: 20 }]);
    expect(fit.reason).toMatch(/bottom lies on its lower bound \(20\)/);
  });

  it('that stop the EC50 leave it without an estimate', () => {
    const fit = bounded('sim-s01-standard', { ec50: [0.3, null] });
    expect(fit.atBounds).toEqual([{ parameter: 'ec50', side: 'lower', value: 0.3 }]);
    expect(fit.outcome).toBe('notIdentified');
    expect(fit.parameters!.ec50).toBe(0.3);
  });

  it('do not make three doses carry four parameters', () => {
    const doses = new Set([...new Set(points.map(({ dose }) => dose))].slice(0, 3));
    const few = points.filter(({ dose }) => doses.has(dose));
    const fit = fitCurve(few, { ...defaultFitOptions, bounds: { bottom: [0, 10], top: [90, 110] } });
    expect(fit.outcome).toBe('notIdentified');
    expect(fit.flags).toContain('tooFewDoses');
  });

  it('do not hide that a jump is as good: no minimum within them is proven', () => {
    const jump = [0.1, 0.2, 0.4, 0.8, 1.6, 3.2].flatMap((dose) =>
      [-1, 0, 1].map((by) => ({ dose, response: (dose < 0.5 ? 90 : 20) + by })),
    );
    const free = fitCurve(jump, defaultFitOptions);
    expect(free.parameters).toBeNull();
    const fit = fitCurve(jump, { ...defaultFitOptions, bounds: { bottom: [0, 30] } });
    expect(fit.parameters).toBeNull();
    expect(fit.flags).toContain('noMinimumInBounds');
    expect(fit.outcome).not.toBe('estimated');
  });

  it.each([
    [{ bottom: [30, 0] }, /not below its upper bound/],
    [{ bottom: [null, null] }, /not a number/],
    [{ hormesis: [0, 1] }, /hormesis cannot be bounded/],
    [{ asymmetry: [1, 2] }, /4PL has no asymmetry/],
    [{ ec50: [null, -1] }, /always above 0/],
  ] as const)('%o are refused', (bounds, reason) => {
    const fit = bounded('sim-s01-standard', bounds);
    expect(fit.outcome).toBe('failed');
    expect(fit.reason).toMatch(reason);
  });

  it('of a parameter that is held are refused', () => {
    const fit = bounded('sim-s01-standard', { top: [90, 110] }, { fixed: { top: 100 } });
    expect(fit.reason).toMatch(/held at 100/);
  });
});
