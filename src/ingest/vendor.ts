import type { EmbeddedLayout } from '#domain/embeddedLayout';
import type { WithProblems } from '#domain/problem';
import type { Read, VendorId } from '#domain/read';
import type { Sheet, SheetBook } from '#sheet/sheetBook';

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

/** One thing that a vendor's program writes. */
export interface Sign {
  /** In words that fit behind "has" and "lacks": `the line "Software Version"`. */
  readonly what: string;
  readonly on: (sheet: Sheet, book: SheetBook) => boolean;
  /** Others write it too: alone it tells nothing. */
  readonly common?: true;
}

/** Signs that together make a file a vendor's. */
export interface Mark {
  readonly signs: readonly [Sign, ...Sign[]];
  /** How many of the signs are enough; all, if it is left out. */
  readonly atLeast?: number;
  /** Whether they must stand on one sheet or may be spread over a workbook. */
  readonly within: 'sheet' | 'file';
}

/** What people are told about a reader in docs/files.md. */
export interface ReaderAbout {
  readonly maker: string;
  /** The program whose exports are read, with its versions. */
  readonly program: string;
  readonly instruments: string;
  readonly fileTypes: string;
  /** The shapes that are read. */
  readonly reads: string;
  /** What is left out, each time with a message or a remark. */
  readonly leavesOut: string;
  /** How the file is made in the program. */
  readonly howToExport: string;
  /** Where that can be read; null: nobody checked it, and the page says so. */
  readonly source: string | null;
  /** What the reader was built from. */
  readonly builtFrom: 'real files' | 'a published file' | 'manuals and descriptions';
}

/** The reader of some files: a pure function from cells to reads. */
export interface Reader {
  readonly id: VendorId;
  readonly about: ReaderAbout;
  /** Problems name `file` and the place. */
  readonly read: (book: SheetBook, file: string) => WithProblems<VendorReading>;
}

/** The reader of one vendor's files. */
export interface Vendor extends Reader {
  /** By what the file is known as this vendor's: one mark is enough. By its content, never by its name. */
  readonly knownBy: readonly [Mark, ...Mark[]];
}
