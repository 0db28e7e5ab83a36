/** Row and column of a well, both from 0. */
export interface WellPosition {
  readonly row: number;
  readonly column: number;
}

/**
 * The name of a well: `A1`, `H12`, `AF48`.
 *
 * @param row - from 0; 26 is AA
 * @param column - from 0
 */
export function nameFromWell(row: number, column: number): string {
  return `${nameFromRow(row)}${column + 1}`;
}

/** `A`, `H`, `AF` from 0, 7, 31. */
export function nameFromRow(row: number): string {
  const last = String.fromCharCode(65 + (row % 26));
  return row < 26 ? last : nameFromRow(Math.floor(row / 26) - 1) + last;
}

/** Row from 0 of `A`, `h`, `AF`, or null if the text is no row letter. */
export function rowFromName(text: string): number | null {
  const letters = text.trim().toUpperCase();
  if (!/^[A-Z]{1,2}$/.test(letters)) return null;
  let row = 0;
  for (const letter of letters) row = row * 26 + (letter.charCodeAt(0) - 64);
  return row - 1;
}

/**
 * The position that a well name gives; `A01`, ` a1` and `A1` are one well.
 *
 * @returns null if the text is no well name (`A0`, `1A`, `A100`)
 */
export function wellFromName(text: string): WellPosition | null {
  const match = /^([A-Za-z]{1,2})0*([1-9][0-9]?)$/.exec(text.trim());
  if (match === null) return null;
  const row = rowFromName(match[1] ?? '');
  return row === null ? null : { row, column: Number(match[2]) - 1 };
}
