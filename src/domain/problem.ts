import type { ProblemCode } from './problemCode.ts';

/** How much a problem matters: an `error` makes the run end with exit code 1, a `note` only tells. */
export type Severity = 'error' | 'warning' | 'note';

/** Where in a file something stands; every part that does not apply is null. Lines and columns count from 1. */
export interface Place {
  readonly line: number | null;
  readonly column: number | null;
  readonly sheet: string | null;
  /** Spreadsheet address, also for text files as a spreadsheet would open them: `C12`. */
  readonly cell: string | null;
  readonly well: string | null;
}

/** An error in what a user gave: a value, never thrown. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Path below the project folder, with `/`; null when no single file is at fault. */
  readonly file: string | null;
  readonly place: Place | null;
  readonly found: string;
  readonly expected: string;
  /** What the user most likely wants to do about it. */
  readonly fix: string;
  /** Lines of the file around the place, with a caret under it. */
  readonly frame?: string;
}

/** A result together with everything that was wrong on the way to it. */
export interface WithProblems<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** A place with only the given parts set. */
export function placeAt(parts: Partial<Place>): Place {
  return { line: null, column: null, sheet: null, cell: null, well: null, ...parts };
}
