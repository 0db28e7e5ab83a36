import type { EmbeddedLayout } from '#domain/embeddedLayout';
import type { Read } from '#domain/read';
import { cellAddress, isEmptyCell, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { titleOfTable } from './cornerTable.ts';
import { layoutFromGrid } from './embeddedCells.ts';
import { holdsReadings } from './holdsReadings.ts';
import { labelledGrids, type PlateGrid } from './plateGrid.ts';

const amountWords = /\b(?:conc(?:entrations?)?|dilutions?)\b/i;

/**
 * The plate maps that a person drew into an export: grids of words below the readings, beside them or on a sheet of their own, and
 * grids of numbers whose words say that they were typed in (`dose (µM)`).
 *
 * @param reads - of the file; a grid of readings is no map
 */
export function plateMaps(book: SheetBook, reads: readonly Read[]): EmbeddedLayout[] {
  return book.sheets.flatMap((sheet) =>
    labelledGrids(sheet)
      .filter((grid) => isMap(grid, sheet, reads))
      .map((grid) => {
        const heading = headingOf(grid, sheet);
        const source = `plate map at ${cellAddress(grid.top, grid.left)}`;
        return layoutFromGrid(grid.wells, sheet, {
          source,
          heading,
          plate: null,
          amounts: amountWords.test(heading ?? ''),
        });
      }),
  );
}

function isMap(grid: PlateGrid, sheet: Sheet, reads: readonly Read[]): boolean {
  const addresses = new Set(
    grid.wells.map(({ sheetRow, sheetColumn }) => cellAddress(sheetRow, sheetColumn)),
  );
  const read = reads.find(
    (one) => one.sheet === sheet.name && one.wells.some(({ cell }) => addresses.has(cell)),
  );
  return read === undefined ? !holdsReadings(sheet, grid.wells) : read.kind === 'user';
}

/** What stands in the corner, or else alone above it, also over an empty line. */
function headingOf({ corner, top, left }: PlateGrid, sheet: Sheet): string | null {
  if (corner !== '<>' && corner !== '') return corner;
  const isBlank = (sheet.rows[top - 1] ?? []).every(isEmptyCell);
  return titleOfTable(sheet, { top: isBlank ? top - 1 : top, left });
}
