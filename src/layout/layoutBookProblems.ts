import { didYouMean } from '#domain/didYouMean';
import type { Aliases } from '#domain/names';
import { placeAt, type Problem } from '#domain/problem';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { shownCell } from '#sheet/shownCell';
import { nearlyWell } from './columnMeaning.ts';
import type { OtherDrawing } from './drawnOtherwise.ts';
import { tableWithoutWells } from './longTables.ts';
import type { SheetArea } from './mergedCells.ts';
import type { SaidByTable, TablePlate } from './statementsFromTable.ts';

interface AskedOf {
  readonly book: SheetBook;
  readonly file: string;
  readonly sheet: string | null;
  readonly aliases: Aliases;
  readonly plate: TablePlate;
}

/** The protocol names a sheet that the file does not have. */
export function sheetNotThere({ book, file, sheet }: AskedOf): Problem {
  const names = book.sheets.flatMap(({ name }) => (name === null ? [] : [name]));
  return {
    code: 'sheet-not-found',
    severity: 'error',
    file,
    place: null,
    found: `no sheet "${sheet ?? ''}"`,
    expected:
      names.length === 0 ? 'a workbook, when the protocol names a sheet' : `one of: ${names.join(', ')}`,
    fix: didYouMean(sheet ?? '', names, 'correct `sheet:` below `layout:` in the protocol'),
  };
}

/** Neither a block nor a long table: perhaps a table without its column of wells. */
export function nothingFound(sheets: readonly Sheet[], { file, aliases }: AskedOf): Problem {
  for (const sheet of sheets) {
    const table = tableWithoutWells(sheet, aliases);
    if (table === null) continue;
    const near = table.headings.find((heading) => nearlyWell(heading) !== null) ?? null;
    return {
      code: 'layout-unreadable',
      severity: 'error',
      file,
      place: placeAt({ sheet: sheet.name, cell: table.cell }),
      found: `a table with the columns ${table.headings.join(', ')}, none of which names the wells`,
      expected: 'a column `well` with A1, A2 …, or a column `row` and a column `column`',
      fix: wellColumnFix(near ?? table.aboveWell),
    };
  }
  return {
    code: 'layout-unreadable',
    severity: 'error',
    file,
    place: null,
    found:
      'no block with column numbers above and row letters at the side, and no table with a column `well`',
    expected:
      'one block for each attribute: its name in the top left cell, 1, 2, 3 … beside it, A, B, C … below it; or one row for each well',
    fix: 'draw the plate once for `role`, once for `resistance`, and so on, with a blank line between',
  };
}

function wellColumnFix(meant: string | null): string {
  if (meant === null) return 'add the column `well`';
  return meant === '' ? 'write `well` above the wells' : `did you mean "well" by "${meant}"?`;
}

/** Doses or replicates above the columns of a drawing, instead of the numbers of the plate. */
export function drawnOtherwiseProblem(drawing: OtherDrawing, sheet: Sheet, file: string): Problem {
  const { corner, cell, headings, attribute } = drawing;
  const shown = headings.slice(0, 4).map((heading) => `"${heading}"`);
  const isDosed = attribute.kind === 'dose' || attribute.kind === 'treatment';
  return {
    code: 'layout-unreadable',
    severity: 'error',
    file,
    place: placeAt({ sheet: sheet.name, cell }),
    found: `${shown.join(', ')}${headings.length > 4 ? ' …' : ''} above the columns of "${corner}"`,
    expected: 'the column numbers of the plate, 1, 2, 3 …, above, and its row letters at the side',
    fix: isDosed
      ? 'draw the plate as it stands, with the dose in the cell of every well, or write a series into the protocol: `B2:D9: { T-DM1: series 10 µg/ml 1:4 along columns }`'
      : 'number the columns as on the plate, one cell for each',
  };
}

/** Tables that say for which plates their rows hold, and have none for this one; or null. */
export function noRowForPlate(
  tables: readonly {
    readonly sheet: Sheet;
    readonly area: SheetArea;
    readonly said: SaidByTable;
  }[],
  { file, plate }: AskedOf,
): Problem | null {
  const restricted = tables.filter(({ said }) => said.restricting.length > 0);
  const [first] = restricted;
  const column = first?.said.restricting[0];
  if (first === undefined || column === undefined || restricted.some(({ said }) => said.rowCount > 0))
    return null;
  const { sheet, area } = first;
  const names = [
    ...new Set(
      Array.from({ length: area.bottom - area.top }, (_, index) =>
        shownCell(sheet, area.top + 1 + index, column.column).text.trim(),
      ),
    ),
  ];
  const { identity } = plate;
  const isExperiment = column.meaning.kind === 'value';
  const wanted = isExperiment
    ? (identity.experiment ?? '')
    : column.meaning.kind === 'plate'
      ? (identity.plate ?? identity.name)
      : identity.name;
  return {
    code: 'plate-not-in-layout',
    severity: 'error',
    file,
    place: placeAt({ sheet: sheet.name, cell: cellAddress(area.top, column.column) }),
    found: `no row for ${isExperiment ? `experiment ${wanted} of ` : ''}${identity.file}; the column "${column.heading}" has ${names.slice(0, 6).join(', ')}${names.length > 6 ? ' …' : ''}`,
    expected: `rows with "${wanted}" in the column "${column.heading}"`,
    fix: `add the rows, correct a name in "${column.heading}", or leave it empty in rows that hold for every plate`,
  };
}
