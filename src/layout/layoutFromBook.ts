import type { Inference } from '#domain/inference';
import type { Aliases } from '#domain/names';
import type { Problem, WithProblems } from '#domain/problem';
import { cellAddress, isEmptyCell, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { blocksOfSheet } from './blocksOfSheet.ts';
import type { OtherDrawing } from './drawnOtherwise.ts';
import { drawnOtherwiseProblem, nothingFound, noRowForPlate, sheetNotThere } from './layoutBookProblems.ts';
import type { LayoutStatement, StatedLayout } from './layoutStatement.ts';
import { longTables } from './longTables.ts';
import type { SheetArea } from './mergedCells.ts';
import type { LayoutSheet } from './statementFromBlock.ts';
import { statementsFromTable, type SaidByTable, type TablePlate } from './statementsFromTable.ts';
import { TakenCells } from './takenCells.ts';

/** A layout file and how it is read. */
export interface LayoutBook {
  readonly book: SheetBook;
  readonly file: string;
  /** Only this sheet, or null for all. */
  readonly sheet: string | null;
  readonly aliases: Aliases;
  /** The plate that the layout is wanted for. */
  readonly plate: TablePlate;
}

/**
 * Reads a layout file: plates drawn as blocks, one for each attribute, and long tables with one row for each well, wherever they stand
 * on any of its sheets. What is neither is left out, and said to be.
 *
 * @returns null when a part as a whole cannot be understood; problems `sheet-not-found`, `layout-unreadable`, `layout-unknown-attribute`,
 *   `layout-invalid-value`, `plate-not-in-layout`, with sheet and cell
 */
export function layoutFromBook(layout: LayoutBook): WithProblems<StatedLayout | null> {
  const { book, file } = layout;
  const sheets =
    layout.sheet === null ? book.sheets : book.sheets.filter(({ name }) => name === layout.sheet);
  if (layout.sheet !== null && sheets.length === 0) return { value: null, problems: [sheetNotThere(layout)] };
  const read = sheets.map((sheet) => readSheet(sheet, sheets.length, layout));
  const statements = read.flatMap((one) => one.statements);
  const problems = read.flatMap((one) => one.problems);
  const unread = drawingsThatMatter(read, statements);
  problems.push(...unread.map(({ drawing, sheet }) => drawnOtherwiseProblem(drawing, sheet, file)));
  const missing = noRowForPlate(
    read.flatMap(({ sheet, tables }) => tables.map(({ area, said }) => ({ sheet, area, said }))),
    layout,
  );
  if (missing !== null) problems.push(missing);
  const broken = read.some((one) => one.broken) || unread.length > 0 || missing !== null;
  if (statements.length === 0 && !broken) problems.push(nothingFound(sheets, layout));
  const inferred = [
    ...book.inferred,
    ...(layout.sheet === null && book.sheets.length > 1 ? sheetsSearched(read, file) : []),
    ...read.flatMap((one) => one.inferred),
  ];
  return { value: broken || statements.length === 0 ? null : { statements, inferred }, problems };
}

/** What one sheet holds. */
interface ReadSheet {
  readonly sheet: Sheet;
  readonly statements: readonly LayoutStatement[];
  readonly tables: readonly { readonly area: SheetArea; readonly said: SaidByTable }[];
  readonly drawings: readonly OtherDrawing[];
  readonly inferred: readonly Inference[];
  readonly problems: readonly Problem[];
  /** A part of it as a whole cannot be understood. */
  readonly broken: boolean;
}

function readSheet(sheet: Sheet, sheetCount: number, layout: LayoutBook): ReadSheet {
  const { book, file, aliases, plate } = layout;
  const from: LayoutSheet = {
    sheet,
    file,
    whichSheet: sheet.name === null || sheetCount < 2 ? '' : ` of sheet "${sheet.name}"`,
    aliases,
  };
  const taken = new TakenCells();
  const found = longTables(sheet, aliases, book.format === 'text', taken);
  const withValues = found.filter(({ columns }) =>
    columns.some(({ meaning }) => ['value', 'group', 'fault'].includes(meaning.kind)),
  );
  const tables = withValues.map((table) => ({
    area: table.area,
    ...statementsFromTable(table, from, plate),
  }));
  const blocks = blocksOfSheet(from, taken);
  const understood = tables.flatMap(({ area, value }) => (value === null ? [] : [{ area, said: value }]));
  return {
    sheet,
    statements: [...understood.flatMap(({ said }) => said.statements), ...blocks.statements],
    tables: understood,
    drawings: blocks.drawings,
    inferred: [
      ...understood.flatMap(({ said }) => said.inferred),
      ...found
        .filter((table) => !withValues.includes(table))
        .map(({ area }) => measuredTable(area, sheet, file)),
      ...blocks.inferred,
      ...notesLeftOut(sheet, taken, file),
    ],
    problems: [...tables.flatMap(({ problems }) => problems), ...blocks.problems],
    broken: blocks.broken || understood.length < tables.length,
  };
}

/** A table in another form matters when nothing else says what it could have said. */
function drawingsThatMatter(
  read: readonly ReadSheet[],
  statements: readonly LayoutStatement[],
): { drawing: OtherDrawing; sheet: Sheet }[] {
  const hasDoses = statements.some(({ wells }) =>
    wells.some(({ content, dosed, refused }) => refused || dosed !== null || (content.dose ?? null) !== null),
  );
  return read.flatMap(({ drawings, sheet }) =>
    drawings
      .filter(({ attribute }) =>
        attribute.kind === 'dose' || attribute.kind === 'treatment' ? !hasDoses : statements.length === 0,
      )
      .map((drawing) => ({ drawing, sheet })),
  );
}

function sheetsSearched(read: readonly ReadSheet[], file: string): Inference[] {
  const from = read.filter(({ statements }) => statements.length > 0);
  const names = from.map(({ sheet }) => sheet.name ?? '');
  const parts = from.flatMap(({ statements }) =>
    statements.map(({ source, place }) => `${source}${place.cell === null ? '' : ` at ${place.cell}`}`),
  );
  if (from.length === 0) return [];
  return [
    {
      what: 'layout',
      value: parts.join(', '),
      because: `found in ${names.length} of ${read.length} sheets of the file, all of which were searched`,
      state:
        names.length === 1
          ? `layout: { file: ${file.replace(/^.*\//, '')}, sheet: ${names[0] ?? ''} }`
          : null,
      file,
    },
  ];
}

function measuredTable(area: SheetArea, sheet: Sheet, file: string): Inference {
  return {
    what: 'table left out',
    value: `the list of wells at ${cellAddress(area.top, area.left)}${sheet.name === null ? '' : ` in sheet ${sheet.name}`}`,
    because: 'none of its columns is an attribute of a well',
    state: null,
    file,
  };
}

function notesLeftOut(sheet: Sheet, taken: TakenCells, file: string): Inference[] {
  const notes = taken.notesOf(sheet);
  if (notes.length === 0 || sheet.rows.every((row) => row.every(isEmptyCell))) return [];
  const shown = notes.slice(0, 5).map(({ cell, text }) => `${cell} "${text}"`);
  return [
    {
      what: 'notes in the layout',
      value: `${notes.length} cell${notes.length === 1 ? '' : 's'} left out${sheet.name === null ? '' : ` in sheet ${sheet.name}`}`,
      because: `outside of every block and table: ${shown.join(', ')}${notes.length > 5 ? ' …' : ''}`,
      state: null,
      file,
    },
  ];
}
