import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FitOptions, FitPoint } from '#domain/fit';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { expectClose } from '../support/expectClose.ts';

const options: FitOptions = { ...defaultFitOptions, scale: 'percent' };
const doses = [0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

/** A curve well inside the doses; replicates always differ, so that no sum of squares is all rounding. */
const curves = fc.record({
  hillSlope: fc.double({ min: 0.8, max: 2, noNaN: true }),
  falling: fc.boolean(),
  bottom: fc.double({ min: 0, max: 30, noNaN: true }),
  top: fc.double({ min: 85, max: 105, noNaN: true }),
  logEc50: fc.double({ min: Math.log(0.07), max: Math.log(0.9), noNaN: true }),
  scatter: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 16, maxLength: 16 }),
});
type Curve = typeof curves extends fc.Arbitrary<infer T> ? T : never;

function pointsOf({ hillSlope, falling, bottom, top, logEc50, scatter }: Curve, noise = 1): FitPoint[] {
  const slope = falling ? -hillSlope : hillSlope;
  return doses.flatMap((dose, i) =>
    [0, 1].map((j) => ({
      dose,
      response:
        bottom +
        (top - bottom) / (1 + (Math.exp(logEc50) / dose) ** slope) +
        noise * (scatter[2 * i + j]! + (j === 0 ? 3 : -3)),
    })),
  );
}

const runs = { numRuns: 40 };

