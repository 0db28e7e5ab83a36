/** A paired test over experiments, and what there is to be said of it; null where there is no test. */
export interface PairedResult {
  /** Experiments that both curves have it in. */
  readonly n: number;
  readonly confidence95: readonly [number, number] | null;
  readonly statistic: number | null;
  readonly df: number | null;
  /** Two-sided. */
  readonly p: number | null;
  readonly log10p: number | null;
  readonly flags: readonly string[];
  readonly reason: string;
}
