import { placeAt, type Problem } from '#domain/problem';
import type { WellPosition } from '#plate/wellName';
import { cellAddress } from '#sheet/sheetBook';
import { shownCell } from '#sheet/shownCell';
import type { LongTable } from './longTables.ts';
import type { LayoutSheet } from './statementFromBlock.ts';
import { wellFromRowAndColumn, wellsFromCell } from './wellsFromCell.ts';

/** Wells, and the cell that names them. */
export interface NamedWells {
  readonly wells: readonly WellPosition[];
  /** Spreadsheet address. */
  readonly namedAt: string;
}

/**
 * The wells that each row of a long table speaks of; a row whose wells cannot be read says nothing.
 *
 * @param rows - of the sheet, from 0
 * @param plate - its size
 * @returns wells beyond the plate too; problems `layout-invalid-value` with the cell
 */
export function wellsOfRows(
  table: LongTable,
  rows: readonly number[],
  { sheet, file }: LayoutSheet,
  plate: { readonly rows: number; readonly columns: number },
): { wellsOfRow: Map<number, NamedWells>; problems: Problem[] } {
  const columnOf = (kind: 'well' | 'row' | 'column'): number | null =>
    table.columns.find(({ meaning }) => meaning.kind === kind)?.column ?? null;
  const [well, rowLetter, number] = [columnOf('well'), columnOf('row'), columnOf('column')];
  const wellsOfRow = new Map<number, NamedWells>();
  const problems: Problem[] = [];
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
    wellsOfRow.set(row, { wells: reading.value, namedAt: cellAddress(row, at) });
  }
  return { wellsOfRow, problems };
}
