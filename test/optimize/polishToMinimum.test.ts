import { describe, expect, it } from 'vitest';
import { approachMinimum } from '#optimize/approachMinimum';
import { curvatureAt } from '#optimize/curvature';
import { sumOfSquares } from '#optimize/leastSquaresProblem';
import { polishToMinimum } from '#optimize/polishToMinimum';
import { invertPositiveDefinite } from '#optimize/symmetricMatrix';
import { expectClose } from '../support/expectClose.ts';
import { misra1a, misra1aProblem } from './misra1a.ts';

describe('the search for a least-squares minimum', () => {
  const problem = misra1aProblem();

  it.each([misra1a.start1, misra1a.start2])('reaches the certified NIST optimum from %s, %s', (b1, b2) => {
    const approach = approachMinimum(problem, [b1, b2 * 1000]);
    const { parameters, converged, curvature } = polishToMinimum(problem, approach.parameters);
    expect(converged).toBe(true);
    expectClose(parameters[0], misra1a.certified.estimate[0]!, { rel: 1e-10 });
    expectClose(parameters[1]! / 1000, misra1a.certified.estimate[1]!, { rel: 1e-10 });
    expectClose(curvature.sum, misra1a.certified.rss, { rel: 1e-10 });
  });

  it('gives the certified standard errors through JᵀJ', () => {
    const { curvature } = polishToMinimum(problem, [240, 0.55]);
    const inverse = invertPositiveDefinite(curvature.jtj)!;
    const variance = curvature.sum / misra1a.certified.df;
    expectClose(Math.sqrt(variance * inverse[0]![0]!), misra1a.certified.se[0]!, { rel: 1e-8 });
    expectClose(Math.sqrt(variance * inverse[1]![1]!) / 1000, misra1a.certified.se[1]!, { rel: 1e-8 });
  });

  it('counts a weight of 2 as a point that was measured twice', () => {
    const weighted = misra1aProblem((i) => (i % 2 === 0 ? 2 : 1));
    const { gradient, hessian, jtj, sum } = curvatureAt(weighted, [200, 0.7]);
    const once = curvatureAt(misra1aProblem(), [200, 0.7]);
    const even = curvatureAt(
      misra1aProblem((i) => (i % 2 === 0 ? 1 : 0)),
      [200, 0.7],
    );
    expectClose(sum, once.sum + even.sum, { rel: 1e-13 });
    expectClose(gradient[0], once.gradient[0]! + even.gradient[0]!, { rel: 1e-13 });
    expectClose(jtj[0]![1], once.jtj[0]![1]! + even.jtj[0]![1]!, { rel: 1e-13 });
    expectClose(hessian[1]![1], once.hessian[1]![1]! + even.hessian[1]![1]!, { rel: 1e-13 });
  });

  it('walks to the weighted minimum, which the weights of the library itself would miss', () => {
    const weighted = misra1aProblem((i) => (i < 7 ? 100 : 1));
    const approach = approachMinimum(weighted, [250, 0.5]);
    const { parameters, converged } = polishToMinimum(weighted, approach.parameters);
    expect(converged).toBe(true);
    expectClose(approach.parameters[0], parameters[0]!, { rel: 1e-4 });
    for (const step of [-1e-3, 1e-3]) {
      expect(sumOfSquares(weighted, [parameters[0]! + step, parameters[1]!])).toBeGreaterThan(
        sumOfSquares(weighted, parameters),
      );
    }
  });

  it('has a gradient and a Hessian that agree with differences of the sum of squares', () => {
    const at = [210, 0.62];
    const { gradient, hessian } = curvatureAt(problem, at);
    const steps = [1e-3, 1e-6];
    for (const j of [0, 1]) {
      const moved = (sign: number): number[] =>
        at.map((value, k) => (k === j ? value + sign * steps[j]! : value));
      const difference = sumOfSquares(problem, moved(1)) - sumOfSquares(problem, moved(-1));
      expectClose(gradient[j], difference / (4 * steps[j]!), { rel: 1e-6 });
      for (const k of [0, 1]) {
        const bend =
          curvatureAt(problem, moved(1)).gradient[k]! - curvatureAt(problem, moved(-1)).gradient[k]!;
        expectClose(hessian[j]![k], bend / (2 * steps[j]!), { rel: 1e-5 });
      }
    }
  });

  it('never hands back a point that is worse than the start', () => {
    const start = [1e5, 30];
    const approach = approachMinimum(problem, start);
    expect(approach.sum).toBeLessThanOrEqual(sumOfSquares(problem, start));
  });

  it('keeps a start at which the model has no value, and proves nothing there', () => {
    const start = [Number.NaN, 1];
    expect(approachMinimum(problem, start).parameters).toEqual(start);
    expect(polishToMinimum(problem, start).converged).toBe(false);
  });

  it('proves nothing where a parameter runs away', () => {
    // a straight line: b1 grows and b2 shrinks without end
    const line = misra1aProblem(undefined, (i) => misra1a.data.x[i] ?? 0);
    const approach = approachMinimum(line, [1000, 1]);
    const point = polishToMinimum(line, approach.parameters);
    expect(point.converged).toBe(false);
  });

  it('proves nothing at a saddle, where the gradient vanishes too', () => {
    // f = θ² fitted to 1: θ = 0 is a maximum of the sum of squares with zero gradient
    const saddle = {
      observationCount: 1,
      parameterCount: 1,
      observed: () => 1,
      weight: () => 1,
      value: ([x = 0]: readonly number[]) => x * x,
      valueAndGradient: ([x = 0]: readonly number[], _i: number, gradient: Float64Array) => {
        gradient[0] = 2 * x;
        return x * x;
      },
      valueAndHessian: (
        [x = 0]: readonly number[],
        _i: number,
        gradient: Float64Array,
        hessian: Float64Array,
      ) => {
        gradient[0] = 2 * x;
        hessian[0] = 2;
        return x * x;
      },
      scales: () => [1],
      hasRunAway: () => false,
    };
    expect(polishToMinimum(saddle, [0]).converged).toBe(false);
    const away = polishToMinimum(saddle, [0.3]);
    expect(away.converged).toBe(true);
    expectClose(away.parameters[0], 1, { rel: 1e-14 });
  });
});
