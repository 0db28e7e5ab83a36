import type { Interval } from './fit.ts';

/** A dose, beyond which dose it lies, or nothing. */
export type MetricDose =
  | { readonly kind: 'value'; readonly dose: number; readonly confidence95: Interval | null }
  | { readonly kind: 'bound'; readonly relation: '<' | '>'; readonly dose: number }
  | { readonly kind: 'none' };

/** The growth-rate metrics of one curve, of one experiment or over experiments; null: not known. */
export interface GrowthMetrics {
  /** `1`, `2` …, `combined` */
  readonly experiment: string;
  /** How often the control doubled since time zero. */
  readonly doublings: number | null;
  /** Where the curve crosses a growth rate of 0.5. */
  readonly gr50: MetricDose;
  /** Half way between the plateaus. */
  readonly gec50: MetricDose;
  /** Mean growth rate at the highest dose. */
  readonly grMax: number | null;
  /** Lower plateau. */
  readonly grInf: number | null;
  /** Above 0 where growth falls: Prism's hillSlope with the other sign. */
  readonly hillSlope: number | null;
  /** Area over the curve over log₁₀(dose), divided by its width: 0 no effect, 1 cytostasis at every dose, 2 death at every dose. */
  readonly areaOverCurve: number | null;
  /** In the combined row: experiments. */
  readonly experiments: number | null;
  readonly flags: readonly string[];
}
