import { notUnderstood, understood, type TextReading } from '#domain/textReading';
import { rowFromName, wellFromName, type WellPosition } from './wellName.ts';

/**
 * The wells that a text names, in the order it names them, row by row within a rectangle.
 *
 * `B2`, `B2:D9` or `B2-D9` (rectangle), `B` or `B-D` (whole rows), `3` or `3-5` (whole columns), several of them joined by commas or
 * blanks, and steps as the first two parts say: `A,C,...,G` and `2,5,…,11` for rows and columns, `A1,A3,...,A11` for wells;
 * `A1,C3,...,E5` steps both ways and means every second row of every second column from A1 to E5, nine wells.
 *
 * @param text - as written
 * @param columns - of the plate, for whole rows
 * @param rows - of the plate, for whole columns
 * @returns not understood if a part of the text is none of these; wells beyond the plate are returned, for the caller to refuse by name
 */
export function wellRangeFromText(text: string, rows: number, columns: number): TextReading<WellPosition[]> {
  const wells = new Map<string, WellPosition>();
  for (const reading of stretchesFromText(text)) {
    if (!reading.ok) return reading;
    for (const row of reading.value.rows ?? upTo(0, rows - 1, 1)) {
      for (const column of reading.value.columns ?? upTo(0, columns - 1, 1)) {
        wells.set(`${row},${column}`, wells.get(`${row},${column}`) ?? { row, column });
      }
    }
  }
  return understood([...wells.values()]);
}

/** The same for a text that is known to be a range, or null. */
export function wellsFromRange(text: string, rows: number, columns: number): WellPosition[] | null {
  const reading = wellRangeFromText(text, rows, columns);
  return reading.ok ? reading.value : null;
}

/** All wells of some rows and some columns, from 0; null is every row (or column) of the plate. */
interface Stretch {
  readonly rows: readonly number[] | null;
  readonly columns: readonly number[] | null;
}

const expected = 'wells as `B2`, `B2:D9`, `B-D` (rows), `2-9` (columns) or several joined by commas';

function stretchesFromText(text: string): TextReading<Stretch>[] {
  const parts = text
    .trim()
    .replace(/\s*([:\-\u2013])\s*/g, '$1')
    .split(/\s*[,;]\s*|\s+/);
  const stretches: TextReading<Stretch>[] = [];
  for (let at = 0; at < parts.length; at++) {
    const [first = '', second = '', dots = '', last = ''] = parts.slice(at, at + 4);
    if (isDots(dots)) {
      stretches.push(steps(first, second, last));
      at += 3;
    } else stretches.push(rectangle(first));
  }
  return stretches;
}

function isDots(part: string): boolean {
  return /^(?:\.{2,3}|\u2026)$/.test(part);
}

function rectangle(part: string): TextReading<Stretch> {
  if (part === '') return notUnderstood(expected, 'write a well before and after every comma');
  if (isDots(part))
    return notUnderstood(expected, 'write two parts before `...` and one after it: `A,C,...,G`');
  const ends = part.split(/[:\-\u2013]/);
  if (ends.length > 2) return notUnderstood(expected, 'write the first and the last well: `B2:D9`');
  const [first = '', second = first] = ends;
  const [from, to] = [cornerFromText(first), cornerFromText(second)];
  if (from === null || to === null) return noCorner(from === null ? first : second);
  if (!alike(from, to))
    return notUnderstood(expected, `write two wells as \`B2:D9\`, two rows or two columns: not "${part}"`);
  return understood({
    rows: from.row === null || to.row === null ? null : between(from.row, to.row),
    columns: from.column === null || to.column === null ? null : between(from.column, to.column),
  });
}

/** `first,second,...,last`: from the first to the last in steps of the second, down and across on their own. */
function steps(first: string, second: string, last: string): TextReading<Stretch> {
  const corners = [first, second, last].map((part) => cornerFromText(part));
  const [from, next, to] = corners;
  if (!from || !next || !to) return noCorner([first, second, last][corners.indexOf(null)] ?? '');
  if (!alike(from, next) || !alike(from, to))
    return notUnderstood(expected, 'step through wells, through rows or through columns: `A,C,...,G`');
  const rows = stepped(from.row, next.row, to.row);
  const columns = stepped(from.column, next.column, to.column);
  if (rows === 'unreachable' || columns === 'unreachable')
    return notUnderstood(
      `${expected}; with \`...\`, a last part that the steps reach`,
      `"${last}" is not reached from "${first}" in steps as to "${second}": correct one of them`,
    );
  return understood({ rows, columns });
}

function stepped(
  from: number | null,
  next: number | null,
  to: number | null,
): readonly number[] | null | 'unreachable' {
  if (from === null || next === null || to === null) return null;
  const step = next - from;
  if (step === 0) return to === from ? [from] : 'unreachable';
  return step < 0 || to < next || (to - from) % step !== 0 ? 'unreachable' : upTo(from, to, step);
}

function between(a: number, b: number): number[] {
  return upTo(Math.min(a, b), Math.max(a, b), 1);
}

function upTo(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

/** A well, a whole row (column null) or a whole column (row null). */
interface Corner {
  readonly row: number | null;
  readonly column: number | null;
}

function alike(a: Corner, b: Corner): boolean {
  return (a.row === null) === (b.row === null) && (a.column === null) === (b.column === null);
}

function cornerFromText(text: string): Corner | null {
  const well = wellFromName(text);
  if (well !== null) return well;
  const row = rowFromName(text);
  if (row !== null) return { row, column: null };
  return /^[1-9][0-9]?$/.test(text) ? { row: null, column: Number(text) - 1 } : null;
}

function noCorner(text: string): TextReading<never> {
  if (/^[A-Za-z]{0,2}0+$/.test(text)) return notUnderstood(expected, 'columns are counted from 1');
  const fix =
    text === '' ? 'write the first and the last well: `B2:D9`' : `"${text}" is no well: write it as \`B2\``;
  return notUnderstood(expected, fix);
}
