import type { VendorId } from './read.ts';

/** A sheet of a file; a text has one without a name. */
export interface SeenSheet {
  readonly name: string | null;
  readonly rows: number;
  readonly columns: number;
}

/** A line of a file as a person would read it. */
export interface SeenLine {
  readonly sheet: string | null;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Something in a file that is almost a plate. */
export interface SeenTable {
  readonly sheet: string | null;
  /** Its first cell. */
  readonly cell: string;
  readonly what: string;
  /** Why it was not read as a plate. */
  readonly why: string;
}

/** A reader that would have known the file if it had more of its signs. */
export interface NearReader {
  readonly vendor: VendorId;
  readonly program: string;
  readonly has: readonly string[];
  readonly lacks: readonly string[];
  /** How many of those that it lacks would have been enough. */
  readonly needs: number;
}

/** What was seen in a file without a plate that could be read. */
export interface SeenFile {
  readonly format: 'xlsx' | 'xls' | 'text';
  /** null for workbooks. */
  readonly encoding: string | null;
  /** What divides the cells of a text; null where nothing does, and for workbooks. */
  readonly delimiter: string | null;
  readonly sheets: readonly SeenSheet[];
  readonly firstLines: readonly SeenLine[];
  readonly tables: readonly SeenTable[];
  /** Whose export it is, where one vendor's signs are all there. */
  readonly recognized: {
    readonly vendor: VendorId;
    readonly program: string;
    readonly evidence: string;
  } | null;
  /** The nearest readers, all equally near; none: no reader has seen a sign of its own. */
  readonly closest: readonly NearReader[];
}

/** What a near reader would still need: all that it lacks, or so many of it. */
export function lackText({ lacks, needs }: NearReader): string {
  return needs < lacks.length ? `${needs} more of ${lacks.join(', ')}` : lacks.join(' and ');
}
