import { describe, expect, it } from 'vitest';
import { doseGradient } from '#doseresponse/doseGradient';
import { modelOfName } from '#doseresponse/models/modelOfName';
import { parameterCountOf, type CurveVector } from '#doseresponse/models/doseResponseModel';
import { expectClose } from '../../support/expectClose.ts';

/** One curve of each model that falls, one that rises where the model can; `byHand` is the formula of the literature in drc's terms. */
const curves: readonly {
  readonly title: string;
  readonly name: keyof typeof modelOfName;
  readonly curve: CurveVector;
  readonly byHand: (dose: number) => number;
}[] = [
  logistic5('falling', -1.3, 0.4, 0.6),
  logistic5('rising', 1.7, 2, 2.5),
  {
    title: 'W1 falling',
    name: 'W1',
    curve: [-1.6, 12, 97, Math.log(0.4 * Math.LN2 ** (1 / 1.6))],
    byHand: (dose) => 12 + 85 * Math.exp(-((dose / 0.4) ** 1.6)),
  },
  {
    title: 'W1 rising',
    name: 'W1',
    curve: [0.8, 12, 97, Math.log(0.4 * Math.LN2 ** (-1 / 0.8))],
    byHand: (dose) => 12 + 85 * Math.exp(-((dose / 0.4) ** -0.8)),
  },
  {
    title: 'W2 falling',
    name: 'W2',
    curve: [-1.6, 12, 97, Math.log(0.4 * Math.LN2 ** (-1 / 1.6))],
    byHand: (dose) => 12 + 85 * (1 - Math.exp(-((dose / 0.4) ** -1.6))),
  },
  {
    title: 'W2 rising',
    name: 'W2',
    curve: [0.8, 12, 97, Math.log(0.4 * Math.LN2 ** (1 / 0.8))],
    byHand: (dose) => 12 + 85 * (1 - Math.exp(-((dose / 0.4) ** 0.8))),
  },
  brainCousens('with hormesis', 2.4, 15, 8),
  brainCousens('without, which is a 4PL', 1.1, 0.4, 0),
  brainCousens('with the contrary of hormesis', 1.8, 3, -2),
];

function logistic5(title: string, hillSlope: number, e: number, f: number): (typeof curves)[number] {
  const ec50 = e / (2 ** (1 / f) - 1) ** (1 / hillSlope);
  return {
    title: `5PL ${title}`,
    name: '5PL',
    curve: [hillSlope, 12, 97, Math.log(ec50), Math.log(f)],
    byHand: (dose) => 12 + 85 / (1 + (e / dose) ** hillSlope) ** f,
  };
}

function brainCousens(title: string, b: number, e: number, f: number): (typeof curves)[number] {
  const byHand = (dose: number): number => 12 + (85 + f * dose) / (1 + (dose / e) ** b);
  // the EC50 by bisection of the formula itself
  let [low, high] = [e / 30, e * 1000];
  for (let i = 0; i < 200; i++) {
    const middle = Math.sqrt(low * high);
    if (byHand(middle) > 54.5) low = middle;
    else high = middle;
  }
  return {
    title: `BC ${title}`,
    name: 'BC',
    curve: [-b, 12, 97, Math.log(low), Math.log1p((2 * f * low) / 85)],
    byHand,
  };
}

const logDoses = [-4, Math.log(0.4), 0.5, 2, 3];

