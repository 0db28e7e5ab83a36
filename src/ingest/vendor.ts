import type { EmbeddedLayout } from '#domain/embeddedLayout';
import type { WithProblems } from '#domain/problem';
import type { Read, VendorId } from '#domain/read';
import type { SheetBook } from '#sheet/sheetBook';

/** What a vendor's reader takes out of a file. */
export interface VendorReading {
  readonly software: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly reads: readonly Read[];
  /**
   * What the file says of its wells, for a program that has a form of its own for it. Absent: plate maps that a person drew are looked
   * for; empty: the grids of words that the program prints are no plate maps.
   */
  readonly layouts?: readonly EmbeddedLayout[];
}

/** The reader of one vendor's files: a pure function from cells to reads. */
export interface Vendor {
  readonly id: VendorId;
  /** By what the file is known as this vendor's, in words; null if it is not. Never by its name. */
  readonly recognize: (book: SheetBook) => string | null;
  /** Problems name `file` and the place. */
  readonly read: (book: SheetBook, file: string) => WithProblems<VendorReading>;
}
