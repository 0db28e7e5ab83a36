import { ratioPairedTTest } from '#stats/tTest';
import { geometricMean } from './geometricMean.ts';
import type { PairedResult } from './pairedResult.ts';
import { ec50OfExperiment, type ExperimentFit } from './usableEc50.ts';

/** EC50 of curve a over EC50 of curve b, tested over the experiments that have both. */
export interface Ec50Comparison extends PairedResult {
  /** Geometric mean of EC50(a)/EC50(b); null when no experiment has both. */
  readonly ratio: number | null;
  /** Geometric means over these experiments, whose quotient the ratio is; null as the ratio. */
  readonly ec50A: number | null;
  readonly ec50B: number | null;
}

/**
 * Do two curves differ in EC50? A paired t-test of ln EC50 over experiments (decision 10): each experiment is its own control for the
 * day, so the shift that day and passage give to both curves cancels.
 *
 * An experiment in which the EC50 of a curve lies beyond the doses, or in which it does not respond, is often the one that differs most: to
 * test the others alone would bias the answer, so there is no test then. Experiments whose fit says nothing about EC50 cannot be paired;
 * they are named, and flagged `experimentsLeftOut`.
 *
 * @param a - one fit per experiment; the dose unit of a and b is the same
 * @param b - the curve that the ratio is relative to
 * @source stats: paired t-test of logarithms; design.md decision 10
 */
export function compareLogEc50(a: readonly ExperimentFit[], b: readonly ExperimentFit[]): Ec50Comparison {
  const valuesB = new Map(b.map(({ experiment, fit }) => [experiment, valueOf(fit)]));
  const pairs: (readonly [number, number])[] = [];
  const left: string[] = [];
  for (const { experiment, fit } of a) {
    const [valueA, valueB] = [valueOf(fit), valuesB.get(experiment) ?? null];
    if (valueA !== null && valueB !== null) pairs.push([valueA, valueB]);
    else left.push(experiment);
    valuesB.delete(experiment);
  }
  left.push(...valuesB.keys());
  const beyond = [...a, ...b].filter(({ fit }) => isBeyond(fit)).map(({ experiment }) => experiment);
  if (beyond.length > 0) return beyondComparison(pairs.length, [...new Set(beyond)]);
  const flags = left.length > 0 ? ['experimentsLeftOut'] : [];
  const leftText =
    left.length > 0 ? ` Left out, because one curve has no EC50 there: experiment ${left.join(', ')}.` : '';
  if (pairs.length === 0)
    return {
      ...nothing,
      n: 0,
      ratio: null,
      flags,
      reason: `No experiment has an EC50 of both curves.${leftText}`,
    };
  const ratio = Math.exp(pairs.reduce((sum, [x, y]) => sum + Math.log(x / y), 0) / pairs.length);
  const ec50A = geometricMean(pairs.map(([x]) => x)).value;
  const ec50B = geometricMean(pairs.map(([, y]) => y)).value;
  const test = ratioPairedTTest(
    pairs.map(([x]) => x),
    pairs.map(([, y]) => y),
  );
  if (test.kind === 'impossible') {
    const why =
      test.obstacle === 'tooFewValues'
        ? 'A test needs at least two experiments with an EC50 of both curves.'
        : 'The ratio is the same in every experiment, so there is no scatter to test against.';
    return { ...nothing, n: pairs.length, ratio, ec50A, ec50B, flags, reason: `${why}${leftText}` };
  }
  return {
    n: pairs.length,
    ratio,
    ec50A,
    ec50B,
    confidence95: test.confidence95,
    statistic: test.statistic,
    df: test.df,
    p: test.p,
    log10p: test.log10p,
    flags,
    reason: `Paired t-test of ln EC50 over ${pairs.length} experiments.${leftText}`,
  };
}

const nothing = {
  ec50A: null,
  ec50B: null,
  statistic: null,
  df: null,
  p: null,
  log10p: null,
  confidence95: null,
} as const;

function isBeyond(fit: ExperimentFit['fit']): boolean {
  const { kind } = ec50OfExperiment(fit);
  return kind === 'beyond' || kind === 'noResponse';
}

function beyondComparison(n: number, experiments: readonly string[]): Ec50Comparison {
  const reason = `In experiment ${experiments.join(', ')} a curve has no EC50 inside the doses; a test of the others would leave out what differs most.`;
  return { ...nothing, n, ratio: null, flags: ['experimentsBeyondDoses'], reason };
}

function valueOf(fit: ExperimentFit['fit']): number | null {
  const ec50 = ec50OfExperiment(fit);
  return ec50.kind === 'value' ? ec50.ec50 : null;
}
