import { describe, expect, it } from 'vitest';
import { collapseReplicates } from '#doseresponse/curveData';
import { curveProblem } from '#doseresponse/curveProblem';
import { fourParameterLogistic } from '#doseresponse/models/fourParameterLogistic';
import { projectPlateaus } from '#doseresponse/projectPlateaus';
import { stepLimit } from '#doseresponse/stepLimit';
import { expectClose } from '../support/expectClose.ts';

describe('collapseReplicates', () => {
  const points = [
    { dose: 10, response: 2, weight: 1 },
    { dose: 0, response: 8, weight: 3 },
    { dose: 10, response: 6, weight: 3 },
    { dose: 0, response: 12, weight: 1 },
  ];

  it('keeps weighted means, and what replicates scatter around them', () => {
    // means by hand: dose 0: (3·8 + 12)/4 = 9; dose 10: (2 + 3·6)/4 = 5; mean weight 2; span 4
    const data = collapseReplicates(points);
    expect(data.levels.map(({ dose, mean, weight }) => [dose, mean, weight])).toEqual([
      [0, 1, 2],
      [10, 0, 2],
    ]);
    expect([data.offset, data.span]).toEqual([5, 4]);
    // within: 3·1² + 1·3² = 12 at dose 0, 1·3² + 3·1² = 12 at dose 10
    expectClose(data.pureError * data.sumFactor, 24, { rel: 1e-14 });
    // around the grand mean 7: 3·1 + 25 + 25 + 3·1
    expectClose(data.total * data.sumFactor, 56, { rel: 1e-14 });
    expect(data.pointCount).toBe(4);
  });

  it('counts doses that differ by rounding as one', () => {
    const data = collapseReplicates([0.1 + 0.2, 0.3, 1, 0].map((dose) => ({ dose, response: dose })));
    expect(data.levels.length).toBe(4);
    expect(data.distinctDoses).toBe(3);
    expect(data.logDoses.length).toBe(2);
    expect([data.lowestDose, data.highestDose]).toEqual([0.3, 1]);
    expectClose(data.smallestLogStep, -Math.log(0.3), { rel: 1e-12 });
  });
});

describe('projectPlateaus', () => {
  const truth = [-1.4, 0.1, 0.9, 0.5] as const;
  const doses = [0, 0.1, 1, 2, 5, 30];
  const data = collapseReplicates(
    doses.map((dose, i) => ({
      dose,
      response: fourParameterLogistic.response(truth, Math.log(dose)),
      weight: 1 + i,
    })),
  );
  const scaled = (value: number): number => (value - data.offset) / data.span;
  const project = (bottom: number | null, top: number | null): ReturnType<typeof projectPlateaus> =>
    projectPlateaus(data, fourParameterLogistic, truth[0], truth[3], 0, { bottom, top });

  it('finds the plateaus of a curve without scatter', () => {
    for (const { bottom, top, sum } of [
      project(null, null),
      project(scaled(0.1), null),
      project(null, scaled(0.9)),
    ]) {
      expectClose(bottom, scaled(0.1), { rel: 1e-12 });
      expectClose(top, scaled(0.9), { rel: 1e-12 });
      expectClose(sum, 0, { abs: 1e-26 });
    }
  });

  it('leaves plateaus alone that are held', () => {
    const { bottom, top, sum } = project(0.2, 0.7);
    expect([bottom, top]).toEqual([0.2, 0.7]);
    const expected = data.levels.reduce((total, { logDose, mean, weight }) => {
      const residual = mean - fourParameterLogistic.response([truth[0], 0.2, 0.7, truth[3]], logDose);
      return total + weight * residual ** 2;
    }, 0);
    expectClose(sum, expected, { rel: 1e-13 });
  });

  it('keeps its digits for an EC50 far outside the doses, on either side of the curve', () => {
    const line = collapseReplicates(
      [1, 2, 4, 8].map((dose, i) => ({ dose, response: [0, 1, 1.8, 3.1][i]! })),
    );
    const free = { bottom: null, top: null };
    for (const far of [-28, 28]) {
      const rising = projectPlateaus(line, fourParameterLogistic, 1, far, 0, free);
      const falling = projectPlateaus(line, fourParameterLogistic, -1, far, 0, free);
      expectClose(falling.sum, rising.sum, { rel: 1e-12 });
      expectClose(falling.bottom, rising.top, { rel: 1e-12 });
      // so far away the curve is a straight line in dose^±1: regression by hand with dose or 1/dose
      const x = line.levels.map(({ dose }) => (far > 0 ? dose : 1 / dose));
      const y = line.levels.map(({ mean }) => mean);
      const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / 4;
      const slope =
        x.reduce((sum, value, i) => sum + (value - meanOf(x)) * (y[i]! - meanOf(y)), 0) /
        x.reduce((sum, value) => sum + (value - meanOf(x)) ** 2, 0);
      const expected = y.reduce(
        (sum, value, i) => sum + (value - meanOf(y) - slope * (x[i]! - meanOf(x))) ** 2,
        0,
      );
      expectClose(rising.sum, expected, { rel: 1e-9 });
    }
  });

  it('is the least-squares solution: no other plateau does better', () => {
    const noisy = collapseReplicates(
      doses.map((dose, i) => ({ dose, response: [9, 8, 8.5, 4, 1, 2][i]!, weight: 1 + i })),
    );
    for (const held of [
      { bottom: null, top: null },
      { bottom: -0.1, top: null },
      { bottom: null, top: 0.8 },
    ]) {
      const best = projectPlateaus(noisy, fourParameterLogistic, -1, 0.5, 0, held);
      for (const [db, dt] of [
        [1e-3, 0],
        [-1e-3, 0],
        [0, 1e-3],
        [0, -1e-3],
      ] as const) {
        if ((held.bottom !== null && db !== 0) || (held.top !== null && dt !== 0)) continue;
        const moved = { bottom: best.bottom + db, top: best.top + dt };
        expect(projectPlateaus(noisy, fourParameterLogistic, -1, 0.5, 0, moved).sum).toBeGreaterThan(
          best.sum,
        );
      }
    }
  });
});

