import type { Fit } from '#domain/fit';
import { pairedTTest } from '#stats/tTest';
import { mean } from '#stats/moments';
import type { ExperimentFit } from './usableEc50.ts';

/** What of a curve is compared beside its EC50, in the unit of the response. */
export type CurveFeature = 'bottom' | 'mean response';

/** A feature of curve a minus that of curve b, tested over the experiments that have both. */
export interface FeatureComparison {
  readonly feature: CurveFeature;
  readonly n: number;
  /** Of the experiments that count; aᵢ and bᵢ are of one. */
  readonly values: { readonly a: readonly number[]; readonly b: readonly number[] };
  readonly meanA: number | null;
  readonly meanB: number | null;
  /** meanA − meanB; null when no experiment has both. */
  readonly difference: number | null;
  readonly confidence95: readonly [number, number] | null;
  readonly statistic: number | null;
  readonly df: number | null;
  /** Two-sided. */
  readonly p: number | null;
  readonly log10p: number | null;
  readonly flags: readonly string[];
  readonly reason: string;
}

/**
 * Do two curves differ in how far they fall (`bottom`), or in the response over all doses (`mean response`, the area under the curve over
 * log₁₀ dose divided by its width)? A paired t-test over experiments.
 *
 * An experiment counts where both curves are proven and, for the bottom, where neither plateau is implausible. The mean response is of the same
 * doses in both curves. Experiments that do not count are named, and flagged `experimentsNotPaired`.
 *
 * @param a - one fit per experiment
 * @param b - the curve that is taken off
 * @returns null where the bottom is held, so that there is nothing to compare
 */
export function compareOverExperiments(
  feature: CurveFeature,
  a: readonly ExperimentFit[],
  b: readonly ExperimentFit[],
): FeatureComparison | null {
  if (feature === 'bottom' && [...a, ...b].some(({ fit }) => isHeld(fit))) return null;
  const others = new Map(b.map(({ experiment, fit }) => [experiment, fit]));
  const names = [...new Set([...a, ...b].map(({ experiment }) => experiment))];
  const pairs = a.flatMap(({ experiment, fit }) => {
    const other = others.get(experiment);
    const [x, y] = [valueOf(feature, fit), other === undefined ? null : valueOf(feature, other)];
    return x === null || y === null || other === undefined || !sameDoses(feature, fit, other)
      ? []
      : [{ experiment, x, y }];
  });
  const left = names.filter((name) => !pairs.some(({ experiment }) => experiment === name));
  const leftText =
    left.length === 0
      ? ''
      : ` Left out, because one curve does not tell it there: experiment ${left.join(', ')}.`;
  const flags = left.length === 0 ? [] : ['experimentsNotPaired'];
  const [xs, ys] = [pairs.map(({ x }) => x), pairs.map(({ y }) => y)];
  const base = { ...nothing, feature, n: pairs.length, values: { a: xs, b: ys }, flags };
  if (pairs.length === 0)
    return { ...base, reason: `No experiment tells the ${feature} of both curves.${leftText}` };
  const means = { meanA: mean(xs), meanB: mean(ys), difference: mean(xs) - mean(ys) };
  const test = pairedTTest(xs, ys);
  if (test.kind === 'impossible') {
    const why =
      test.obstacle === 'tooFewValues'
        ? 'A test needs at least two experiments with both curves.'
        : 'The difference is the same in every experiment, so there is no scatter to test against.';
    return { ...base, ...means, reason: `${why}${leftText}` };
  }
  const { confidence95, statistic, df, p, log10p } = test;
  const reason = `Paired t-test of the ${feature} over ${pairs.length} experiments.${leftText}`;
  return { ...base, ...means, confidence95, statistic, df, p, log10p, reason };
}

const nothing = {
  meanA: null,
  meanB: null,
  difference: null,
  confidence95: null,
  statistic: null,
  df: null,
  p: null,
  log10p: null,
} as const;

/** A fitted parameter has an interval, a held one has none. */
function isHeld({ parameters, confidence95 }: Fit): boolean {
  return parameters !== null && confidence95['bottom'] === undefined;
}

function valueOf(feature: CurveFeature, { outcome, parameters, area, flags }: Fit): number | null {
  if (feature === 'mean response') return area?.meanResponse ?? null;
  if (outcome !== 'estimated' || flags.includes('plateauImplausible')) return null;
  return parameters?.bottom ?? null;
}

/** Areas over different doses are no areas of one thing. */
function sameDoses(feature: CurveFeature, one: Fit, other: Fit): boolean {
  if (feature !== 'mean response') return true;
  const ends = [one, other].map(({ band = [] }) => {
    const doses = band.map(({ dose }) => dose).filter((dose) => dose > 0);
    return [Math.min(...doses), Math.max(...doses)] as const;
  });
  const [[low, high] = [0, 0], [otherLow, otherHigh] = [0, 0]] = ends;
  return Math.abs(low - otherLow) <= 1e-9 * low && Math.abs(high - otherHigh) <= 1e-9 * high;
}