describe.each(curves)('$title', ({ name, curve, byHand }) => {
  const model = modelOfName[name];
  const n = parameterCountOf(model);
  const moved = (index: number, by: number): number[] => curve.map((x, k) => (k === index ? x + by : x));

  it('is the formula of the literature', () => {
    for (const logDose of logDoses)
      expectClose(model.response(curve, logDose), byHand(Math.exp(logDose)), { rel: 1e-12 });
  });

  it('is the formula of the methods text, which is written by the EC50', () => {
    const [hillSlope = 0, bottom = 0, top = 0, logEc50 = 0, shape = 0] = curve;
    const ec50 = Math.exp(logEc50);
    const byEc50 = (dose: number): number => {
      const power = (ec50 / dose) ** hillSlope;
      if (name === '5PL') {
        const asymmetry = Math.exp(shape);
        return bottom + (top - bottom) / (1 + (2 ** (1 / asymmetry) - 1) * power) ** asymmetry;
      }
      if (name === 'W1') return bottom + (top - bottom) * 2 ** -power;
      if (name === 'W2') return bottom + (top - bottom) * (1 - 2 ** (-1 / power));
      const hormesis = model.derived(curve).find((one) => one.name === 'hormesis')!.value;
      const k = 1 + (2 * hormesis * ec50) / (top - bottom);
      return bottom + (top - bottom + hormesis * dose) / (1 + k * power);
    };
    for (const logDose of logDoses)
      expectClose(model.response(curve, logDose), byEc50(Math.exp(logDose)), { rel: 1e-12 });
  });

  it('has its EC50 half way between the plateaus', () => {
    expectClose(model.response(curve, curve[3]!), 54.5, { rel: 1e-13 });
    expectClose(model.logDoseAt(curve, 54.5), curve[3]!, { abs: 1e-12 });
  });

  it('has a plateau as its limit at dose 0', () => {
    const gradient = new Float64Array(n);
    const hessian = new Float64Array(n * n).fill(1);
    const atZero = curve[0]! < 0 ? 97 : 12;
    expect(model.response(curve, -Infinity)).toBe(atZero);
    expect(model.derivatives(curve, -Infinity, gradient, hessian)).toBe(atZero);
    expect(Array.from(gradient)).toEqual(curve.map((_, i) => (i === (curve[0]! < 0 ? 2 : 1) ? 1 : 0)));
    expect(hessian.every((bend) => bend === 0)).toBe(true);
  });

  it('has derivatives that agree with differences', () => {
    const h = 1e-5;
    for (const logDose of logDoses) {
      const gradient = new Float64Array(n);
      const hessian = new Float64Array(n * n);
      expectClose(model.derivatives(curve, logDose, gradient, hessian), model.response(curve, logDose), {
        rel: 1e-13,
      });
      for (let j = 0; j < n; j++) {
        const slope =
          (model.response(moved(j, h), logDose) - model.response(moved(j, -h), logDose)) / (2 * h);
        expectClose(gradient[j], slope, { rel: 1e-6, abs: 1e-6 }, `∂/∂${j} at ${logDose}`);
        const [up, down] = [new Float64Array(n), new Float64Array(n)];
        model.derivatives(moved(j, h), logDose, up, null);
        model.derivatives(moved(j, -h), logDose, down, null);
        for (let k = 0; k < n; k++) {
          const bend = (up[k]! - down[k]!) / (2 * h);
          expectClose(hessian[j * n + k], bend, { rel: 1e-6, abs: 2e-6 }, `∂²/∂${j}∂${k} at ${logDose}`);
        }
      }
      const byDose = (model.response(curve, logDose + h) - model.response(curve, logDose - h)) / (2 * h);
      expectClose(model.slopeByLogDose(curve, logDose), byDose, { rel: 1e-6, abs: 1e-6 });
    }
  });

  it('is the same curve in the form of drc, with derivatives that agree with differences', () => {
    const form = model.drcForm!(0.7);
    const vector = form.vectorOf(curve);
    const there = (index: number, by: number): number[] => vector.map((x, k) => (k === index ? x + by : x));
    const h = 1e-5;
    for (const logDose of [-Infinity, ...logDoses]) {
      const gradient = new Float64Array(n);
      const hessian = new Float64Array(n * n).fill(1);
      expectClose(form.curves.response(vector, logDose), model.response(curve, logDose), { rel: 1e-12 });
      expectClose(
        form.curves.derivatives(vector, logDose, gradient, hessian),
        model.response(curve, logDose),
        { rel: 1e-12 },
      );
      for (let j = 0; j < n; j++) {
        const [above, below] = [there(j, h), there(j, -h)];
        const slope = (form.curves.response(above, logDose) - form.curves.response(below, logDose)) / (2 * h);
        expectClose(gradient[j], slope, { rel: 1e-6, abs: 1e-6 }, `∂/∂${j} at ${logDose}`);
        const [up, down] = [new Float64Array(n), new Float64Array(n)];
        form.curves.derivatives(above, logDose, up, null);
        form.curves.derivatives(below, logDose, down, null);
        for (let k = 0; k < n; k++)
          expectClose(hessian[j * n + k], (up[k]! - down[k]!) / (2 * h), { rel: 1e-6, abs: 2e-6 });
      }
    }
  });

  it('gives the dose back that gave a response, and how it moves with the parameters', () => {
    for (const share of [0.02, 0.3, 0.5, 0.7, 0.98]) {
      const response = 12 + 85 * share;
      const logDose = model.logDoseAt(curve, response)!;
      expectClose(model.response(curve, logDose), response, { rel: 1e-11 });
      const gradient = doseGradient(model, curve, logDose);
      curve.forEach((_, j) => {
        const h = 1e-5;
        const slope =
          (model.logDoseAt(moved(j, h), response)! - model.logDoseAt(moved(j, -h), response)!) / (2 * h);
        expectClose(gradient[j], slope, { rel: 1e-6, abs: 1e-7 }, `by parameter ${j} at ${share}`);
      });
    }
    expect(model.logDoseAt(curve, 12)).toBeNull();
    expect(model.logDoseAt(curve, 5)).toBeNull();
  });

  it('has shares that add up to 1 and keep their digits where one is tiny', () => {
    const [hillSlope = 0, , , , shape = 0] = curve;
    for (const z of [-3, -0.2, 0, 0.7, 4]) {
      const both = model.shareOfTop(hillSlope, 0, z, shape) + model.shareOfBottom(hillSlope, 0, z, shape);
      expectClose(both, 1, { rel: 1e-13 });
    }
    // far out on the side of one plateau the share of the other falls by a steady factor, or faster
    const side = hillSlope < 0 ? 1 : -1;
    const top = [20, 21].map((z) => Math.abs(model.shareOfTop(hillSlope, 0, side * z, shape)));
    const bottom = [20, 21].map((z) => Math.abs(model.shareOfBottom(hillSlope, 0, -side * z, shape)));
    for (const [near = 0, far = 0] of [top, bottom]) {
      expect(near === 0 || far < near / 1.3).toBe(true);
      expect(near).toBeLessThan(1e-3);
    }
  });

  it('has a slope at its EC50 by which searches can find it', () => {
    const [hillSlope = 0, , , , shape = 0] = curve;
    const likeLogistic = (4 * model.slopeByLogDose(curve, curve[3]!)) / 85;
    expectClose(model.hillSlopeOf(likeLogistic, shape), hillSlope, { rel: 1e-11 });
  });

  it('gives the numbers that people read off, with derivatives that agree with differences', () => {
    const h = 1e-6;
    model.derived(curve).forEach(({ gradient }, i) => {
      curve.forEach((_, j) => {
        const slope =
          (model.derived(moved(j, h))[i]!.value - model.derived(moved(j, -h))[i]!.value) / (2 * h);
        expectClose(gradient[j] ?? 0, slope, { rel: 1e-6, abs: 1e-7 }, `of ${i} by ${j}`);
      });
    });
  });
});

describe('the fifth parameter', () => {
  it('goes back and forth between the scale of the fit and what people write', () => {
    for (const [name, curve] of [
      ['5PL', [-1.3, 12, 97, 0.2, 0.7]],
      ['BC', [-2, 12, 97, 0.2, 1.4]],
    ] as const) {
      const model = modelOfName[name];
      const [hillSlope, bottom, top, logEc50, shape] = curve;
      const written = Object.fromEntries(model.derived(curve).map((one) => [one.name, one.value]));
      const back = model.shapeOf({ hillSlope, bottom, top, ec50: Math.exp(logEc50), ...written });
      expectClose(back, shape, { rel: 1e-13 });
    }
  });
});
