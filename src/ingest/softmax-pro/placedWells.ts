import type { Problem, WithProblems } from '#domain/problem';
import type { PlateFormat } from '#plate/plateFormat';
import { wellFromName } from '#plate/wellName';
import { cellAddress, cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { columnNumber } from '../columnHeader.ts';
import type { GridWell } from '../gridWell.ts';
import type { PlateHeader } from './header.ts';
import { filledLines, type BlockTable, type TableColumns } from './tables.ts';
import { placeOfCell } from '../placeOfCell.ts';

/** The wells of one table, a list for each wavelength. */
export type PlacedWells = WithProblems<readonly (readonly GridWell[])[]>;

/**
 * The wells of a table that stands as the plate does. It has no row letters: where a part of the plate was read, the lines above it are
 * there and empty, or left out.
 *
 * @returns `file-damaged` when lines are missing; `ambiguous-table` when the place of the lines does not fit what the line `Plate:` says
 */
export function placedOnPlate(
  table: BlockTable,
  plate: PlateHeader,
  size: PlateFormat,
  sheet: Sheet,
  file: string,
): PlacedWells {
  const area = plate.area ?? { firstRow: 0, rows: size.rows, firstColumn: 0, columns: size.columns };
  const filled = filledLines(table, sheet);
  const start = filled[0] === undefined ? 0 : table.lines.indexOf(filled[0]);
  const shift = start === 0 ? area.firstRow : 0;
  const needed = area.firstRow + area.rows - shift;
  const problems: Problem[] = [];
  if (start > 0 && start < area.firstRow)
    problems.push(
      doubtful(table, plate, sheet, file, `the first readings in line ${start + 1} of the table`),
    );
  if (table.lines.length + shift > size.rows)
    problems.push(doubtful(table, plate, sheet, file, `${table.lines.length} lines of readings`));
  if (problems.length > 0) return { value: [], problems };
  if (table.lines.length < needed)
    problems.push(tooShort(table, plate, sheet, file, `${table.lines.length} of ${needed} lines`));

  const value = table.columns.map((columns) =>
    table.lines.flatMap((sheetRow, line) =>
      Array.from({ length: columns.length }, (_, offset) => ({
        row: line + shift,
        column: plateColumn(table, columns, offset, sheet),
        sheetRow,
        sheetColumn: columns.start + offset,
      })),
    ),
  );
  const outside = value.flat().find(({ row, column, sheetRow, sheetColumn }) => {
    const within = column >= area.firstColumn && column < area.firstColumn + area.columns;
    return !(within && row >= area.firstRow) && !isEmptyCell(cellAt(sheet, sheetRow, sheetColumn));
  });
  if (outside === undefined) return { value, problems };
  const cell = cellAddress(outside.sheetRow, outside.sheetColumn);
  return {
    value: [],
    problems: [doubtful(table, plate, sheet, file, `a reading in cell ${cell}, outside of what was read`)],
  };
}

/**
 * The wells of a table in which each well is a column: one line per wavelength, or the wavelengths side by side.
 *
 * @returns `file-damaged` when lines are missing; `ambiguous-table` when there are more
 */
export function placedByName(table: BlockTable, plate: PlateHeader, sheet: Sheet, file: string): PlacedWells {
  const lines = filledLines(table, sheet);
  const due = table.kind === 'raw' ? plate.wavelengthCount : 1;
  const perLine = table.columns.length;
  if (lines.length * perLine > due)
    return {
      value: [],
      problems: [doubtful(table, plate, sheet, file, `${lines.length} lines of readings`)],
    };
  const value = lines.flatMap((sheetRow) =>
    table.columns.map((columns) =>
      Array.from({ length: columns.length }, (_, offset) => columns.start + offset).flatMap((sheetColumn) => {
        const well = wellFromName(cellAt(sheet, table.top, sheetColumn).text);
        return well === null ? [] : [{ ...well, sheetRow, sheetColumn }];
      }),
    ),
  );
  if (value.length === due) return { value, problems: [] };
  return { value, problems: [tooShort(table, plate, sheet, file, `${value.length} of ${due} lines`)] };
}

function plateColumn(table: BlockTable, columns: TableColumns, offset: number, sheet: Sheet): number {
  const numbered = table.header ? columnNumber(cellAt(sheet, table.top, columns.start + offset)) : null;
  return numbered === null ? offset : numbered - 1;
}

function doubtful(table: BlockTable, plate: PlateHeader, sheet: Sheet, file: string, found: string): Problem {
  return {
    code: 'ambiguous-table',
    severity: 'error',
    file,
    place: placeOf(table, sheet),
    found: `plate section ${plate.name}: ${found}`,
    expected: 'readings where the line "Plate:" says that the plate was read',
    fix: 'Export the document again from SoftMax Pro and leave the text as it is, or copy the readings into a grid with row letters.',
  };
}

function tooShort(table: BlockTable, plate: PlateHeader, sheet: Sheet, file: string, found: string): Problem {
  return {
    code: 'file-damaged',
    severity: 'error',
    file,
    place: placeOf(table, sheet),
    found: `${found} of the ${table.kind === 'raw' ? 'raw' : 'reduced'} readings of plate section ${plate.name}`,
    expected: 'all lines that the line "Plate:" announces',
    fix: 'Copy or export the file again; some of its lines are missing.',
  };
}

function placeOf(table: BlockTable, sheet: Sheet): Problem['place'] {
  return placeOfCell(sheet, table.top, table.columns[0]?.start ?? 0);
}
