import oracle from '../oracle/effects.json' with { type: 'json' };

/** A standardised difference as 30-digit arithmetic has it. */
export interface ExactEffect {
  readonly cohensD: number;
  readonly cohensD95: readonly number[];
  readonly hedgesCorrection: number | null;
  readonly hedgesG: number | null;
  readonly hedgesG95: readonly number[] | null;
}

export interface ExactRatio {
  readonly ratio: number;
  readonly confidence95: readonly number[] | null;
}

/** Two groups of values, with what mpmath and scipy say of them. */
export interface EffectPair {
  readonly id: string;
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly welch: ExactEffect & { readonly averageSd: number };
  readonly fiellerPooled: ExactRatio & { readonly df: number };
  readonly fiellerSeparate: ExactRatio & { readonly df: number };
  /** Only of groups of equal size. */
  readonly paired?: ExactEffect;
  readonly ratioPaired?: ExactEffect;
  readonly geometric?: ExactRatio;
}

/** Made by test/oracle/effects.py. */
export const effectPairs = oracle.pairs as readonly EffectPair[];
