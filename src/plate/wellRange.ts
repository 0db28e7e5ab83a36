import { rowFromName, wellFromName, type WellPosition } from './wellName.ts';

/**
 * The wells that a text names, in the order it names them, row by row within a rectangle.
 *
 * `B2`, `B2:D9` (rectangle), `B` or `B-D` (whole rows), `3` or `3-5` (whole columns), several of them joined by commas, and
 * `A,C,...,G` or `2,5,…,11` (every so many rows or columns, as the first two say).
 *
 * @param text - as written
 * @param columns - of the plate, for whole rows
 * @param rows - of the plate, for whole columns
 * @returns null if a part of the text is none of these; wells beyond the plate are returned, for the caller to refuse by name
 */
export function wellsFromRange(text: string, rows: number, columns: number): WellPosition[] | null {
  const wells: WellPosition[] = [];
  const seen = new Set<string>();
  for (const rectangle of rectanglesFromText(text, rows, columns)) {
    if (rectangle === null) return null;
    for (let row = rectangle.top; row <= rectangle.bottom; row++) {
      for (let column = rectangle.left; column <= rectangle.right; column++) {
        const key = `${row},${column}`;
        if (!seen.has(key)) wells.push({ row, column });
        seen.add(key);
      }
    }
  }
  return wells;
}

/** The rectangles of the parts; null for a part that cannot be read. */
function rectanglesFromText(text: string, rows: number, columns: number): (Rectangle | null)[] {
  const parts = text.split(/[,;]/).map((part) => part.trim());
  return parts.flatMap((part, index) =>
    /^(?:\.{3}|…)$/.test(part)
      ? stepsBetween(parts.slice(Math.max(0, index - 2), index + 2), rows, columns)
      : [rectangleFromText(part, rows, columns)],
  );
}

/** What `...` stands for in `A,C,...,G`: E. The corners are the two before it and the one after it. */
function stepsBetween(parts: readonly string[], rows: number, columns: number): (Rectangle | null)[] {
  const [first, second, , last] = parts.map((part) => cornerFromText(part));
  if (parts.length !== 4 || !first || !second || !last) return [null];
  const axis = [first, second, last].every((corner) => corner.column === null) ? 'row' : 'column';
  const other = axis === 'row' ? 'column' : 'row';
  const [from, next, to] = [first[axis], second[axis], last[axis]];
  if (from === null || next === null || to === null) return [null];
  if (first[other] !== null || second[other] !== null || last[other] !== null) return [null];
  const step = next - from;
  if (step <= 0 || to < next || (to - from) % step !== 0) return [null];
  const steps: Rectangle[] = [];
  for (let at = next + step; at < to; at += step) {
    steps.push(
      axis === 'row'
        ? { top: at, bottom: at, left: 0, right: columns - 1 }
        : { top: 0, bottom: rows - 1, left: at, right: at },
    );
  }
  return steps;
}

interface Rectangle {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

function rectangleFromText(text: string, rows: number, columns: number): Rectangle | null {
  const ends = text.split(/\s*[:\-–]\s*/);
  const [first = '', second = first] = ends;
  if (ends.length > 2) return null;
  const from = cornerFromText(first);
  const to = cornerFromText(second);
  if (from === null || to === null) return null;
  if ((from.row === null) !== (to.row === null) || (from.column === null) !== (to.column === null))
    return null;
  return {
    top: Math.min(from.row ?? 0, to.row ?? 0),
    bottom: Math.max(from.row ?? rows - 1, to.row ?? rows - 1),
    left: Math.min(from.column ?? 0, to.column ?? 0),
    right: Math.max(from.column ?? columns - 1, to.column ?? columns - 1),
  };
}

/** A well, a whole row (column null) or a whole column (row null). */
function cornerFromText(text: string): { row: number | null; column: number | null } | null {
  const well = wellFromName(text);
  if (well !== null) return well;
  const row = rowFromName(text);
  if (row !== null) return { row, column: null };
  return /^[1-9][0-9]?$/.test(text) ? { row: null, column: Number(text) - 1 } : null;
}
