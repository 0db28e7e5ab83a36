import { describe, expect, it } from 'vitest';
import { curveLine } from '#doseresponse/curveLine';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { responseAt } from '#doseresponse/responseAt';
import { expectClose } from '../support/expectClose.ts';
import { simulatedPoints } from './simulated.ts';

const parameters = { hillSlope: -2, bottom: 20, top: 100, ec50: 3 };

describe('responseAt', () => {
  it('is the response of the curve at a dose, and its limit at dose 0', () => {
    // 20 + 80/(1 + (6/3)²) = 36
    expectClose(responseAt('4PL', parameters, 6), 36, { rel: 1e-14 });
    expectClose(responseAt('4PL', parameters, 3), 60, { rel: 1e-14 });
    expect(responseAt('4PL', parameters, 0)).toBe(100);
  });
});

describe('curveLine', () => {
  const points = simulatedPoints('sim-s01-standard');
  const fit = fitCurve(points, defaultFitOptions);
  const doses = points.map(({ dose }) => dose);

  it('samples the curve evenly in ln(dose) between the outermost doses', () => {
    const line = curveLine(fit, doses, 5)!;
    const low = Math.min(...doses.filter((dose) => dose > 0));
    const high = Math.max(...doses);
    expect(line.points.length).toBe(5);
    line.points.forEach(({ dose, y }, i) => {
      expectClose(dose, low * (high / low) ** (i / 4), { rel: 1e-12 });
      expectClose(y, responseAt('4PL', fit.parameters!, dose), { rel: 1e-14 });
    });
    expectClose(line.atZero, fit.parameters!.top, { rel: 1e-14 });
  });

  it('draws nothing where there is no curve', () => {
    expect(curveLine({ ...fit, parameters: null }, doses)).toBeNull();
    expect(curveLine({ ...fit, outcome: 'noResponse' }, doses)).toBeNull();
    expect(curveLine(fit, [0])).toBeNull();
  });
});
