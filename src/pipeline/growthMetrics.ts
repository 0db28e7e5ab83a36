import { isControl, controlKey } from '#domain/controlKey';
import type { CurvesPanelData, DosePoint, PanelCurve } from '#domain/panelData';
import { combineGrowth } from '#doseresponse/combineGrowth';
import { growthMetrics, type GrowthExperiment } from '#doseresponse/growthMetrics';
import { curvePoints } from '#normalize/curvePoints';
import { curveId } from '#normalize/selectCurves';
import { mean } from '#stats/moments';
import type { NormalizedSet } from './panelCountedOtherwise.ts';

/**
 * Adds to every curve of growth rates its GR50 and the other metrics: of each experiment and over experiments.
 *
 * @param panel - with fits; a panel of another quantity stays as it is
 */
export function withGrowthMetrics(panel: CurvesPanelData, sets: readonly NormalizedSet[]): CurvesPanelData {
  if (panel.request.quantity !== 'growth rate') return panel;
  const facets = panel.facets.map((facet) => ({
    ...facet,
    curves: facet.curves.map((curve) => ({ ...curve, growth: metricsOf(panel, curve, sets) })),
  }));
  return { ...panel, facets };
}

function metricsOf(
  panel: CurvesPanelData,
  curve: PanelCurve,
  sets: readonly NormalizedSet[],
): NonNullable<PanelCurve['growth']> {
  const set = sets.find(({ name }) => name === curve.set);
  if (set === undefined) return [];
  const { doseUnit, request } = panel;
  const { quantity, where } = request;
  const points = curvePoints(set.plates.measurements, {
    set: curve.set,
    key: curve.group,
    quantity,
    doseUnit,
    where,
  });
  const experiments = curve.fits.flatMap(({ experiment, fit }): GrowthExperiment[] =>
    fit === null || experiment === 'pooled'
      ? []
      : [
          {
            experiment,
            fit,
            rates: curve.doses.flatMap((dose) => rateAt(dose, experiment)),
            spoiltDoses: points.find((one) => one.experiment === experiment)?.saturatedDoses ?? [],
            doublings: doublingsOf(curve, experiment, set),
          },
        ],
  );
  const single = experiments.map((one) => ({ metrics: growthMetrics(one), rates: one.rates }));
  const combined = curve.fits.find((one) => one.combined !== null)?.combined;
  const rows = single.map(({ metrics }) => metrics);
  if (combined === undefined || combined === null) return rows;
  // an experiment without a growth rate is a row that says so, and combined has the flag of its fit
  const measured = single.flatMap(({ metrics, rates: [lowest, ...higher] }) =>
    lowest === undefined ? [] : [{ metrics, ends: [lowest.dose, (higher.at(-1) ?? lowest).dose] as const }],
  );
  return [...rows, combineGrowth(measured, combined)];
}

/** The mean of the experiment at a dose above 0; where wells stand in for n, of its wells. */
function rateAt({ dose, values }: DosePoint, experiment: string): GrowthExperiment['rates'] {
  const own = values.filter(
    (one) =>
      one.experiment === experiment ||
      (one.basis === 'technical' && one.experiment.startsWith(`${experiment}:`)),
  );
  return dose === 0 || own.length === 0 ? [] : [{ dose, rate: mean(own.map(({ value }) => value)) }];
}

/** log₂(x_ctrl/x₀) of the cells of a curve; of several plates their mean. */
function doublingsOf(
  curve: PanelCurve,
  experiment: string,
  { plates, normalization }: NormalizedSet,
): number | null {
  const cells = curveId(curve.set, { ...curve.group, treatment: null });
  const keys = plates.measurements
    .filter(
      (well) =>
        well.experiment === experiment &&
        isControl(well) &&
        curveId(well.set, { ...well, treatment: null }) === cells,
    )
    .map((well) => controlKey(well, normalization.within));
  const scales = [...new Set(keys)].flatMap((key) => plates.growth?.get(key) ?? []);
  return scales.length === 0 ? null : mean(scales.map(({ start, control }) => Math.log2(control / start)));
}
