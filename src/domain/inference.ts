/** Something that nobody stated and that was therefore concluded; shown in the report with the way to state it. */
export interface Inference {
  /** What was concluded: `delimiter`, `decimal mark`, `grid`, `role` … */
  readonly what: string;
  readonly value: string;
  /** From what it was concluded. */
  readonly because: string;
  /** The protocol line that would state it, or null when it cannot be stated. */
  readonly state: string | null;
  readonly file: string | null;
}
