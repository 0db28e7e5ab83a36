import { describe, expect, it } from 'vitest';
import { absoluteIc50, ic50WithoutCurve } from '#doseresponse/absoluteIc50';
import { collapseReplicates } from '#doseresponse/curveData';
import { fourParameterLogistic } from '#doseresponse/models/fourParameterLogistic';
import { plateauFlags } from '#doseresponse/plateauFlags';
import { expectClose } from '../support/expectClose.ts';

const free = [null, null, null, null];
const at = (
  doses: readonly number[],
  responses: readonly number[] = doses,
): ReturnType<typeof collapseReplicates> =>
  collapseReplicates(doses.map((dose, i) => ({ dose, response: responses[i]! })));

describe('plateauNotReached', () => {
  // hillSlope −1, EC50 1: bend points at 1/4.6805 = 0.2137 and 4.6805
  const curve = [-1, 10, 100, 0];

  it.each([
    ['two doses beyond each bend point', [0.1, 0.2, 1, 4.7, 9], []],
    ['one dose below the lower bend point', [0.1, 0.22, 1, 4.7, 9], ['plateauNotReached']],
    ['dose 0 in its place', [0, 0.22, 1, 4.7, 9], []],
    ['one dose above the upper bend point', [0, 0.22, 1, 4.6, 9], ['plateauNotReached']],
  ])('is judged with %s', (_, doses, flags) => {
    expect(plateauFlags(fourParameterLogistic, curve, free, at(doses), 'percent')).toEqual(flags);
  });

  it('moves the bend points closer for a steeper curve', () => {
    expect(
      plateauFlags(fourParameterLogistic, [-4, 10, 100, 0], free, at([0.5, 0.6, 1, 1.5, 1.6]), 'percent'),
    ).toEqual([]);
  });

  it('does not ask for a plateau that is held', () => {
    expect(
      plateauFlags(fourParameterLogistic, curve, [null, 10, null, null], at([0, 0.5, 1]), 'percent'),
    ).toEqual([]);
    expect(
      plateauFlags(fourParameterLogistic, curve, [null, null, 100, null], at([0.9, 1, 5, 9]), 'percent'),
    ).toEqual([]);
    // the plateau at high doses of a rising curve is the top
    expect(
      plateauFlags(
        fourParameterLogistic,
        [1, 10, 100, 0],
        [null, null, 100, null],
        at([0, 0.5, 1]),
        'percent',
      ),
    ).toEqual([]);
    expect(
      plateauFlags(
        fourParameterLogistic,
        [1, 10, 100, 0],
        [null, 10, null, null],
        at([0, 0.5, 1]),
        'percent',
      ),
    ).toEqual(['plateauNotReached']);
  });
});

describe('plateauImplausible', () => {
  const doses = at([0, 0.01, 0.1, 1, 10, 100], [100, 99, 80, 50, 20, 5]);
  it.each([
    [-10, 115, []],
    [-10.1, 100, ['plateauImplausible']],
    [0, 115.1, ['plateauImplausible']],
  ])('judges bottom %d and top %d in percent', (bottom, top, flags) => {
    expect(plateauFlags(fourParameterLogistic, [-1, bottom, top, 0], free, doses, 'percent')).toEqual(flags);
  });

  it('judges against the span of the means on an unknown scale', () => {
    // means from 5 to 100: half the span beyond is −42.5 … 147.5
    expect(plateauFlags(fourParameterLogistic, [-1, -42, 147, 0], free, doses, 'unknown')).toEqual([]);
    expect(plateauFlags(fourParameterLogistic, [-1, -43, 147, 0], free, doses, 'unknown')).toEqual([
      'plateauImplausible',
    ]);
    expect(plateauFlags(fourParameterLogistic, [-1, -42, 148, 0], free, doses, 'unknown')).toEqual([
      'plateauImplausible',
    ]);
  });

  it('does not judge what the user holds', () => {
    expect(
      plateauFlags(fourParameterLogistic, [-1, -50, 150, 0], [null, -50, 150, null], doses, 'percent'),
    ).toEqual([]);
  });
});

describe('absoluteIc50', () => {
  const data = at([0, 0.1, 1, 10]);

  it('is where the curve crosses 50, with the delta method on the log scale', () => {
    // 50 = 20 + 80/(1 + x): x = 5/3; only ln EC50 uncertain, SE 0.2
    const covariance = [0, 0, 0, 0.04].map((value, j) => [0, 0, 0, 0].map((_, k) => (j === k ? value : 0)));
    const ic50 = absoluteIc50(fourParameterLogistic, [-1, 20, 100, 0], covariance, 2, data, 50);
    expect(ic50.state).toBe('estimated');
    expectClose(ic50.dose, 5 / 3, { rel: 1e-14 });
    expectClose(ic50.confidence95![0], (5 / 3) * Math.exp(-0.4), { rel: 1e-13 });
    expectClose(ic50.confidence95![1], (5 / 3) * Math.exp(0.4), { rel: 1e-13 });
  });

  it('is outside the doses, or never reached', () => {
    const beyond = absoluteIc50(fourParameterLogistic, [-1, 20, 100, 3], null, 2, data, 50);
    expect([beyond.state, beyond.confidence95]).toEqual(['outsideDoses', null]);
    expect(absoluteIc50(fourParameterLogistic, [-1, 20, 100, -5], null, 2, data, 50).state).toBe(
      'outsideDoses',
    );
    expect(absoluteIc50(fourParameterLogistic, [-1, 72, 100, 0], null, 2, data, 50)).toEqual({
      state: 'notReached',
      dose: null,
      confidence95: null,
    });
  });

  it('is where a curve of growth rates crosses 0.5', () => {
    // 0.5 = -0.2 + 1.2/(1 + x): x = 5/7
    const gr50 = absoluteIc50(fourParameterLogistic, [-1, -0.2, 1, 0], null, 2, data, 0.5);
    expect(gr50.state).toBe('estimated');
    expectClose(gr50.dose, 5 / 7, { rel: 1e-14 });
    expect(absoluteIc50(fourParameterLogistic, [-1, 0.6, 1, 0], null, 2, data, 0.5).state).toBe('notReached');
  });

  it('says without a curve what the means say', () => {
    expect(ic50WithoutCurve(at([0, 1, 2], [1, 0.9, 0.8]), 0.5).state).toBe('notReached');
    expect(ic50WithoutCurve(at([0, 1, 2], [100, 90, 80]), 50).state).toBe('notReached');
    expect(ic50WithoutCurve(at([1, 2, 3], [40, 30, 20]), 50).state).toBe('outsideDoses');
    expect(ic50WithoutCurve(at([1, 2, 3], [10, 20, 30]), 50).state).toBe('notReached');
    expect(ic50WithoutCurve(at([1, 2, 3], [60, 70, 80]), 50).state).toBe('outsideDoses');
    expect(ic50WithoutCurve(at([1, 2, 3], [80, 60, 40]), 50).state).toBe('notApplicable');
  });
});
