import type { CurveFit } from './curveFit.ts';
import type { FitOutcome, Interval } from './fit.ts';

/** What figures and texts may say about the EC50 of a curve: a number only when it was estimated. */
export type Ec50Headline =
  | {
      readonly kind: 'estimated';
      readonly ec50: number;
      readonly confidence95: Interval | null;
      /** Reservations about the EC50, of its experiments' fits too; what is said about an absolute IC50 is not among them, nor are outliers, which have a sentence of their own. */
      readonly flags: readonly string[];
      /** Experiments whose EC50s were combined; null: one fit. */
      readonly experiments: number | null;
    }
  | {
      readonly kind: 'bound';
      readonly relation: '<' | '>';
      readonly dose: number;
      readonly reason: string;
      /** Experiments that made the bound; null: one fit. */
      readonly experiments: number | null;
    }
  | { readonly kind: 'none'; readonly outcome: FitOutcome; readonly reason: string };

/**
 * The EC50 that stands for a curve: with two or more experiments the geometric mean of theirs, with one its own, and the pooled fit
 * only where no experiment was fitted by itself.
 *
 * @param fits - of one curve: one per experiment, then `combined`, then `pooled`
 * @returns null when nothing was fitted
 */
export function headlineEc50(fits: readonly CurveFit[]): Ec50Headline | null {
  const single = fits.filter((one) => one.experiment !== 'combined' && one.experiment !== 'pooled');
  const combined = fits.find((one) => one.experiment === 'combined')?.combined ?? null;
  if (single.length !== 1 && combined !== null) {
    const ofFits = single.flatMap(({ fit }) => fit?.flags ?? []);
    const { outcome, ec50, confidence95, flags, reason, n, bound } = combined;
    if (outcome === 'estimated' && ec50 !== null)
      return {
        kind: 'estimated',
        ec50,
        confidence95,
        experiments: n,
        flags: aboutEc50([...flags, ...ofFits]),
      };
    if (outcome === 'bound' && bound !== undefined && bound !== null)
      return { kind: 'bound', ...bound, reason, experiments: n };
    return { kind: 'none', outcome, reason };
  }
  const fit = single[0]?.fit ?? fits.find((one) => one.experiment === 'pooled')?.fit ?? null;
  if (fit === null) return null;
  if (fit.outcome === 'estimated' && fit.parameters !== null) {
    const confidence95 = fit.profile95['ec50'] ?? fit.confidence95['ec50'] ?? null;
    return {
      kind: 'estimated',
      ec50: fit.parameters.ec50,
      confidence95,
      experiments: null,
      flags: aboutEc50(fit.flags),
    };
  }
  if (fit.outcome === 'bound' && fit.bound !== null)
    return { kind: 'bound', ...fit.bound, reason: fit.reason, experiments: null };
  return { kind: 'none', outcome: fit.outcome, reason: fit.reason };
}

function aboutEc50(flags: readonly string[]): readonly string[] {
  return [...new Set(flags)].filter((flag) => !/^(ic50|outliers)/.test(flag));
}
