import type { CombinedEc50 } from '#domain/curveFit';
import type { Fit, FitOptions, FitPoint } from '#domain/fit';
import type {
  DoseZeroChoice,
  Ec50Sensitivity,
  SensitivityCell,
  SensitivityEstimate,
  SensitivityFit,
} from '#domain/sensitivity';
import { fUpperTail } from '#stats/fDistribution';
import { combineExperiments } from '../combineExperiments.ts';
import { fitCurve } from '../fitCurve.ts';
import { weighCurves } from '../weighting/weighCurves.ts';
import { ec50Range } from './ec50Range.ts';
import { ownPlateaus, plateauChoices, type PlateauOptions } from './plateauChoices.ts';
import { isBelievable, sensitivityVerdict } from './sensitivityVerdict.ts';

/** p below which held plateaus contradict the data. */
const contradictedP = 0.05;

/** A point of a pooled fit, and the experiment it is of; null where nobody named experiments. */
export interface PooledPoint extends FitPoint {
  readonly experiment: string | null;
}

/** One curve as its headline and its pooled fit are made. */
export interface SensitivityInput {
  /** What each experiment is fitted to; none where nobody named experiments. */
  readonly experiments: readonly { readonly experiment: string; readonly points: readonly FitPoint[] }[];
  readonly pooled: readonly PooledPoint[];
  readonly options: FitOptions;
}

/**
 * The EC50 of a curve made in every way that a careful person might have chosen: plateaus free or held at 0 and 100 % of control, dose 0
 * in the fit or out of it, all experiments or all but one.
 *
 * Single fits have the interval of their standard error: profiles would take ten times as long and move no EC50.
 *
 * With a weighting all are weighed alike, by the curves of the fit itself.
 *
 * @returns null where the EC50 is held, there are no points, or they have no weights
 */
export function ec50Sensitivity(input: SensitivityInput): Ec50Sensitivity | null {
  if (input.options.fixed.ec50 !== undefined || input.pooled.length === 0) return null;
  const weighed = weighedInput(input);
  return weighed === null ? null : madeInEveryWay(weighed);
}

function weighedInput({ experiments, pooled, options }: SensitivityInput): SensitivityInput | null {
  const single = weighCurves(
    experiments.map(({ points }) => points),
    options,
  );
  const all = weighCurves([pooled], options);
  if (single === null || all === null) return null;
  return {
    experiments: experiments.map(({ experiment }, i) => ({ experiment, points: single.curves[i] ?? [] })),
    pooled: all.curves[0] ?? [],
    options: all.options,
  };
}

function madeInEveryWay({ experiments, pooled, options }: SensitivityInput): Ec50Sensitivity {
  const cells = doseZeroChoices(pooled).flatMap((doseZero) => {
    const [free, ...others] = plateauChoices(options).map((choice) =>
      madeOneWay(choice, doseZero, { experiments, pooled, options }),
    );
    if (free === undefined) return [];
    const tested = others.map((made) => made.map((one, i) => againstFree(one, free[i]?.fit ?? one.fit)));
    return [free, ...tested].flatMap((made) => made.map(({ cell }) => cell));
  });
  const table = {
    headlineOf: experiments.length > 1 ? 'experiments' : experiments.length === 1 ? 'experiment' : 'points',
    cells,
    headline: ec50Range(cells, ({ headline }) => headline),
    believable: ec50Range(cells.filter(isBelievable), ({ headline }) => headline),
    pooled: ec50Range(cells, ({ pooled: fit }) => fit),
  } as const;
  return { ...table, verdict: sensitivityVerdict(table, options.doseUnit ?? '') };
}

/** A cell with the pooled fit it was made from. */
interface MadeCell {
  readonly cell: SensitivityCell;
  readonly fit: Fit;
}

