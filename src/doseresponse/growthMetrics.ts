import type { Fit } from '#domain/fit';
import type { GrowthMetrics, MetricDose } from '#domain/growthMetrics';
import { areaOverGrowthCurve, type DoseRate } from './areaOverGrowthCurve.ts';

/** One experiment of a growth-rate curve. */
export interface GrowthExperiment {
  readonly experiment: string;
  readonly fit: Fit;
  /** Mean growth rate at each dose above 0, from the lowest dose to the highest. */
  readonly rates: readonly DoseRate[];
  /** Doses without a mean, because a well is beyond the reader's range. */
  readonly spoiltDoses: readonly number[];
  readonly doublings: number | null;
}

/**
 * GR50, GEC50, GR_max, GR_inf, h_GR and GR_AOC of one experiment.
 *
 * A curve that does not cross 0.5 within its doses bounds GR50 by the last dose on that side. GR_max and GR_AOC need the lowest and the
 * highest dose: where a well beyond the reader's range spoils one of them, they are not known.
 *
 * @source Hafner, Niepel, Chung & Sorger 2016, Nat Methods 13:521
 */
export function growthMetrics({
  experiment,
  fit,
  rates,
  spoiltDoses,
  doublings,
}: GrowthExperiment): GrowthMetrics {
  const [lowest, highest] = [rates[0], rates.at(-1)];
  const lost = (isBeyond: (dose: number) => boolean): boolean => spoiltDoses.some(isBeyond);
  const hasHighest = highest !== undefined && !lost((dose) => dose > highest.dose);
  const hasEnds = hasHighest && lowest !== undefined && !lost((dose) => dose > 0 && dose < lowest.dose);
  const parameters = fit.outcome === 'estimated' ? fit.parameters : null;
  return {
    experiment,
    doublings,
    gr50: gr50Of(fit, rates),
    gec50: gec50Of(fit),
    grMax: hasHighest ? highest.rate : null,
    grInf: parameters?.bottom ?? null,
    hillSlope: parameters === null ? null : -parameters.hillSlope,
    areaOverCurve: hasEnds ? areaOverGrowthCurve(rates) : null,
    experiments: null,
    flags: fit.flags,
  };
}

function gec50Of({ outcome, parameters, bound, profile95, confidence95 }: Fit): MetricDose {
  if (outcome === 'bound' && bound !== null) return { kind: 'bound', ...bound };
  if (outcome !== 'estimated' || parameters === null) return { kind: 'none' };
  const interval = profile95['ec50'] ?? confidence95['ec50'] ?? null;
  return { kind: 'value', dose: parameters.ec50, confidence95: interval };
}

function gr50Of(
  { ic50State, ic50Absolute, ic50AbsoluteConfidence95 }: Fit,
  rates: readonly DoseRate[],
): MetricDose {
  const [lowest, highest] = [rates[0], rates.at(-1)];
  if (ic50State === 'notApplicable' || lowest === undefined || highest === undefined) return { kind: 'none' };
  if (ic50State === 'estimated' && ic50Absolute !== null)
    return { kind: 'value', dose: ic50Absolute, confidence95: ic50AbsoluteConfidence95 };
  const isBelow = ic50Absolute === null ? rates.every(({ rate }) => rate < 0.5) : ic50Absolute < lowest.dose;
  return isBelow
    ? { kind: 'bound', relation: '<', dose: lowest.dose }
    : { kind: 'bound', relation: '>', dose: highest.dose };
}
