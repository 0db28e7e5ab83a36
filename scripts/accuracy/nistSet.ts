/** One nonlinear regression of NIST's Statistical Reference Datasets. */
export interface NistSet {
  readonly id: string;
  readonly difficulty: string;
  /** In b1 … bk and x, as JavaScript writes it. */
  readonly expr: string;
  readonly params: readonly string[];
  readonly start1: readonly number[];
  readonly start2: readonly number[];
  readonly certified: {
    readonly estimate: readonly number[];
    readonly se: readonly number[];
    readonly rss: number;
    readonly df: number;
  };
  readonly data: { readonly x: readonly number[]; readonly y: readonly number[] };
}
