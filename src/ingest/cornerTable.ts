import { cellAt, type Sheet } from '#sheet/sheetBook';
import { cornerGrids, isCorner } from './cornerGrid.ts';
import type { GridWell } from './gridWell.ts';
import { isOverTime, wellsAsColumns, wellsAsRows, type WellSeries } from './wellTable.ts';

/** Wells as a program of Tecan prints them: as a grid with the corner `<>`, or as a list under `<>` or `Well`. */
export interface CornerTable {
  /** The cells it takes up, from 0, ends included. */
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  /** One for a grid, with an empty label; one for each column (or line) of a list. */
  readonly series: readonly WellSeries[];
  /** All wells that it names, whether they have a reading or not. */
  readonly wells: readonly GridWell[];
  /** The last plate column that a header names, from 0. */
  readonly lastColumn: number;
}

/** The tables of wells on a sheet, from the top down. */
export function cornerTables(sheet: Sheet): CornerTable[] {
  const grids = cornerGrids(sheet).map((grid): CornerTable => {
    const { top, left, bottom, right, wells, lastColumn } = grid;
    return { top, left, bottom, right, series: [{ label: '', wells }], wells, lastColumn };
  });
  const lists = [...wellsAsColumns(sheet), ...wellsAsRows(sheet)]
    .filter((table) => table.named && !isOverTime(sheet, table))
    .map((table): CornerTable => {
      const { top, left, bottom, right, series } = table;
      return { top, left, bottom, right, series, wells: series[0]?.wells ?? [], lastColumn: 0 };
    });
  return [...grids, ...lists].sort((a, b) => a.top - b.top || a.left - b.left);
}

/** Whether any cell of a sheet is the corner `<>` of wells. */
export function hasCorner(sheet: Sheet): boolean {
  return sheet.rows.some((row) => row.some(isCorner));
}

/** What stands alone in the first column on the line above a table, or null. */
export function titleOfTable(sheet: Sheet, { top, left }: Pick<CornerTable, 'top' | 'left'>): string | null {
  if (top === 0) return null;
  const row = sheet.rows[top - 1] ?? [];
  const others = row.filter((cell, column) => column !== left && cell.text.trim() !== '');
  const title = cellAt(sheet, top - 1, left).text.trim();
  return title === '' || others.length > 0 ? null : title;
}
