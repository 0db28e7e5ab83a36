import { placeAt, type Problem } from '#domain/problem';
import { textFromWells } from '#plate/wellList';
import { nameFromWell, type WellPosition } from '#plate/wellName';
import { cellAddress } from '#sheet/sheetBook';
import type { LongTable } from './longTables.ts';
import { shownCell } from './mergedCells.ts';
import type { LayoutSheet } from './statementFromBlock.ts';
import { wellFromRowAndColumn, wellsFromCell } from './wellsFromCell.ts';

/**
 * The wells that each row of a long table speaks of; a row whose wells cannot be read says nothing.
 *
 * @param rows - of the sheet, from 0
 * @param plate - its size
 * @returns problems `layout-invalid-value` with the cell, and one `layout-outside-plate` for the table
 */
export function wellsOfRows(
  table: LongTable,
  rows: readonly number[],
  { sheet, file, whichSheet }: LayoutSheet,
  plate: { readonly rows: number; readonly columns: number },
): { wellsOfRow: Map<number, WellPosition[]>; problems: Problem[] } {
  const columnOf = (kind: 'well' | 'row' | 'column'): number | null =>
    table.columns.find(({ meaning }) => meaning.kind === kind)?.column ?? null;
  const [well, rowLetter, number] = [columnOf('well'), columnOf('row'), columnOf('column')];
  const wellsOfRow = new Map<number, WellPosition[]>();
  const problems: Problem[] = [];
  const outside: { cell: string; well: string }[] = [];
  for (const row of rows) {
    const at = well ?? rowLetter ?? 0;
    const parts = (rowLetter === null || number === null ? [] : [rowLetter, number]).map((column) =>
      shownCell(sheet, row, column),
    );
    const [letterCell, numberCell] = parts;
    const shown = well === null ? parts : [shownCell(sheet, row, well)];
    const [first] = shown;
    const reading =
      well === null && letterCell !== undefined && numberCell !== undefined
        ? wellFromRowAndColumn(letterCell, numberCell)
        : wellsFromCell(first ?? { text: '', number: null }, plate);
    const place = placeAt({ sheet: sheet.name, cell: cellAddress(row, at) });
    if (!reading.ok) {
      const found = shown.map(({ text }) => `"${text.trim()}"`).join(' and ');
      const { expected, fix } = reading;
      problems.push({ code: 'layout-invalid-value', severity: 'error', file, place, found, expected, fix });
      continue;
    }
    const inside = reading.value.filter((one) => one.row < plate.rows && one.column < plate.columns);
    const beyond = reading.value.filter((one) => !inside.includes(one));
    outside.push(
      ...beyond.map((one) => ({ cell: cellAddress(row, at), well: nameFromWell(one.row, one.column) })),
    );
    if (inside.length > 0) wellsOfRow.set(row, inside);
  }
  const [first] = outside;
  if (first !== undefined) {
    problems.push({
      code: 'layout-outside-plate',
      severity: 'error',
      file,
      place: placeAt({ sheet: sheet.name, cell: first.cell }),
      found: `${textFromWells(outside.map((one) => one.well))} in the table at ${cellAddress(table.area.top, table.area.left)}${whichSheet}`,
      expected: `wells of a plate of ${plate.rows} × ${plate.columns}: A1 to ${nameFromWell(plate.rows - 1, plate.columns - 1)}`,
      fix: 'correct the wells, or use a layout that was made for this plate',
    });
  }
  return { wellsOfRow, problems };
}
