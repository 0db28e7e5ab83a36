import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doseGradient } from '#doseresponse/doseGradient';
import { mirrored } from '#doseresponse/models/doseResponseModel';
import { fourParameterLogistic as model } from '#doseresponse/models/fourParameterLogistic';
import { expectClose } from '../../support/expectClose.ts';

const curve = [-1.3, 12, 97, Math.log(0.4)] as const;

describe('the four-parameter logistic', () => {
  it('is bottom + (top − bottom)/(1 + (EC50/dose)^hillSlope)', () => {
    for (const dose of [0.001, 0.1, 0.4, 3, 200]) {
      const expected = 12 + 85 / (1 + (0.4 / dose) ** -1.3);
      expectClose(model.response(curve, Math.log(dose)), expected, { rel: 1e-13 });
    }
    expectClose(model.response(curve, Math.log(0.4)), (12 + 97) / 2, { rel: 1e-14 });
  });

  it('has the plateau as its limit at dose 0: top when falling, bottom when rising', () => {
    expect(model.response(curve, -Infinity)).toBe(97);
    expect(model.response([1.3, 12, 97, 0], -Infinity)).toBe(12);
  });

  it('has derivatives that agree with differences', () => {
    for (const logDose of [-4, Math.log(0.4), 0.5, 3, -Infinity]) {
      const gradient = new Float64Array(4);
      const hessian = new Float64Array(16);
      const value = model.derivatives(curve, logDose, gradient, hessian);
      expectClose(value, model.response(curve, logDose), { rel: 1e-14 });
      for (let j = 0; j < 4; j++) {
        const h = 1e-5;
        const moved = (sign: number): number[] => curve.map((x, k) => (k === j ? x + sign * h : x));
        const slope = (model.response(moved(1), logDose) - model.response(moved(-1), logDose)) / (2 * h);
        expectClose(gradient[j], slope, { rel: 1e-7, abs: 1e-7 }, `∂/∂${j} at ${logDose}`);
        const up = new Float64Array(4);
        const down = new Float64Array(4);
        model.derivatives(moved(1), logDose, up, null);
        model.derivatives(moved(-1), logDose, down, null);
        for (let k = 0; k < 4; k++) {
          const bend = (up[k]! - down[k]!) / (2 * h);
          expectClose(hessian[j * 4 + k], bend, { rel: 1e-6, abs: 1e-6 }, `∂²/∂${j}∂${k} at ${logDose}`);
        }
      }
    }
  });

  it('gives the dose back that gave a response', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (share, slope) => {
          fc.pre(Math.abs(slope) > 0.1);
          const any = [slope, 12, 97, 0.7];
          const logDose = model.logDoseAt(any, 12 + 85 * share)!;
          expectClose(model.response(any, logDose), 12 + 85 * share, { rel: 1e-11 });
        },
      ),
    );
  });

  it('never has a response at or beyond a plateau', () => {
    for (const response of [12, 97, 5, 120]) expect(model.logDoseAt(curve, response)).toBeNull();
  });

  it('has a dose gradient that agrees with differences', () => {
    const gradient = doseGradient(model, curve, model.logDoseAt(curve, 50)!);
    curve.forEach((_, j) => {
      const moved = (sign: number): number[] => curve.map((x, k) => (k === j ? x + sign * 1e-5 : x));
      const slope = (model.logDoseAt(moved(1), 50)! - model.logDoseAt(moved(-1), 50)!) / 2e-5;
      expectClose(gradient[j], slope, { rel: 1e-8 }, `by parameter ${j}`);
    });
  });

  it('keeps the digits of a share that is tiny', () => {
    // S(u) = e^u (1 − e^u + …) for u = −60
    const share = model.shareOfTop(1, 60, 0, 0);
    expectClose(share, Math.exp(-60), { rel: 1e-13 });
    expect(model.shareOfBottom(1, 60, 0, 0)).toBe(1);
    expectClose(model.shareOfTop(-2, 0.3, 1, 0) + model.shareOfBottom(-2, 0.3, 1, 0), 1, { rel: 1e-15 });
  });

  it('is the same curve when it is read the other way round', () => {
    for (const logDose of [-3, 0, 2, -Infinity])
      expectClose(model.response(mirrored(curve), logDose), model.response(curve, logDose), { rel: 1e-14 });
  });
});
