import type { Inference } from '#domain/inference';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import { cellAddress, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { shownCell } from '#sheet/shownCell';
import { groupReader } from './groupOfCell.ts';
import type { LayoutStatement } from './layoutStatement.ts';
import type { LongTable, TableColumn } from './longTables.ts';
import { areaAddress, mergesTouching } from './mergedCells.ts';
import type { PlateIdentity } from './plateIdentity.ts';
import { rowsForPlate, restrictsTo } from './rowsForPlate.ts';
import { saidOfCells, type CellOfWells } from './saidOfCells.ts';
import { unitOfOthers, type LayoutSheet } from './statementFromBlock.ts';
import { tableFaults } from './tableFaults.ts';
import { unitOfRow } from './unitOfRow.ts';
import { saysNothing, wellContentOfCell } from './wellContentOfCell.ts';
import { wellsOfRows } from './wellsOfRows.ts';

/** The plate that a table is read for. */
export interface TablePlate {
  readonly identity: PlateIdentity;
  readonly rows: number;
  readonly columns: number;
}

/** What a long table says of one plate. */
export interface SaidByTable {
  readonly statements: readonly LayoutStatement[];
  readonly inferred: readonly Inference[];
  /** Columns that say for which plates a row holds. */
  readonly restricting: readonly TableColumn[];
  /** Rows that hold for this plate. */
  readonly rowCount: number;
}

/**
 * What the rows of a long table say of the wells of one plate: one statement for each column.
 *
 * @returns null when the table as a whole cannot be understood; problems `layout-unreadable`, `layout-unknown-attribute`,
 *   `layout-invalid-value`, each with sheet and cell
 */
export function statementsFromTable(
  table: LongTable,
  from: LayoutSheet,
  plate: TablePlate,
): WithProblems<SaidByTable | null> {
  const broken = tableFaults(table, from);
  if (broken.length > 0) return { value: null, problems: broken };
  const { sheet, aliases } = from;
  const restricting = table.columns.filter((column) => restrictsTo(column, plate.identity));
  const rows = rowsForPlate(table, restricting, sheet, plate.identity, aliases);
  const { wellsOfRow, problems } = wellsOfRows(table, rows, from, plate);
  const statements: LayoutStatement[] = [];
  const inferred: Inference[] = [];
  const isTaken = (column: TableColumn): boolean =>
    column.meaning.kind === 'group' || (column.meaning.kind === 'value' && !restricting.includes(column));
  for (const column of table.columns.filter(isTaken)) {
    const continued = continuesDown(column, table);
    const cells = [...wellsOfRow].flatMap(([row, named]): CellOfRow[] => {
      const at = continued ? rowWithContent(row, column, table, sheet) : row;
      const cell = shownCell(sheet, at, column.column);
      return saysNothing(cell) ? [] : [{ cell, address: cellAddress(row, column.column), ...named, row }];
    });
    const said = statementOfColumn(column, cells, table, from);
    statements.push(said.statement);
    problems.push(...said.problems);
    inferred.push(...said.inferred);
  }
  inferred.push(...mergesFilled(table, from), columnsTaken(table, from));
  return { value: { statements, inferred, restricting, rowCount: rows.length }, problems };
}

/** In a list of `Sample` and `Wells` the sample stands in the first of its lines only. */
function continuesDown({ heading, meaning }: TableColumn, { columns }: LongTable): boolean {
  const wells = columns.find((column) => column.meaning.kind === 'well');
  return meaning.kind === 'group' && /^sample/i.test(heading) && /^wells$/i.test(wells?.heading ?? '');
}

function rowWithContent(row: number, { column }: TableColumn, { area }: LongTable, sheet: Sheet): number {
  let at = row;
  while (at > area.top + 1 && isEmptyCell(shownCell(sheet, at, column))) at -= 1;
  return at;
}

interface CellOfRow extends CellOfWells {
  readonly row: number;
}

function statementOfColumn(
  column: TableColumn,
  cells: readonly CellOfRow[],
  table: LongTable,
  { sheet, file, whichSheet, aliases }: LayoutSheet,
): { statement: LayoutStatement; problems: Problem[]; inferred: Inference[] } {
  const { heading, meaning } = column;
  const where = { file, sheet: sheet.name, of: 'column' } as const;
  const place = placeAt({ sheet: sheet.name, cell: cellAddress(table.area.top, column.column) });
  const source = `column "${heading}"${whichSheet}`;
  if (meaning.kind !== 'value') {
    const group = groupReader(column, table, sheet, aliases);
    const { wells, problems } = saidOfCells(cells, group.read, where);
    return { statement: { source, file, place, wells }, problems, inferred: group.inferred(file) };
  }
  const { attribute } = meaning;
  const unitOfCells = unitOfOthers(cells);
  const { wells, problems } = saidOfCells(
    cells,
    (cell) => {
      const unit = unitOfRow(attribute, cell.cell, cell.row, table, sheet);
      return unit.ok
        ? wellContentOfCell(cell.cell, unit.value, {
            unitOfOthers: unitOfCells,
            aliases,
            unitFix: 'write the unit into the heading, as `dose (µg/ml)`, or into a column `dose unit`',
          })
        : unit;
    },
    where,
  );
  return { statement: { source, file, place, wells }, problems, inferred: [] };
}

function mergesFilled(table: LongTable, { sheet, file }: LayoutSheet): Inference[] {
  const merges = mergesTouching(sheet, table.area);
  if (merges.length === 0) return [];
  return [
    {
      what: 'merged cells',
      value: `${merges.map(areaAddress).join(', ')}${sheet.name === null ? '' : ` in sheet ${sheet.name}`}`,
      because: 'cells merged down a column hold for all of their rows',
      state: null,
      file,
    },
  ];
}

/** Which columns were understood as what, and which were left out. */
function columnsTaken({ columns, area }: LongTable, { sheet, file }: LayoutSheet): Inference {
  const taken = columns.filter(({ meaning }) => meaning.kind !== 'note');
  const left = columns.filter(({ meaning, heading }) => meaning.kind === 'note' && heading !== '');
  const unnamed = columns.filter(
    ({ heading, column }) =>
      heading === '' &&
      sheet.rows.slice(area.top + 1, area.bottom + 1).some((row) => row[column] && !isEmptyCell(row[column])),
  );
  const leftOut = [
    ...left.map(({ heading }) => heading),
    ...unnamed.map(({ column }) => `the column below ${cellAddress(area.top, column)}`),
  ];
  return {
    what: 'layout table',
    value: taken.map(({ heading }) => heading).join(', '),
    because: `the line of headings at ${cellAddress(area.top, area.left)}${sheet.name === null ? '' : ` in sheet ${sheet.name}`}${leftOut.length === 0 ? '' : `; left out as notes: ${leftOut.join(', ')}`}`,
    state: null,
    file,
  };
}
