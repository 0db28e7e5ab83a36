import type { Fit, FitOptions, FitPoint } from '#domain/fit';

/** Points with the weights of a weighting, or why they have none. */
export type Weighed<P extends FitPoint = FitPoint> =
  | {
      readonly kind: 'weighed';
      readonly points: readonly P[];
      /** Without the weighting: the points carry it. */
      readonly options: FitOptions;
      /** What is to be said of the weights. */
      readonly flags: readonly string[];
      readonly words: string;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** Fits with the weights that the points carry. */
export type Fitter = (points: readonly FitPoint[], options: FitOptions) => Fit;
