import { describe, expect, it } from 'vitest';
import { curveArea } from '#doseresponse/curveArea';
import { modelOfName } from '#doseresponse/models/modelOfName';
import oracle from '../oracle/curve-area.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';

const ends = [oracle.low, oracle.high] as const;

/** The curves of test/oracle/curve-area.py by their EC50s. */
const curves = {
  '4PL': [-1.3, 12, 97, Math.log(0.4)],
  '5PL': [-1.3, 12, 97, Math.log(0.4 * (2 ** (1 / 0.6) - 1) ** (1 / 1.3)), Math.log(0.6)],
  W1: [-1.6, 12, 97, Math.log(0.4 * Math.LN2 ** (1 / 1.6))],
  W2: [-1.6, 12, 97, Math.log(0.4 * Math.LN2 ** (-1 / 1.6))],
  LN: [-1.1, 12, 97, Math.log(0.4)],
} as const;

describe('curveArea', () => {
  it.each(Object.entries(curves))('is the mean response of a %s over the decades of dose', (name, curve) => {
    const model = modelOfName[name as keyof typeof curves];
    const area = curveArea(model, curve, null, 2, ends, 'percent')!;
    expectClose(area.meanResponse, oracle.meanResponse[name as keyof typeof curves], { rel: 1e-11 });
    expectClose(area.decades, Math.log10(oracle.high / oracle.low), { rel: 1e-14 });
    expectClose(area.activityArea, ((100 - area.meanResponse) / 100) * area.decades, { rel: 1e-14 });
    expect(area.confidence95).toBeNull();
  });

  it('has its error by the delta method: of the top alone, the mean share of the top', () => {
    const model = modelOfName['4PL'];
    const variance = 9;
    const covariance = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (i === 2 && j === 2 ? variance : 0)));
    const area = curveArea(model, curves['4PL'], covariance, 2, ends, 'unknown')!;
    const share = (area.meanResponse - 12) / 85;
    expectClose(area.standardError, 3 * share, { rel: 1e-11 });
    expectClose(area.confidence95![1], area.meanResponse + 6 * share, { rel: 1e-11 });
    expect(area.activityArea).toBeNull();
  });

  it('has none for a single dose', () => {
    expect(curveArea(modelOfName['4PL'], curves['4PL'], null, 2, [1, 1], 'percent')).toBeNull();
  });
});
