import type { Inference } from './inference.ts';
import type { WellContent } from './well.ts';

/** What is in each well of one plate; wells that are not named hold nothing that anybody told us about. */
export interface Layout {
  readonly rows: number;
  readonly columns: number;
  /** Well name -> content. */
  readonly wells: Readonly<Record<string, WellContent>>;
  readonly inferred: readonly Inference[];
}
