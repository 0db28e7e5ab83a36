/** How a cell looks; what each style looks like is the writer's business. */
export type CellStyle =
  | 'plain'
  /** heading of a sheet */
  | 'title'
  /** heading of a part of a sheet */
  | 'section'
  /** heading of a column or row */
  | 'header'
  /** a line that counts more than the others */
  | 'strong'
  /** a long text that breaks into lines */
  | 'wrapped'
  /** an explanation beside the numbers; runs into the empty cells to its right */
  | 'note'
  /** a cell that a person is meant to fill in */
  | 'input'
  /** something that nobody may miss */
  | 'warning';

/** What may stand in a cell that a person fills in. */
export type CellChoices =
  /** These words: together at most 255 characters, without commas. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** The cells of a range, as `Words!$A$2:$A$40`. */
  | { readonly kind: 'cells'; readonly range: string };

/** A cell of a workbook that is written; null is an empty cell. Text is always text, also where it starts with `=`. */
export interface WorkbookCell {
  /** With `formula`: the cached value, shown by programs that do not calculate. */
  readonly value: string | number | null;
  /** Excel's formula in English without the leading `=`, as `AVERAGE(B2:B4)`; functions newer than 2007 with `_xlfn.`. */
  readonly formula?: string;
  /** Excel's number format, as `0.00`; `@` keeps what a person types as text. */
  readonly format?: string;
  readonly style?: CellStyle;
  /** As numbers are; left out: numbers to the right, text to the left. */
  readonly align?: 'right';
  /** How many columns and rows the cell spans, itself included. */
  readonly span?: { readonly columns: number; readonly rows: number };
  /** Shown when the pointer rests on the cell. */
  readonly comment?: string;
  /** Offered as a list; anything else is refused. */
  readonly choices?: CellChoices;
}

/** One sheet, as it is to be written: data, not bytes. */
export interface WorksheetSpec {
  /** At most 31 characters, without `[ ] : * ? / \`. */
  readonly name: string;
  /** Widths of the columns from A on, in characters. */
  readonly widths: readonly number[];
  /** Rows and columns that stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Row (from 1) -> lines of text that it has room for; every other row has one. */
  readonly linesOfRow?: Readonly<Record<number, number>>;
  /** Row (from 1) of the headings that get a filter; null: none. */
  readonly filterRow: number | null;
  /** From row 1, column A on. */
  readonly rows: readonly (readonly WorkbookCell[])[];
}

/** A workbook to be written, sheets in reading order. */
export interface WorkbookSpec {
  readonly title: string;
  readonly sheets: readonly WorksheetSpec[];
}