describe('a fit', () => {
  it('recovers a curve without scatter exactly', () => {
    fc.assert(
      fc.property(curves, (curve) => {
        const fit = fitCurve(pointsOf(curve, 0), options);
        expect(fit.outcome).toBe('estimated');
        expectClose(fit.rSquared, 1, { rel: 1e-12 });
        expectClose(fit.parameters!.ec50, Math.exp(curve.logEc50), { rel: 1e-9 });
        expectClose(fit.parameters!.hillSlope, curve.falling ? -curve.hillSlope : curve.hillSlope, {
          rel: 1e-9,
        });
        expectClose(fit.parameters!.bottom, curve.bottom, { abs: 1e-7 });
        expectClose(fit.parameters!.top, curve.top, { abs: 1e-7 });
      }),
      runs,
    );
  });

  it('keeps EC50, slope and R² when all responses are scaled and shifted', () => {
    fc.assert(
      fc.property(curves, fc.double({ min: 1e-4, max: 1e5, noNaN: true }), (curve, factor) => {
        const points = pointsOf(curve);
        const fit = fitCurve(points, { ...options, scale: 'unknown' });
        const scaled = points.map(({ dose, response }) => ({ dose, response: factor * (response + 7) }));
        const other = fitCurve(scaled, { ...options, scale: 'unknown' });
        expect(other.outcome).toBe(fit.outcome);
        expectClose(other.parameters!.ec50, fit.parameters!.ec50, { rel: 1e-9 });
        expectClose(other.parameters!.hillSlope, fit.parameters!.hillSlope, { rel: 1e-9 });
        expectClose(other.parameters!.top, factor * (fit.parameters!.top + 7), { rel: 1e-9 });
        expectClose(other.rSquared, fit.rSquared!, { rel: 1e-10 });
        expectClose(other.standardErrors['logEc50'], fit.standardErrors['logEc50']!, { rel: 1e-7 });
        expectClose(other.standardErrors['bottom'], factor * fit.standardErrors['bottom']!, { rel: 1e-7 });
      }),
      runs,
    );
  });

  it('scales the EC50 and its interval with the unit of dose', () => {
    fc.assert(
      fc.property(curves, fc.constantFrom(1e-9, 1e-3, 37, 1e6), (curve, factor) => {
        const points = pointsOf(curve);
        const fit = fitCurve(points, options);
        const other = fitCurve(
          points.map(({ dose, response }) => ({ dose: dose * factor, response })),
          options,
        );
        expectClose(other.parameters!.ec50, factor * fit.parameters!.ec50, { rel: 1e-9 });
        expectClose(other.confidence95['ec50']![0], factor * fit.confidence95['ec50']![0]!, { rel: 1e-8 });
        expectClose(other.parameters!.top, fit.parameters!.top, { rel: 1e-9 });
        expect(other.flags).toEqual(fit.flags);
      }),
      runs,
    );
  });

  it('does not depend on the order of the points', () => {
    fc.assert(
      fc.property(
        curves,
        fc.array(fc.double({ noNaN: true }), { minLength: 16, maxLength: 16 }),
        (curve, keys) => {
          const points = pointsOf(curve);
          const shuffled = points
            .map((point, i) => [keys[i]!, point] as const)
            .sort(([a], [b]) => a - b)
            .map(([, point]) => point);
          const fit = fitCurve(points, options);
          const other = fitCurve(shuffled, options);
          expectClose(other.parameters!.ec50, fit.parameters!.ec50, { rel: 1e-11 });
          expectClose(other.rss, fit.rss!, { rel: 1e-11 });
          expect(other.flags).toEqual(fit.flags);
        },
      ),
      runs,
    );
  });

  it('is the same with equal weights, and a weight of 2 is a point measured twice', () => {
    fc.assert(
      fc.property(curves, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (curve, weight) => {
        const points = pointsOf(curve);
        const fit = fitCurve(points, options);
        const equal = fitCurve(
          points.map((point) => ({ ...point, weight })),
          options,
        );
        expectClose(equal.parameters!.ec50, fit.parameters!.ec50, { rel: 1e-10 });
        expectClose(equal.standardErrors['hillSlope'], fit.standardErrors['hillSlope']!, { rel: 1e-8 });
        expectClose(equal.rss, weight * fit.rss!, { rel: 1e-9 });
        const doubled = fitCurve(
          points.map((point, i) => ({ ...point, weight: i % 2 === 0 ? 2 : 1 })),
          options,
        );
        const twice = fitCurve([...points, ...points.filter((_, i) => i % 2 === 0)], options);
        expectClose(doubled.parameters!.ec50, twice.parameters!.ec50, { rel: 1e-10 });
        expectClose(doubled.rss, twice.rss!, { rel: 1e-9 });
        expect(twice.df).toBe(doubled.df + 8);
      }),
      runs,
    );
  });

  it('explains no less when a parameter is let free', () => {
    fc.assert(
      fc.property(curves, (curve) => {
        const points = pointsOf(curve);
        const held = fitCurve(points, { ...options, fixed: { bottom: 0, top: 100 } });
        const three = fitCurve(points, { ...options, fixed: { bottom: 0 } });
        const four = fitCurve(points, options);
        expect(three.rss!).toBeLessThanOrEqual(held.rss! * (1 + 1e-12));
        expect(four.rss!).toBeLessThanOrEqual(three.rss! * (1 + 1e-12));
      }),
      runs,
    );
  });

  it('has a rising mirror image for a falling curve', () => {
    fc.assert(
      fc.property(curves, (curve) => {
        const points = pointsOf(curve);
        const fit = fitCurve(points, options);
        const turned = fitCurve(
          points.map(({ dose, response }) => ({ dose, response: 100 - response })),
          options,
        );
        expectClose(turned.parameters!.hillSlope, -fit.parameters!.hillSlope, { rel: 1e-9 });
        expectClose(turned.parameters!.bottom, 100 - fit.parameters!.top, { abs: 1e-7 });
        expectClose(turned.standardErrors['bottom'], fit.standardErrors['top']!, { rel: 1e-7 });
        expectClose(turned.ic50Absolute, fit.ic50Absolute!, { rel: 1e-9 });
      }),
      runs,
    );
  });

  it('answers anything with a Fit and never with NaN', () => {
    const anyPoint = fc.record({
      dose: fc.oneof(fc.constantFrom(0, 1, 2, 3, 10, 100), fc.double({ min: 0, max: 1e12, noNaN: true })),
      response: fc.oneof(fc.integer({ min: -3, max: 103 }), fc.double()),
      weight: fc.constantFrom(0, 0.5, 1, 1, 1, 7),
    });
    fc.assert(
      fc.property(
        fc.array(anyPoint, { maxLength: 20 }),
        fc.constantFrom('4PL' as const, '3PL' as const, '2PL' as const),
        fc.constantFrom({}, { top: 100 }, { hillSlope: -1 }, { ec50: 2 }, { bottom: -5, top: 50 }),
        (points, model, fixed) => {
          const fit = fitCurve(points, { ...options, model, fixed });
          expect(
            JSON.stringify(fit, (_, value: unknown) => (Number.isNaN(value) ? 'NaN' : value)),
          ).not.toContain('NaN');
          if (fit.outcome === 'estimated') expect(fit.converged).toBe(true);
          if (!fit.converged) expect(fit.parameters).toBeNull();
          if (fit.outcome === 'bound') expect(fit.bound).not.toBeNull();
          expect(fit.reason).not.toBe('');
        },
      ),
      { numRuns: 300 },
    );
  });
});