describe('curveProblem', () => {
  const data = collapseReplicates([1, 10, 100].map((dose) => ({ dose, response: dose })));
  const problem = curveProblem(data, fourParameterLogistic, [null, null, null, null]);

  it('has run away when EC50 is a factor of 10⁹ outside the doses, or the curve a jump', () => {
    const ran = (hillSlope: number, ec50: number): boolean =>
      problem.hasRunAway([hillSlope, 0, 1, Math.log(ec50)]);
    expect(ran(-1, 5)).toBe(false);
    expect([ran(-1, 0.9e11), ran(-1, 1.1e11)]).toEqual([false, true]);
    expect([ran(-1, 1.1e-9), ran(-1, 0.9e-9)]).toEqual([false, true]);
    // 60 per smallest ln-step, ln 10
    expect([ran(26, 5), ran(-27, 5), ran(Number.NaN, 5)]).toEqual([false, true, true]);
  });

  it('does not call held parameters run away, and puts free ones in their places', () => {
    const held = curveProblem(data, fourParameterLogistic, [-50, null, 1, Math.log(1e12)]);
    expect(held.hasRunAway([0.2])).toBe(false);
    expect(held.complete([0.2])).toEqual([-50, 0.2, 1, Math.log(1e12)]);
    expect(held.reduce([-50, 0.3, 1, 0])).toEqual([0.3]);
  });
});

describe('stepLimit', () => {
  const free = { bottom: null, top: null };
  const dataOf = (responses: readonly number[]): ReturnType<typeof collapseReplicates> =>
    collapseReplicates(responses.map((response, i) => ({ dose: i, response })));

  it('is zero for a jump, and for a jump with one dose half way', () => {
    expectClose(stepLimit(dataOf([10, 10, 10, 2, 2]), free), 0, { abs: 1e-28 });
    expectClose(stepLimit(dataOf([10, 10, 5, 2, 2]), free), 0, { abs: 1e-28 });
    expectClose(stepLimit(dataOf([2, 2, 5, 10, 10]), free), 0, { abs: 1e-28 });
  });

  it('counts what is left around the plateaus', () => {
    // two doses half way, 4 and 6 of 0…10; best jump with one dose free: plateaus 10, 10, 6 (mean 26/3) and 0, 0
    const sum = stepLimit(dataOf([10, 10, 6, 4, 0, 0]), free) * 100;
    expectClose(sum, 2 * (10 - 26 / 3) ** 2 + (6 - 26 / 3) ** 2, { rel: 1e-12 });
  });

  it('does not let the dose in between leave the plateaus', () => {
    // 14 lies above both plateaus: it joins the higher one, (10 + 10 + 14)/3
    const data = dataOf([10, 10, 14, 2, 2]);
    expectClose(stepLimit(data, free) * data.sumFactor, 2 * (10 - 34 / 3) ** 2 + (14 - 34 / 3) ** 2, {
      rel: 1e-12,
    });
  });

  it('uses plateaus that are held, in the better direction', () => {
    const data = dataOf([9, 9, 1, 1]);
    const scaled = (value: number): number => (value - data.offset) / data.span;
    const sum = stepLimit(data, { bottom: scaled(0), top: scaled(10) }) * data.sumFactor;
    // each dose is 1 away from its plateau, but one of the inner doses may lie in between
    expectClose(sum, 3, { rel: 1e-12 });
  });
});
