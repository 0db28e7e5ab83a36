import type { LeastSquaresProblem } from '#optimize/leastSquaresProblem';
import oracle from '../oracle/doseSimulated.json' with { type: 'json' };

/** NIST StRD Misra1a: y = b1 (1 − e^(−b2 x)), certified to 11 digits. */
export const misra1a = oracle.misra1a;

/** Misra1a with b2 in units of 1e-3, so that both parameters have a size that λI damping can work with. */
export function misra1aProblem(
  weight: (i: number) => number = () => 1,
  observed: (i: number) => number = (i) => misra1a.data.y[i] ?? 0,
): LeastSquaresProblem {
  const x = (i: number): number => (misra1a.data.x[i] ?? 0) / 1000;
  return {
    observationCount: misra1a.data.x.length,
    parameterCount: 2,
    observed,
    weight,
    value: ([b1 = 0, b2 = 0], i) => b1 * (1 - Math.exp(-b2 * x(i))),
    valueAndGradient: ([b1 = 0, b2 = 0], i, gradient) => {
      const e = Math.exp(-b2 * x(i));
      gradient.set([1 - e, b1 * x(i) * e]);
      return b1 * (1 - e);
    },
    valueAndHessian: ([b1 = 0, b2 = 0], i, gradient, hessian) => {
      const e = Math.exp(-b2 * x(i));
      gradient.set([1 - e, b1 * x(i) * e]);
      hessian.set([0, x(i) * e, x(i) * e, -b1 * x(i) ** 2 * e]);
      return b1 * (1 - e);
    },
    scales: (parameters) => parameters.map((value) => Math.abs(value)),
    hasRunAway: ([b1 = 0]) => Math.abs(b1) > 1e6,
  };
}
