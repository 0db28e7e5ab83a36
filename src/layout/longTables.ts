import type { Aliases } from '#domain/names';
import { wellFromName } from '#plate/wellName';
import { cellAddress, cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { isAttributeItself } from './attributeSpellings.ts';
import { columnMeaning, namesPosition, type ColumnMeaning } from './columnMeaning.ts';
import { startsBlock } from './gridBlocks.ts';
import { headingParts } from './headingUnit.ts';
import type { SheetArea } from './mergedCells.ts';
import type { TakenCells } from './takenCells.ts';
import { isDose, isDoseWithUnit, saysNothing } from './wellContentOfCell.ts';
import { wellsFromCell } from './wellsFromCell.ts';

/** One column of a long table. */
export interface TableColumn {
  /** From 0. */
  readonly column: number;
  /** As written. */
  readonly heading: string;
  readonly meaning: ColumnMeaning;
}

/** A table with one row for each well (or for a few wells with the same content). */
export interface LongTable {
  /** With its headings; rows and columns from 0. */
  readonly area: SheetArea;
  readonly columns: readonly TableColumn[];
  /** A text file with cells beyond the last heading: their address. */
  readonly beyond: string | null;
}

/** Finds the long tables of a layout sheet, wherever they stand: by the word `well`, or `row` and `column`, in their line of headings. */
export function longTables(sheet: Sheet, aliases: Aliases, isText: boolean, taken: TakenCells): LongTable[] {
  const tables: LongTable[] = [];
  for (const [top, cells] of sheet.rows.entries()) {
    for (let left = 0; left < cells.length; left++) {
      if (taken.has(top, left) || isEmptyCell(cellAt(sheet, top, left))) continue;
      const right = lastHeading(sheet, top, left);
      const table = tableAt(sheet, { top, left, right }, aliases, isText);
      if (table !== null) {
        tables.push(table);
        taken.add(table.area);
      }
      left = right;
    }
  }
  return tables;
}

/** A line of headings that name attributes but no wells. */
export interface TableWithoutWells {
  /** Of the first heading. */
  readonly cell: string;
  readonly headings: readonly string[];
  /** The heading above something that reads as a well, or null. */
  readonly aboveWell: string | null;
}

/** The first line of headings that name attributes but no wells, such as a list of drugs; or null. */
export function tableWithoutWells(sheet: Sheet, aliases: Aliases): TableWithoutWells | null {
  for (const [top, cells] of sheet.rows.entries()) {
    for (let left = 0; left < cells.length; left++) {
      if (isEmptyCell(cellAt(sheet, top, left))) continue;
      const right = lastHeading(sheet, top, left);
      const headings = cells.slice(left, right + 1).map(({ text }) => text.trim());
      const known = headings.filter((heading) => columnMeaning(heading, false, aliases).kind === 'value');
      const aboveWell =
        headings.find(
          (heading, index) =>
            !known.includes(heading) &&
            wellFromName(cellAt(sheet, top + 1, left + index).text.trim()) !== null,
        ) ?? null;
      if (known.length >= 2) return { cell: cellAddress(top, left), headings, aboveWell };
      left = right;
    }
  }
  return null;
}

/** The last of the headings side by side; one column without a heading may stand among them. */
function lastHeading(sheet: Sheet, row: number, left: number): number {
  const filled = (column: number, at: number): boolean => !isEmptyCell(cellAt(sheet, at, column));
  let right = left;
  for (;;) {
    if (filled(right + 1, row)) right += 1;
    else if (filled(right + 2, row) && filled(right + 1, row + 1)) right += 2;
    else return right;
  }
}

function tableAt(
  sheet: Sheet,
  { top, left, right }: Omit<SheetArea, 'bottom'>,
  aliases: Aliases,
  isText: boolean,
): LongTable | null {
  const headings = Array.from({ length: right - left + 1 }, (_, index) =>
    cellAt(sheet, top, left + index).text.trim(),
  );
  const kinds = headings.map(namesPosition);
  const wellColumn = kinds.indexOf('well');
  const hasRowAndColumn = kinds.includes('row') && kinds.includes('column');
  if (wellColumn < 0 && !hasRowAndColumn) return null;
  const bottom = lastRow(sheet, { top, left, right }, wellColumn < 0 ? null : left + wellColumn);
  const area = { top, left, bottom, right };
  const columns = yielding(
    headings.map((heading, index) => {
      const column = left + index;
      return { column, heading, meaning: meaningOf(sheet, area, column, heading, aliases) };
    }),
  );
  const namesWell =
    wellColumn >= 0 && wellsFromCell(cellAt(sheet, top + 1, left + wellColumn), { rows: 32, columns: 48 }).ok;
  const speaks = columns.some(({ meaning }) => !['well', 'row', 'column', 'note'].includes(meaning.kind));
  if (!namesWell && !speaks) return null;
  const beyondRow = isText ? firstFilled(sheet, { top: top + 1, bottom, column: right + 1 }) : null;
  return { area, columns, beyond: beyondRow === null ? null : cellAddress(beyondRow, right + 1) };
}

function meaningOf(
  sheet: Sheet,
  { top, bottom }: SheetArea,
  column: number,
  heading: string,
  aliases: Aliases,
): ColumnMeaning {
  const cells = Array.from({ length: bottom - top }, (_, index) =>
    cellAt(sheet, top + 1 + index, column),
  ).filter((cell) => !saysNothing(cell));
  const holdsDoses = cells.every(isDose) && cells.some(isDoseWithUnit);
  return heading === '' ? { kind: 'note' } : columnMeaning(heading, holdsDoses, aliases);
}

/** Another word for an attribute (`cell`, `type`) means something else where the attribute itself has a column; so does one for wells. */
function yielding(columns: readonly TableColumn[]): TableColumn[] {
  const wells = columns.filter(({ meaning }) => meaning.kind === 'well');
  const [wellColumn] = wells.filter(({ heading }) => /^wells?$/i.test(heading)).concat(wells);
  const itself = (column: TableColumn): boolean => isAttributeItself(headingParts(column.heading).name);
  const named = new Set(columns.filter(itself).map(({ meaning }) => attributeOf(meaning)));
  const hasTreatment = columns.some(({ meaning }) =>
    ['treatment', 'a dosed treatment'].includes(attributeOf(meaning) ?? ''),
  );
  return columns.map((column): TableColumn => {
    if (column.meaning.kind === 'well' && column !== wellColumn)
      return { ...column, meaning: secondWell(column) };
    const attribute = attributeOf(column.meaning);
    const isSecond = attribute !== null && named.has(attribute) && !itself(column);
    const saysNothingNew = column.meaning.kind === 'group' && hasTreatment && named.has('role');
    return isSecond || saysNothingNew ? { ...column, meaning: { kind: 'note' } } : column;
  });
}

function secondWell({ heading }: TableColumn): ColumnMeaning {
  if (!/^wells?$/i.test(heading)) return { kind: 'note' };
  return { kind: 'fault', expected: 'one column of wells', fix: 'leave an empty column between two tables' };
}

function attributeOf(meaning: ColumnMeaning): string | null {
  if (meaning.kind !== 'value') return null;
  const { attribute } = meaning;
  if (attribute.kind === 'attribute') return attribute.attribute;
  return attribute.kind === 'treatment' ? 'a dosed treatment' : attribute.kind;
}

/** The row before the first one with nothing in it, or before a block that follows without a blank line. */
function lastRow(
  sheet: Sheet,
  { top, left, right }: Omit<SheetArea, 'bottom'>,
  wellColumn: number | null,
): number {
  const empty = (row: number): boolean =>
    Array.from({ length: right - left + 1 }, (_, index) => cellAt(sheet, row, left + index)).every(
      isEmptyCell,
    );
  let bottom = top;
  while (!empty(bottom + 1) && !(wellColumn === left && startsBlock(sheet, bottom + 1, left))) bottom += 1;
  return bottom;
}

function firstFilled(
  sheet: Sheet,
  { top, bottom, column }: { readonly top: number; readonly bottom: number; readonly column: number },
): number | null {
  for (let row = top; row <= bottom; row++) if (!isEmptyCell(cellAt(sheet, row, column))) return row;
  return null;
}