/** All experiments, and all but each one. */
function madeOneWay(
  { plateaus, options: held }: PlateauOptions,
  doseZero: DoseZeroChoice,
  { experiments, pooled, options }: SensitivityInput,
): MadeCell[] {
  const omitZero = doseZero === 'none' ? options.omitZero : doseZero === 'out';
  const way: FitOptions = { ...held, omitZero, confidence: 'wald' };
  const own = plateaus === ownPlateaus(options) && omitZero === options.omitZero;
  const single = experiments.map(({ experiment, points }) => ({ experiment, fit: fitCurve(points, way) }));
  const leftOut = single.length < 2 ? [] : single.map(({ experiment }) => experiment);
  return [null, ...leftOut].map((without): MadeCell => {
    const kept = single.filter(({ experiment }) => experiment !== without);
    const points = pooled.filter(({ experiment }) => without === null || experiment !== without);
    const fit = fitCurve(points, way);
    const cell: SensitivityCell = {
      plateaus,
      model: way.model,
      held: way.fixed,
      doseZero,
      leftOut: without,
      own: own && without === null,
      experiments: kept.length,
      headline: headlineOf(kept, fit, single.length),
      pooled: pooledFit(fit),
      ...plateausOf([...kept, { experiment: 'pooled', fit }], way),
      heldP: null,
      contradicted: false,
    };
    return { cell, fit };
  });
}

/** Extra-sum-of-squares F test of held plateaus: F = ((RSS_held − RSS_free)/(df_held − df_free))/(RSS_free/df_free). */
function againstFree({ cell, fit }: MadeCell, free: Fit): MadeCell {
  const df1 = fit.df - free.df;
  if (fit.rss === null || free.rss === null || !(df1 > 0) || !(free.df > 0) || !(free.rss > 0))
    return { cell, fit };
  const statistic = Math.max(0, (fit.rss - free.rss) / df1 / (free.rss / free.df));
  const heldP = fUpperTail(statistic, df1, free.df);
  return { cell: { ...cell, heldP, contradicted: heldP < contradictedP }, fit };
}

function doseZeroChoices(points: readonly FitPoint[]): readonly DoseZeroChoice[] {
  return points.some(({ dose }) => dose === 0) ? ['in', 'out'] : ['none'];
}

function headlineOf(
  kept: readonly { readonly experiment: string; readonly fit: Fit }[],
  pooled: Fit,
  all: number,
): SensitivityEstimate {
  if (all > 1) return combinedEstimate(combineExperiments(kept));
  return fitEstimate(kept[0]?.fit ?? pooled);
}

function combinedEstimate({ outcome, ec50, confidence95, bound, flags }: CombinedEc50): SensitivityEstimate {
  return { outcome, ec50, confidence95, bound: bound ?? null, flags };
}

function fitEstimate({
  outcome,
  parameters,
  profile95,
  confidence95,
  bound,
  flags,
}: Fit): SensitivityEstimate {
  const estimated = outcome === 'estimated';
  return {
    outcome,
    ec50: estimated ? (parameters?.ec50 ?? null) : null,
    confidence95: estimated ? (profile95['ec50'] ?? confidence95['ec50'] ?? null) : null,
    bound,
    flags,
  };
}

function pooledFit(fit: Fit): SensitivityFit {
  const { hillSlope = null, bottom = null, top = null } = fit.parameters ?? {};
  return { ...fitEstimate(fit), hillSlope, bottom, top };
}

/** How far the free plateaus of proven curves reach, and whose are implausible. */
function plateausOf(
  fits: readonly { readonly experiment: string; readonly fit: Fit }[],
  { fixed }: FitOptions,
): Pick<SensitivityCell, 'lowestBottom' | 'highestTop' | 'implausible'> {
  const curves = fits.flatMap(({ fit }) =>
    fit.parameters === null || fit.outcome === 'noResponse' ? [] : [fit.parameters],
  );
  return {
    lowestBottom:
      fixed.bottom !== undefined || curves.length === 0
        ? null
        : Math.min(...curves.map(({ bottom }) => bottom)),
    highestTop:
      fixed.top !== undefined || curves.length === 0 ? null : Math.max(...curves.map(({ top }) => top)),
    implausible: fits
      .filter(({ fit }) => fit.flags.includes('plateauImplausible'))
      .map(({ experiment }) => experiment),
  };
}
