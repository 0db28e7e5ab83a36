import type { Fit } from '#domain/fit';

/** A fit and the experiment it is of. */
export interface ExperimentFit {
  readonly experiment: string;
  readonly fit: Fit;
}

/** What one experiment says about EC50 when experiments are looked at together. */
export type ExperimentEc50 =
  /** `bound`: the closed end of its 95 % profile, where the other end is open; null where both are closed. */
  | { readonly kind: 'value'; readonly ec50: number; readonly bound: Fit['bound'] }
  | { readonly kind: 'beyond'; readonly bound: NonNullable<Fit['bound']> }
  | { readonly kind: 'noResponse' }
  | { readonly kind: 'none' };

/**
 * What one experiment contributes to EC50 over experiments.
 *
 * A proven minimum inside the doses counts as a value even when its own 95 % profile is open on one side: how sure the mean is comes
 * from the scatter between experiments, and to leave such experiments out would choose among them by their noise. An EC50 beyond the
 * doses, or a curve without a minimum whose data close one side, is a bound. Nothing else has an EC50: where the profile is open on both
 * sides every EC50 fits about equally well, and the one of the best curve is chance.
 */
export function ec50OfExperiment({ outcome, parameters, flags, bound }: Fit): ExperimentEc50 {
  if (outcome === 'noResponse') return { kind: 'noResponse' };
  if (outcome === 'estimated' && flags.includes('ec50Unbounded')) return { kind: 'none' };
  if (outcome === 'estimated' && parameters !== null)
    return { kind: 'value', ec50: parameters.ec50, bound: null };
  if (outcome !== 'bound' || bound === null) return { kind: 'none' };
  if (parameters !== null && !flags.includes('ec50OutsideDoses'))
    return { kind: 'value', ec50: parameters.ec50, bound };
  return { kind: 'beyond', bound };
}
