import { max } from 'd3-array';
import { cellAt, type Sheet } from '#sheet/sheetBook';
import { holdsReadings } from '../holdsReadings.ts';
import { labelledGrids, type PlateGrid } from '../plateGrid.ts';
import { isOverTime, wellsAsColumns, wellsAsRows, type WellTable } from '../wellTable.ts';
import { unlabelledGrids, type UnlabelledGrid } from './unlabelledGrids.ts';

/** Everything on a sheet that could be the wells of a plate. */
export interface Candidates {
  readonly sheet: Sheet;
  /** Column numbers above, row letters at the left. */
  readonly grids: readonly PlateGrid[];
  /** The same on its side: row letters above, column numbers at the left. */
  readonly turned: readonly PlateGrid[];
  readonly lists: readonly WellTable[];
  readonly unlabelled: readonly UnlabelledGrid[];
  /** Grids of names: plate maps. */
  readonly maps: readonly PlateGrid[];
}

const fewestUnnamedWells = 12;

/** Looks for grids and lists of wells anywhere on a sheet. */
export function candidatesOn(sheet: Sheet): Candidates {
  const upright = labelledGrids(sheet);
  const turned = labelledGrids(transposed(sheet)).map(turnedBack);
  const tables = [...wellsAsColumns(sheet), ...wellsAsRows(sheet)];
  // Letters and rising numbers beside each other (type M, repeats 1 and 2) are no plate within a list that names more wells.
  const withinList = (grid: PlateGrid) =>
    tables.some((list) => list.named && overlaps(list, grid) && wellsOf(list) > grid.wells.length);
  const labelled = [...upright, ...turned].filter((grid) => !withinList(grid));
  const lists = tables.filter(
    (list) =>
      (list.named || namesEnough(list) || isOverTime(sheet, list)) &&
      !labelled.some((grid) => overlaps(list, grid)),
  );
  const unlabelled = unlabelledGrids(sheet, [...labelled, ...lists]);
  return {
    sheet,
    grids: upright.filter((grid) => labelled.includes(grid) && holdsReadings(sheet, grid.wells)),
    turned: turned.filter((grid) => labelled.includes(grid) && holdsReadings(sheet, grid.wells)),
    lists,
    unlabelled,
    maps: labelled.filter((grid) => !holdsReadings(sheet, grid.wells)),
  };
}

function overlaps(list: WellTable, grid: PlateGrid): boolean {
  return (
    list.top <= grid.bottom && list.bottom >= grid.top && list.left <= grid.right && list.right >= grid.left
  );
}

function wellsOf({ series }: WellTable): number {
  return series[0]?.wells.length ?? 0;
}

/** Names without the word Well above them count only if they could hardly be anything else. */
function namesEnough({ series }: WellTable): boolean {
  const wells = series[0]?.wells ?? [];
  const names = new Set(wells.map(({ row, column }) => `${row} ${column}`));
  return (
    names.size >= fewestUnnamedWells &&
    wells.every(({ row, column }) => row < 16 && column < 24) &&
    names.has('0 0')
  );
}

function transposed(sheet: Sheet): Sheet {
  const width = max(sheet.rows, (row) => row.length) ?? 0;
  // A table much wider than any plate is long is not worth turning.
  const columns = Math.min(width, 2000);
  const rows = Array.from({ length: columns }, (_, column) =>
    sheet.rows.map((_, row) => cellAt(sheet, row, column)),
  );
  return { name: sheet.name, rows };
}

function turnedBack(grid: PlateGrid): PlateGrid {
  return {
    ...grid,
    wells: grid.wells.map(({ row, column, sheetRow, sheetColumn }) => ({
      row,
      column,
      sheetRow: sheetColumn,
      sheetColumn: sheetRow,
    })),
    top: grid.left,
    left: grid.top,
    bottom: grid.right,
    right: grid.bottom,
  };
}
