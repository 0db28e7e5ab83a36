import type { PointSource } from './curveFit.ts';

/** A group with the value that is suspected or without it. */
export interface MeanInBrief {
  readonly n: number;
  readonly mean: number;
  /** t-interval on n − 1; null for n = 1 */
  readonly confidence95: readonly [number, number] | null;
}

/** A value that Grubbs' test suggests as an outlier. It is in every mean. */
export interface GrubbsSuggestion {
  readonly facet: string | null;
  /** The bar it belongs to. */
  readonly group: string;
  /** What it was compared with: the other wells of its plate, or the other experiments. */
  readonly among: 'wells' | 'experiments';
  readonly source: PointSource;
  /** Of a well on the scale of its control, also where the panel shows it relative to a group. */
  readonly value: number;
  readonly unit: string;
  /** G: distance from the mean in SDs. */
  readonly statistic: number;
  readonly n: number;
  readonly p: number;
  readonly with: MeanInBrief;
  readonly without: MeanInBrief;
}
