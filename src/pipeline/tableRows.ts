import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import { cellAddress, cellAt, emptyCell, type Cell, type Sheet, type SheetBook } from '#sheet/sheetBook';

/** A table with one header row: its rows as cells by column name, and where each stands. */
export interface TableRows {
  readonly rows: readonly TableLine[];
  readonly columns: ReadonlySet<string>;
}

export interface TableLine {
  /** Row from 0. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, Cell & { readonly address: string }>;
}

/**
 * The rows of the first table in a book whose header row holds all needed columns, whatever stands above or beside it.
 *
 * @param optional - columns that are used where the table has them
 * @returns problem `column-missing` when there is no such header row, `ambiguous-table` when a column of it stands there twice
 */
export function tableRows(
  book: SheetBook,
  file: string,
  needed: readonly string[],
  optional: readonly string[] = [],
): WithProblems<TableRows | null> {
  for (const sheet of book.sheets) {
    const header = sheet.rows.findIndex((row) =>
      needed.every((name) => row.some((cell) => columnName(cell) === name)),
    );
    if (header < 0) continue;
    const names = (sheet.rows[header] ?? []).map(columnName);
    const twice = [...needed, ...optional].find((name) => names.indexOf(name) !== names.lastIndexOf(name));
    return twice === undefined
      ? { value: rowsBelow(sheet, header), problems: [] }
      : { value: null, problems: [columnTwice(file, twice, header, names.lastIndexOf(twice))] };
  }
  return { value: null, problems: [columnMissing(book, file, needed)] };
}

/** Header cells are told without regard to case, blanks around them or a unit in brackets. */
function columnName(cell: Cell): string {
  return cell.text
    .replace(/\s*[([].*$/, '')
    .trim()
    .toLowerCase();
}

function rowsBelow(sheet: Sheet, header: number): TableRows {
  const names = (sheet.rows[header] ?? []).map(columnName);
  const rows: TableLine[] = [];
  for (let row = header + 1; row < sheet.rows.length; row++) {
    const cells = new Map<string, Cell & { address: string }>();
    for (const [column, name] of names.entries()) {
      if (name !== '' && !cells.has(name)) {
        cells.set(name, { ...cellAt(sheet, row, column), address: cellAddress(row, column) });
      }
    }
    if ([...cells.values()].some((cell) => cell.text.trim() !== '')) rows.push({ row, cells });
  }
  return { rows, columns: new Set(names.filter((name) => name !== '')) };
}

/** The cell of a column, empty where the table has no such column. */
export function cellOf(line: TableLine, column: string): Cell & { readonly address: string } {
  return line.cells.get(column) ?? { ...emptyCell, address: '' };
}

function columnMissing(book: SheetBook, file: string, needed: readonly string[]): Problem {
  const first = book.sheets[0]?.rows.find((row) => row.some((cell) => cell.text.trim() !== '')) ?? [];
  return {
    code: 'column-missing',
    severity: 'error',
    file,
    place: placeAt({ line: 1 }),
    found: `a table with the columns ${
      first
        .map((cell) => cell.text.trim())
        .filter(Boolean)
        .slice(0, 8)
        .join(', ') || '(none)'
    }`,
    expected: `a header row with ${needed.join(', ')}`,
    fix: 'Name the columns in the first row of the table.',
  };
}

function columnTwice(file: string, name: string, row: number, column: number): Problem {
  return {
    code: 'ambiguous-table',
    severity: 'error',
    file,
    place: placeAt({ line: row + 1, cell: cellAddress(row, column) }),
    found: `two columns ${name}`,
    expected: `one column ${name}`,
    fix: 'Rename the column that is not meant.',
  };
}

/** A cell that should say which group, curve or experiment its row belongs to, and does not. */
export function cellEmpty(file: string, cell: { readonly address: string }, column: string): Problem {
  return {
    code: 'cell-empty',
    severity: 'error',
    file,
    place: placeAt({ cell: cell.address }),
    found: `an empty cell under ${column}`,
    expected: `the ${column} that the row belongs to`,
    fix: `Fill in the cell; if nobody knows any ${column}, delete the column. The row was left out.`,
  };
}

/** A cell that should hold a number and does not. */
export function notANumber(file: string, cell: Cell & { readonly address: string }, column: string): Problem {
  return {
    code: 'cell-not-a-number',
    severity: 'error',
    file,
    place: placeAt({ cell: cell.address }),
    found: cell.text.trim() === '' ? `an empty cell under ${column}` : `"${cell.text}" under ${column}`,
    expected: 'a number',
    fix: 'Correct the cell, or delete the row if there is no value. The row was left out.',
  };
}
