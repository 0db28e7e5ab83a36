import type { Dose } from '#domain/dose';
import type { Inference } from '#domain/inference';
import type { Place } from '#domain/problem';
import type { WellContent } from '#domain/well';

/** What one range, one block or one column of a long table says of one well. */
export interface WellStatement {
  /** From 0. */
  readonly row: number;
  readonly column: number;
  /** Without treatment and dose where they are said together. */
  readonly content: Partial<WellContent>;
  /** A treatment with its dose, said in one breath: dose 0 of it does not make a well treated. */
  readonly dosed: { readonly treatment: string; readonly dose: Dose } | null;
  /** What was written cannot be used; a Problem says why. */
  readonly refused: boolean;
  /** Spreadsheet address of the cell that says it, when a file does. */
  readonly cell?: string;
  /** That of the cell that names the well, in a long table. */
  readonly namedAt?: string;
}

/** A range of the protocol, a block or a column of a layout file. */
export interface LayoutStatement {
  /** For messages: `range B2:D9`, `block "resistance"`, `column "role"`. */
  readonly source: string;
  readonly file: string;
  readonly place: Place;
  readonly wells: readonly WellStatement[];
}

/** All that a layout says, before it meets a plate. */
export interface StatedLayout {
  readonly statements: readonly LayoutStatement[];
  readonly inferred: readonly Inference[];
}
