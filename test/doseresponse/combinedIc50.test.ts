import { describe, expect, it } from 'vitest';
import { combineExperiments } from '#doseresponse/combineExperiments';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import oracle from '../oracle/combined-ic50.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';

const fits = oracle.experiments.map(({ points }, i) => ({
  experiment: String(i + 1),
  fit: fitCurve(
    points.map(([dose = 0, response = 0]) => ({ dose, response })),
    { ...defaultFitOptions, scale: 'percent' },
  ),
}));

describe('the absolute IC50 from the wells on', () => {
  it('is where each fitted curve crosses 50 %, and not its EC50', () => {
    for (const [i, { fit }] of fits.entries()) {
      const { ec50, ic50 } = oracle.experiments[i]!;
      expect([fit.outcome, fit.ic50State]).toEqual(['estimated', 'estimated']);
      expect(fit.rSquared).toBeGreaterThan(0.98);
      expectClose(fit.parameters!.ec50, ec50, { rel: 1e-9 }, `EC50 of experiment ${i + 1}`);
      expectClose(fit.ic50Absolute, ic50, { rel: 1e-9 }, `IC50 of experiment ${i + 1}`);
      expect(Math.abs(ic50 / ec50 - 1)).toBeGreaterThan(0.1);
    }
  });

  it('is combined over experiments as scipy combines the roots', () => {
    const { ic50Absolute } = combineExperiments(fits);
    expect(ic50Absolute).toMatchObject({ n: 3, state: 'estimated' });
    expectClose(ic50Absolute!.dose, oracle.combined.dose, { rel: 1e-9 });
    expectClose(ic50Absolute!.confidence95![0], oracle.combined.confidence95[0]!, { rel: 1e-9 });
    expectClose(ic50Absolute!.confidence95![1], oracle.combined.confidence95[1]!, { rel: 1e-9 });
  });
});
