import { cellAddress, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import type { GridWell } from '../gridWell.ts';
import { labelledGrids } from '../plateGrid.ts';
import { bareMatrixAt } from './bareMatrix.ts';
import { plateRowsOf, titleAt } from './sections.ts';

/** The readings of one plate at one label, as EnVision writes them. */
export interface Matrix {
  /** `Results for A450(1) - channel 1 (A)`; null for one without a title. */
  readonly title: string | null;
  /** First row that belongs to it, from 0. */
  readonly top: number;
  readonly bottom: number;
  readonly address: string;
  readonly wells: readonly GridWell[];
  /** The last plate column that a header names, from 0. */
  readonly lastColumn: number;
  readonly fault: string | null;
}

/** A title below which no matrix stands. */
export interface EmptyTitle {
  readonly title: string;
  readonly row: number;
}

const linesBelowTitle = 3;

/** The matrices of a sheet from the top down; plate maps and whatever stands in the settings of the run are none. */
export function matricesOf(sheet: Sheet): {
  readonly matrices: readonly Matrix[];
  readonly emptyTitles: readonly EmptyTitle[];
} {
  const ofPlates = plateRowsOf(sheet);
  const grids = labelledGrids(sheet);
  const matrices: Matrix[] = [];
  const emptyTitles: EmptyTitle[] = [];
  for (let row = 0; row < sheet.rows.length; row++) {
    const title = titleAt(sheet, row);
    if (title === null && ofPlates[row] !== true) continue;
    const below = title === null ? row : firstLineBelow(sheet, row);
    const grid = title === null ? undefined : grids.find(({ top }) => top === below);
    const bare = grid === undefined ? bareMatrixAt(sheet, below) : null;
    const found = grid ?? bare;
    if (found !== null) {
      const [well] = found.wells;
      matrices.push({
        title,
        top: row,
        bottom: found.bottom,
        address: cellAddress(well?.sheetRow ?? row, well?.sheetColumn ?? 0),
        wells: found.wells,
        lastColumn: grid?.lastColumn ?? (bare?.format.columns ?? 1) - 1,
        fault: found.fault,
      });
      row = found.bottom;
    } else if (title !== null) emptyTitles.push({ title, row });
  }
  return { matrices, emptyTitles };
}

function firstLineBelow(sheet: Sheet, title: number): number {
  for (let row = title + 1; row <= title + linesBelowTitle; row++) {
    if (!(sheet.rows[row] ?? []).every(isEmptyCell)) return row;
  }
  return title + 1;
}
