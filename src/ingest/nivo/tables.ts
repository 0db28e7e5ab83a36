import { wellFromName } from '#plate/wellName';
import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import type { GridWell } from '../gridWell.ts';
import { keyFromText } from '../keyLine.ts';
import { labelledGrids } from '../plateGrid.ts';
import type { NivoBlock } from './blocks.ts';

/** One reading of all wells: a column of a list of wells, or a grid. */
export interface NivoPass {
  readonly wells: readonly GridWell[];
  /** Cycle, plate, barcode, time …, by their names in small letters. */
  readonly facts: Readonly<Record<string, string>>;
  readonly top: number;
  readonly left: number;
  /** The last plate column that a header names, from 0. */
  readonly lastColumn: number;
}

/** The passes of a block: of its list of wells, else of its grids. */
export function passesOf(sheet: Sheet, block: NivoBlock): NivoPass[] {
  const header = rowsOf(block).find((row) => keyFromText(cellAt(sheet, row, 0).text) === 'well');
  return header === undefined ? gridPasses(sheet, block) : listPasses(sheet, block, header);
}

/** Wells as rows; above them lines `Cycle`, `Plate`, `Barcode` and beside the word Well `Time(s)`, each with a value per column. */
function listPasses(sheet: Sheet, block: NivoBlock, header: number): NivoPass[] {
  const positions = rowsOf(block)
    .filter((row) => row > header)
    .flatMap((row) => {
      const well = wellFromName(cellAt(sheet, row, 0).text);
      return well === null ? [] : [{ ...well, sheetRow: row }];
    });
  const width = Math.max(0, ...positions.map(({ sheetRow }) => sheet.rows[sheetRow]?.length ?? 0));
  const lines = rowsOf(block).filter((row) => row > block.from && row <= header);
  return Array.from({ length: width }, (_, column) => column).flatMap((column) => {
    const wells = positions.map((position) => ({ ...position, sheetColumn: column }));
    const filled = wells.some(({ sheetRow }) => !isEmptyCell(cellAt(sheet, sheetRow, column)));
    if (column === 0 || !filled) return [];
    const facts = Object.fromEntries(
      lines.flatMap((row) => {
        const name = keyFromText(cellAt(sheet, row, 1).text);
        const value = cellAt(sheet, row, column).text.trim();
        const named =
          column > 1 && name !== '' && value !== '' && (row === header || isEmptyCell(cellAt(sheet, row, 0)));
        return named ? [[name, value] as const] : [];
      }),
    );
    return [{ wells, facts, top: header, left: column, lastColumn: 0 }];
  });
}

/** Grids; `Cycle`, `Plate` … stand above each with their value beside them. */
function gridPasses(sheet: Sheet, block: NivoBlock): NivoPass[] {
  const grids = labelledGrids(sheet).filter(({ top, bottom }) => top > block.from && bottom <= block.to);
  return grids.map(({ wells, top, left, lastColumn }, index) => {
    const from = (grids[index - 1]?.bottom ?? block.from) + 1;
    const facts = Object.fromEntries(
      rowsOf(block)
        .filter((row) => row >= from && row < top)
        .flatMap((row) => {
          const [name, value] = (sheet.rows[row] ?? []).filter((cell) => !isEmptyCell(cell));
          return name === undefined || value === undefined
            ? []
            : [[keyFromText(name.text), value.text.trim()] as const];
        }),
    );
    return { wells, facts, top, left, lastColumn };
  });
}

function rowsOf({ from, to }: NivoBlock): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
