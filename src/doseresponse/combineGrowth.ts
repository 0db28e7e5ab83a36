import type { CombinedEc50 } from '#domain/curveFit';
import type { GrowthMetrics, MetricDose } from '#domain/growthMetrics';
import { mean } from '#stats/moments';
import { geometricMean } from './geometricMean.ts';

/** The metrics of an experiment, and the lowest and the highest dose they are from. */
export interface MeasuredGrowth {
  readonly metrics: GrowthMetrics;
  readonly ends: readonly [lowest: number, highest: number];
}

/**
 * Growth-rate metrics over experiments: GR50 and GEC50 as geometric means with a t-interval on n − 1, the others as means.
 *
 * Where an experiment bounds GR50, the mean with the bound in its place is a bound. A mean of the others is not given where an
 * experiment lacks a number; GR_max and GR_AOC of different ranges of doses are not averaged.
 *
 * @param measured - experiments with at least one growth rate
 * @param combined - EC50 of the same curves over experiments, which is GEC50
 */
export function combineGrowth(measured: readonly MeasuredGrowth[], combined: CombinedEc50): GrowthMetrics {
  const single = measured.map(({ metrics }) => metrics);
  const ends = measured.map((one) => one.ends);
  const sameEnds = ends.every((one) => one[0] === ends[0]?.[0] && one[1] === ends[0][1]);
  const meanOf = (of: (metrics: GrowthMetrics) => number | null): number | null => {
    const values = single.map(of).filter((value) => value !== null);
    return values.length === 0 || values.length < single.length ? null : mean(values);
  };
  const lacking = single.some(({ gr50 }) => gr50.kind === 'none');
  return {
    experiment: 'combined',
    doublings: meanOf(({ doublings }) => doublings),
    gr50: combinedDose(single.map(({ gr50 }) => gr50)),
    gec50: gec50Of(combined),
    grMax: sameEnds ? meanOf(({ grMax }) => grMax) : null,
    grInf: meanOf(({ grInf }) => grInf),
    hillSlope: meanOf(({ hillSlope }) => hillSlope),
    areaOverCurve: sameEnds ? meanOf(({ areaOverCurve }) => areaOverCurve) : null,
    experiments: single.length,
    flags: [
      ...combined.flags,
      ...(lacking ? ['gr50OfOthersOnly'] : []),
      ...(sameEnds ? [] : ['dosesDiffer']),
    ],
  };
}

function gec50Of({ outcome, ec50, confidence95, bound }: CombinedEc50): MetricDose {
  if (outcome === 'estimated' && ec50 !== null) return { kind: 'value', dose: ec50, confidence95 };
  return outcome === 'bound' && bound !== undefined && bound !== null
    ? { kind: 'bound', ...bound }
    : { kind: 'none' };
}

function combinedDose(doses: readonly MetricDose[]): MetricDose {
  const telling = doses.filter((one) => one.kind !== 'none');
  if (telling.length === 0) return { kind: 'none' };
  const { value, confidence95 } = geometricMean(telling.map(({ dose }) => dose));
  const relations = new Set(telling.flatMap((one) => (one.kind === 'bound' ? [one.relation] : [])));
  const [relation, ...others] = relations;
  if (relation === undefined) return { kind: 'value', dose: value, confidence95 };
  return others.length > 0 ? { kind: 'none' } : { kind: 'bound', relation, dose: value };
}
