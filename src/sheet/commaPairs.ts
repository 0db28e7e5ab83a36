import { max } from 'd3-array';
const whole = /^[+-]?\d+$/;
const fraction = /^\d+(?:[eE][+-]?\d+)?$/;

/** What speaks for pairs of cells being numbers whose decimal comma was taken for a delimiter. */
export type PairVerdict =
  /** every number is a cell of its own */
  | 'cells are whole'
  /** the rows can be read both ways */
  | 'could be pairs'
  /** some numbers have decimals and some have none, so that nobody can tell which cells belong together */
  | 'ragged pairs';

interface DataRow {
  readonly index: number;
  /** Cells of text before the numbers. */
  readonly lead: number;
  /** Whole numbers only. */
  readonly cells: readonly string[];
}

/**
 * Whether `0,123,0,456` in a comma-delimited file could be 0.123 and 0.456.
 *
 * A header that names or numbers as many columns as there are cells speaks for whole cells, one that has half as many for pairs.
 * Without a header, pairs are suspected when second cells have leading zeros, or when all of them have the same two or more digits
 * behind first cells of at most two.
 *
 * @param rows - cells as divided at every comma
 */
export function judgePairs(rows: readonly (readonly string[])[]): PairVerdict {
  const data = rows.flatMap((row, index) => dataRow(row, index));
  if (data.length < 2) return 'cells are whole';
  const columns = namedColumns(rows, data);
  const even = data.filter((row) => isEven(row.cells));
  if (columns !== null) {
    const longer = data.filter((row) => row.cells.length > columns);
    const most = max(data, (row) => row.cells.length) ?? 0;
    if (2 * longer.length >= data.length && most >= 1.5 * columns && most <= 2 * columns)
      return data.every((row) => row.cells.length === 2 * columns && isEven(row.cells))
        ? 'could be pairs'
        : 'ragged pairs';
  }
  if (even.length < 3 || even.length < 0.9 * data.length) return 'cells are whole';
  const seconds = even.flatMap((row) => row.cells.filter((_, index) => index % 2 === 1));
  const small = even.every((row) =>
    row.cells.every((cell, index) => index % 2 === 1 || cell.replace(/^[+-]/, '').length <= 2),
  );
  if (small && seconds.some((text) => /^0\d/.test(text))) return 'could be pairs';
  if (columns !== null && even.every((row) => row.cells.length === columns)) return 'cells are whole';
  const digits = new Set(seconds.map((text) => text.length));
  return small && digits.size === 1 && !digits.has(1) ? 'could be pairs' : 'cells are whole';
}

/**
 * A row with the pairs joined, `0,123` again being one cell; anything that is no pair stays as it is.
 *
 * The line that numbers the columns is left alone.
 */
export function joinPairs(row: readonly string[]): string[] {
  if (headerCount(row) > 1) return [...row];
  const joined: string[] = [];
  for (let i = 0; i < row.length; i++) {
    const [first = '', second = ''] = [row[i]?.trim(), row[i + 1]?.trim()];
    if (whole.test(first) && fraction.test(second)) {
      joined.push(`${first},${second}`);
      i += 1;
    } else joined.push(row[i] ?? '');
  }
  return joined;
}

/** A row of at least two whole numbers behind at most two cells of text; nothing for any other row. */
function dataRow(row: readonly string[], index: number): DataRow[] {
  const trimmed = row.map((cell) => cell.trim());
  while (trimmed.at(-1) === '') trimmed.pop();
  const lead = trimmed.findIndex((cell) => whole.test(cell));
  const cells = trimmed.slice(Math.max(0, lead));
  const isData =
    lead >= 0 &&
    lead <= 2 &&
    cells.length >= 2 &&
    headerCount(row) <= 1 &&
    cells.every((cell) => whole.test(cell) || fraction.test(cell));
  return isData ? [{ index, lead, cells }] : [];
}

/** For how many columns of numbers the line above the first data row has a name or a number; null if there is no such line. */
function namedColumns(rows: readonly (readonly string[])[], data: readonly DataRow[]): number | null {
  const [first] = data;
  const above = rows
    .slice(0, first?.index ?? 0)
    .map((row) => row.map((cell) => cell.trim()))
    .findLast((row) => row.some((cell) => cell !== ''));
  if (above === undefined || first === undefined) return null;
  while (above.at(-1) === '') above.pop();
  const numbered = headerCount(above);
  if (numbered > 1) return numbered;
  const named = above.slice(first.lead);
  const isHeader = named.length >= 1 && above.length >= 2 && named.every((cell) => cell !== '');
  return isHeader ? named.length : null;
}

function isEven(cells: readonly string[]): boolean {
  return (
    cells.length % 2 === 0 && cells.every((cell, index) => (index % 2 === 0 ? whole : fraction).test(cell))
  );
}

/** How many columns a line of 1, 2, 3 … numbers; 0 for any other line. */
function headerCount(row: readonly string[]): number {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const counted = filled.filter((cell) => /^\d+$/.test(cell)).map(Number);
  if (counted.length < 2 || counted.length < filled.length - 1) return 0;
  return counted.every((value, index) => index === 0 || value === (counted[index - 1] ?? 0) + 1)
    ? counted.length
    : 0;
}
