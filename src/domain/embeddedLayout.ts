/** What stands in a cell: its text, and the number it is by the decimal mark of its file, if it is one. */
export interface WrittenText {
  readonly text: string;
  readonly number: number | null;
}

/** What an export itself says of one well, as somebody typed it into the software of the reader. */
export interface EmbeddedWell {
  /** `A1`, `H12`: no leading zeros */
  readonly well: string;
  /** Well ID, sample: `BLK`, `SPL1:2`, `Un0001`. */
  readonly name: WrittenText | null;
  /** What several samples have in common: the group table of SoftMax Pro, the group of SkanIt. */
  readonly group: string | null;
  /** `2000` (the unit is nowhere in the file) or `1 microg/ml`. */
  readonly concentration: WrittenText | null;
  /** `1:25` */
  readonly dilution: string | null;
  /** Spreadsheet address of what is said first of the well. */
  readonly cell: string;
}

/** A well of a layout as it is printed, by its texts. */
export type PrintedEmbeddedWell = Pick<EmbeddedWell, 'group' | 'dilution' | 'cell'> & {
  readonly name: string | null;
  readonly concentration: string | null;
};

/** A layout as it is printed, by the names of its wells. */
export interface PrintedEmbeddedLayout extends Omit<EmbeddedLayout, 'wells'> {
  readonly wells: Readonly<Record<string, PrintedEmbeddedWell>>;
}

/** One description of a plate inside of an export: a section, a grid of names, a table of samples. */
export interface EmbeddedLayout {
  /** What it is, in words: `section "Layout"`, `grid "Sample"`, `group tables`. */
  readonly source: string;
  /** What stands in its top left cell or above it, where that may be the name of an attribute (`resistance`, `dose (µM)`). */
  readonly heading: string | null;
  /** The plate as the reads of the file name it; null: the file does not say. */
  readonly plate: string | null;
  readonly sheet: string | null;
  /** Wells of which nothing is said are not among them. */
  readonly wells: readonly EmbeddedWell[];
}
