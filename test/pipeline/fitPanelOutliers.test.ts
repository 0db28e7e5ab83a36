import { describe, expect, it } from 'vitest';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { CurvesPanelData, PanelCurve } from '#domain/panelData';
import { valueQuantity } from '#domain/quantity';
import { examinedFit } from '#doseresponse/examination/examinedFit';
import { responseAt } from '#doseresponse/responseAt';
import { fitPanel } from '#pipeline/fitPanel';
import { outlierProblems } from '#pipeline/outlierProblems';
import { steps } from '#pipeline/steps';
import { directRunner } from '#shell/runner/directRunner';
import { seededRandom } from '../../example/seededRandom.ts';
import { curve, curvesRequest } from '../support/madeUpCurves.ts';
import { replicate } from '../support/madeUpPanels.ts';
import { measurement } from '../support/measurements.ts';

const doses = [0.001, 0.004, 0.016, 0.06, 0.25, 1, 4, 16];
const truth = { hillSlope: -1.2, bottom: 10, top: 100, ec50: 0.1 };
const planted = { experiment: '2', well: 'C13' };

/** Three experiments of 8 doses × 3 wells; one well of the second lies 12 SD off. */
const wells: NormalizedMeasurement[] = (() => {
  const random = seededRandom(11);
  return ['1', '2', '3'].flatMap((experiment) =>
    doses.flatMap((dose, i) =>
      [0, 1, 2].map((replicateNo): NormalizedMeasurement => {
        const well = `C${String(3 * i + replicateNo + 1)}`;
        const isFar = experiment === planted.experiment && i === 4 && replicateNo === 0;
        const viability = responseAt('4PL', truth, dose) + 3 * random.normal() + (isFar ? 36 : 0);
        return {
          ...measurement({ well, set: 'plates', plate: `p${experiment}`, experiment }),
          dose: { value: dose, unit: 'µg/ml' },
          blanked: valueQuantity(viability / 100),
          viability: valueQuantity(viability),
          response: valueQuantity(100 - viability),
        };
      }),
    ),
  );
})();

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const viabilityOf = (well: NormalizedMeasurement): number =>
  well.viability.kind === 'value' ? well.viability.value : NaN;
const made: PanelCurve = {
  ...curve('T'),
  doses: doses.map((dose) => ({
    dose,
    summary: null,
    values: ['1', '2', '3'].map((experiment) => {
      const members = wells.filter((well) => well.experiment === experiment && well.dose?.value === dose);
      const key = { ...curve('T').group, dose: { value: dose, unit: 'µg/ml' } };
      return replicate(key, experiment, mean(members.map(viabilityOf)), { quantity: 'viability' });
    }),
  })),
};

async function fitted(outliers?: 'suggest' | 'exclude'): Promise<CurvesPanelData> {
  const panel: CurvesPanelData = {
    kind: 'curves',
    request: { ...curvesRequest, of: ['plates'], ...(outliers === undefined ? {} : { outliers }) },
    doseUnit: 'µg/ml',
    facets: [{ title: 'SkBr3', curves: [made] }],
  };
  return fitPanel(panel, wells, { runner: directRunner(steps), progress: () => undefined });
}

const curveOf = (panel: CurvesPanelData): PanelCurve => panel.facets[0]!.curves[0]!;
const fitOf = (panel: CurvesPanelData, experiment: string) =>
  curveOf(panel).fits.find((one) => one.experiment === experiment)!;

describe('a curve with a well that lies far off', () => {
  it('keeps it where the protocol says nothing, names the well, and says so once in a note', async () => {
    const panel = await fitted();
    const { fit, outlierSources } = fitOf(panel, '2');
    expect(fit).toMatchObject({ n: 24, outliers: [{ dose: 0.25 }], outlierComparison: { applied: false } });
    expect(outlierSources).toEqual([{ experiment: '2', plate: 'p2', well: planted.well }]);
    expect(fitOf(panel, '1').fit).toMatchObject({ n: 24, outliers: [], outlierComparison: null });
    expect(fitOf(panel, '1').outlierSources).toBeUndefined();
    expect(outlierProblems(panel)).toMatchObject([{ code: 'outliers-suspected', severity: 'note' }]);
    expect(outlierProblems(panel)[0]!.found).toContain('SkBr3 T, experiment 2');
    expect(outlierProblems(panel)[0]!.found).toContain('(p2 C13)');
  });

  it('leaves it out of the fit and of all that is made of it where the protocol says so, and warns', async () => {
    const [kept, left] = [await fitted('suggest'), await fitted('exclude')];
    const without = examinedFit(
      wells
        .filter(({ experiment, well }) => experiment === '2' && well !== planted.well)
        .map((well) => ({ dose: well.dose!.value, response: viabilityOf(well) })),
      {
        model: '4PL',
        fixed: {},
        omitZero: false,
        standardErrors: 'jtj',
        confidence: 'profile',
        scale: 'percent',
        doseUnit: 'µg/ml',
      },
    );
    expect(fitOf(left, '2').fit).toMatchObject({
      n: 23,
      parameters: without.parameters,
      outlierComparison: { applied: true, with: { parameters: fitOf(kept, '2').fit!.parameters } },
    });
    expect(fitOf(left, '1').fit).toEqual(fitOf(kept, '1').fit);
    const { combined } = fitOf(left, 'combined');
    expect(combined!.ec50).not.toBe(fitOf(kept, 'combined').combined!.ec50);
    const own = curveOf(left).sensitivity!.cells.find((cell) => cell.own)!;
    expect(own.headline.ec50).toBe(combined!.ec50);
    // the wells are still there
    expect(curveOf(left).doses).toEqual(curveOf(kept).doses);
    expect(outlierProblems(left)).toMatchObject([{ code: 'outliers-left-out', severity: 'warning' }]);
  });
});
