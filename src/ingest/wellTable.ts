import { max } from 'd3-array';
import { wellFromName, type WellPosition } from '#plate/wellName';
import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import type { GridWell } from './gridWell.ts';

/** One series of a table that names its wells: a column (wells as rows) or a row (wells as columns). */
export interface WellSeries {
  readonly label: string;
  readonly wells: readonly GridWell[];
}

/** A table in which every line, or every column, is a well. */
export interface WellTable {
  readonly orientation: 'wells as rows' | 'wells as columns';
  /** Row and column of the first cell, the word Well or the first name, from 0. */
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly series: readonly WellSeries[];
  /** Whether a cell called Well (or Well positions, `<>` …) names the wells. */
  readonly named: boolean;
}

const wellWord = /^(?:<>|(?:wells?|well[ _-]?(?:id|name|position|positions|no\.?)|pos(?:ition)?)\b[:.]?)$/i;
/** Lines with units or times may stand between the header and the first well. */
const linesBeforeFirstWell = 3;

/** The tables of a sheet in which wells are columns: `Well`, A1, B1 … and one line per series below. */
export function wellsAsColumns(sheet: Sheet): WellTable[] {
  const tables: WellTable[] = [];
  for (let top = 0; top < sheet.rows.length; top++) {
    const row = sheet.rows[top] ?? [];
    const start = row.findIndex((_, column) => wellAt(sheet, top, column) !== null);
    if (start < 1) continue;
    const positions: { well: WellPosition; column: number }[] = [];
    for (let column = start; ; column++) {
      const well = wellAt(sheet, top, column);
      if (well === null) break;
      positions.push({ well, column });
    }
    const left = start - 1;
    const named = wellWord.test(cellAt(sheet, top, left).text.trim());
    if (positions.length < (named ? 1 : 3)) continue;
    const right = start + positions.length - 1;
    const series: WellSeries[] = [];
    let bottom = top;
    while (hasContent(sheet, bottom + 1, left, right) && wellAt(sheet, bottom + 1, start) === null) {
      bottom += 1;
      const sheetRow = bottom;
      series.push({
        label: cellAt(sheet, bottom, left).text.trim(),
        wells: positions.map(({ well, column }) => ({ ...well, sheetRow, sheetColumn: column })),
      });
    }
    if (series.length > 0)
      tables.push({ orientation: 'wells as columns', top, left, bottom, right, series, named });
  }
  return tables;
}

/** The tables of a sheet in which wells are rows: a column of well names below the word Well, and columns beside it. */
export function wellsAsRows(sheet: Sheet): WellTable[] {
  const tables: WellTable[] = [];
  wellNamesByColumn(sheet).forEach((rows, column) => {
    let bottom = -1;
    for (const first of rows) {
      if (first <= bottom) continue;
      bottom = lastWell(sheet, first, column);
      const header = headerOf(sheet, first, column);
      const table = tableOfRows(sheet, header, first, bottom, column);
      if (table !== null) tables.push(table);
    }
  });
  return tables;
}

/** For each column the rows in which the name of a well stands; only cells that are there are looked at, for sheets can be huge and empty. */
function wellNamesByColumn(sheet: Sheet): number[][] {
  const width = max(sheet.rows, (row) => row.length) ?? 0;
  const byColumn = Array.from({ length: width }, (): number[] => []);
  sheet.rows.forEach((row, index) =>
    row.forEach((_, column) => {
      if (wellAt(sheet, index, column) !== null) byColumn[column]?.push(index);
    }),
  );
  return byColumn;
}

/** Whether there are several readings per well: a line for each time, wavelength or place in the well (`Time`, `T° 600`, A1, B1 …), or a column for each. */
export function isOverTime(sheet: Sheet, { orientation, top, left, named }: WellTable): boolean {
  const words = /^(?:(?:time|wavelength|cycle|kinetic)\b|[xy] read\b)/i;
  const before: readonly (readonly [number, number])[] =
    orientation === 'wells as columns'
      ? [left - 1, left].map((column) => [top, column])
      : named
        ? []
        : [top - 2, top - 1].map((row) => [row, left]);
  return before.some(([row, column]) => words.test(cellAt(sheet, row, column).text.trim()));
}

function tableOfRows(
  sheet: Sheet,
  header: number | null,
  first: number,
  bottom: number,
  wellColumn: number,
): WellTable | null {
  const rows = range(first, bottom).flatMap((sheetRow) => {
    const well = wellAt(sheet, sheetRow, wellColumn);
    return well === null ? [] : [{ ...well, sheetRow }];
  });
  const columns = neighbours(sheet, header ?? first, first, bottom, wellColumn);
  const series = columns
    .filter((column) => column !== wellColumn)
    .map((column) => ({
      label: header === null ? '' : cellAt(sheet, header, column).text.trim(),
      wells: rows.map((well) => ({ ...well, sheetColumn: column })),
    }));
  if (series.length === 0) return null;
  return {
    orientation: 'wells as rows',
    top: header ?? first,
    left: Math.min(...columns),
    bottom,
    right: Math.max(...columns),
    series,
    named: header !== null,
  };
}

/** The columns that belong to the table: beside the wells without an empty column between. */
function neighbours(sheet: Sheet, top: number, first: number, bottom: number, wellColumn: number): number[] {
  const filled = (column: number) =>
    column >= 0 &&
    (!isEmptyCell(cellAt(sheet, top, column)) ||
      range(first, bottom).some((row) => !isEmptyCell(cellAt(sheet, row, column))));
  let left = wellColumn;
  while (filled(left - 1)) left -= 1;
  let right = wellColumn;
  while (filled(right + 1)) right += 1;
  return range(left, right);
}

function headerOf(sheet: Sheet, first: number, column: number): number | null {
  for (let row = first - 1; row >= Math.max(0, first - linesBeforeFirstWell); row--) {
    if (wellWord.test(cellAt(sheet, row, column).text.trim())) return row;
  }
  return null;
}

/** The last well of a column of names; up to two lines of other text (means of a group) do not end it, an empty line does. */
function lastWell(sheet: Sheet, first: number, column: number): number {
  let last = first;
  for (let row = first + 1; row <= last + 3; row++) {
    if (wellAt(sheet, row, column) !== null) last = row;
    else if (isEmptyCell(cellAt(sheet, row, column))) break;
  }
  return last;
}

function wellAt(sheet: Sheet, row: number, column: number): WellPosition | null {
  const cell = cellAt(sheet, row, column);
  const well = cell.number === null ? wellFromName(cell.text) : null;
  return well !== null && well.row < 32 && well.column < 48 ? well : null;
}

function hasContent(sheet: Sheet, row: number, left: number, right: number): boolean {
  return range(left, right).some((column) => !isEmptyCell(cellAt(sheet, row, column)));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
