import type { CombinedEc50, CurveFit, PointSource } from '#domain/curveFit';
import type { Fit, FitOptions, FitPoint, OutlierChoice, ResponseScale } from '#domain/fit';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { CurvesPanelData, PanelCurve } from '#domain/panelData';
import { printedNumber } from '#domain/printedNumber';
import { scaleOfQuantity } from '#domain/responseScale';
import { combineExperiments } from '#doseresponse/combineExperiments';
import { curveLine } from '#doseresponse/curveLine';
import { keptPoints } from '#doseresponse/outliers/keptPoints';
import type { PooledPoint } from '#doseresponse/sensitivity/ec50Sensitivity';
import { curvePoints } from '#normalize/curvePoints';
import { madeInEveryWay } from './madeInEveryWay.ts';
import type { StudyReader } from './studyReader.ts';

type Fitter = Pick<StudyReader, 'runner' | 'progress'>;

/**
 * Fits every curve of a panel: each experiment by its wells, the EC50 over experiments, and all experiments pooled as
 * independent points.
 */
export async function fitPanel(
  panel: CurvesPanelData,
  measurements: readonly NormalizedMeasurement[],
  reader: Fitter,
): Promise<CurvesPanelData> {
  // all are asked for at once, as many as the runner has hands for; what is told and given keeps its order
  const asked = panel.facets.map((facet) =>
    facet.curves.map((curve) => fitOne(panel, facet.title, curve, measurements, reader)),
  );
  // one that fails before its turn is thrown when its turn comes
  for (const fit of asked.flat()) fit.catch(() => undefined);
  const facets: CurvesPanelData['facets'][number][] = [];
  for (const [index, facet] of panel.facets.entries()) {
    const curves: PanelCurve[] = [];
    for (const [place, fit] of (asked[index] ?? []).entries()) {
      const name = [facet.title, facet.curves[place]?.label].filter(Boolean).join(' ');
      reader.progress(`fitting ${name}`, index, panel.facets.length);
      curves.push(await fit);
    }
    facets.push({ ...facet, curves });
  }
  return { ...panel, facets };
}

async function fitOne(
  panel: CurvesPanelData,
  facet: string | null,
  curve: PanelCurve,
  measurements: readonly NormalizedMeasurement[],
  reader: Fitter,
): Promise<PanelCurve> {
  const { request, doseUnit } = panel;
  const options = fitOptions(panel);
  const name = [panel.request.name, facet, curve.label].filter(Boolean).join(' ');
  const fitPoints = async (
    points: readonly FitPoint[],
    experiment: string,
    outliers?: OutlierChoice,
  ): Promise<Fit> => {
    const input = { points, options, outliers };
    const result = await reader.runner.run('fitCurve', input, `${name} ${experiment}`);
    if (!result.ok) throw new Error(`fitting ${name} ${experiment}: ${result.message}`);
    return result.output;
  };
  const base = {
    panel: request.name,
    set: curve.set,
    group: curve.group,
    facet: facet ?? '',
    curve: curve.label,
    doseUnit,
  };
  const { quantity, where } = request;
  const ofCurve = { set: curve.set, key: curve.group, quantity, doseUnit, where };
  const single: CurveFit[] = [];
  const ofExperiments = curvePoints(measurements, ofCurve);
  const every: { experiment: string; points: readonly FitPoint[] }[] = [];
  for (const { experiment, points, sources, saturatedDoses } of ofExperiments) {
    const all = await fitPoints(points, experiment, request.outliers ?? 'suggest');
    const fit = withSaturation(all, saturatedDoses, doseUnit);
    single.push({ ...base, experiment, fit, combined: null, ...outlierSources(fit, sources) });
    every.push({ experiment, points: keptPoints(points, fit) });
  }
  const overPoints = pooledPoints(curve);
  // not asked for outliers: an experiment that is shifted as a whole is none
  const pooled = await fitPoints(overPoints, 'pooled');
  const combined = combinedOf(single, options.scale);
  const sensitivity = await madeInEveryWay(
    { experiments: every, pooled: overPoints, options },
    name,
    reader.runner,
  );
  const blocked = await reader.runner.run('fitBlocks', { points: overPoints, options }, `${name} blocks`);
  if (!blocked.ok) throw new Error(`fitting ${name} with experiments as blocks: ${blocked.message}`);
  const line = curveLine(
    pooled,
    curve.doses.map((point) => point.dose),
  );
  return {
    ...curve,
    fits: [
      ...single,
      { ...base, experiment: 'combined', fit: null, combined },
      { ...base, experiment: 'pooled', fit: pooled, combined: null },
    ],
    blocked: blocked.output,
    sensitivity,
    line: line?.points ?? null,
    lineAtZero: line?.atZero ?? null,
  };
}

function combinedOf(single: readonly CurveFit[], scale: ResponseScale): CombinedEc50 {
  return combineExperiments(
    single.flatMap(({ experiment, fit }) => (fit === null ? [] : [{ experiment, fit }])),
    scale,
  );
}

function fitOptions({ request, doseUnit }: CurvesPanelData): FitOptions {
  return {
    model: request.model,
    fixed: request.fixed,
    ...(request.bounds === undefined ? {} : { bounds: request.bounds }),
    omitZero: request.omitZero,
    ...(request.weighting === undefined ? {} : { weighting: request.weighting }),
    standardErrors: 'jtj',
    confidence: 'profile',
    scale: scaleOfQuantity(request.quantity),
    doseUnit,
  };
}

/** Only of fits that have outliers. */
function outlierSources(
  { outliers }: Fit,
  sources: readonly PointSource[],
): Pick<CurveFit, 'outlierSources'> {
  const found = (outliers ?? []).flatMap(({ index }) => sources[index] ?? []);
  return found.length === 0 ? {} : { outlierSources: found };
}

/** Bounds are no points: the fit is made without their doses and says so. */
function withSaturation(fit: Fit, saturatedDoses: readonly number[], doseUnit: string): Fit {
  if (saturatedDoses.length === 0) return fit;
  const doses = saturatedDoses.map((dose) => printedNumber(dose)).join(', ');
  return {
    ...fit,
    flags: [...fit.flags, 'saturatedDosesLeftOut'],
    reason: `${fit.reason} Left out for wells beyond the reader's range: ${doses} ${doseUnit}.`.trim(),
  };
}

/** The mean of each experiment at each dose. */
function pooledPoints(curve: PanelCurve): PooledPoint[] {
  return curve.doses.flatMap(({ dose, values }) =>
    values.map(({ value, experiment }) => ({ dose, response: value, experiment })),
  );
}
