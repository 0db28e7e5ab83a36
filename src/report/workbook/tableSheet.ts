import type { WorkbookCell, WorksheetSpec } from '#domain/workbook';

/** A column of a sheet: its heading, with the unit, and what it shows of a row. */
export interface SheetColumn<Row> {
  readonly heading: string;
  /** @param line - number of the row in the sheet, for formulas that refer to cells beside them */
  readonly cell: (row: Row, line: number) => WorkbookCell;
}

/** A sheet that is one table. */
export interface SheetTable<Row> {
  readonly name: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: readonly Row[];
  /** What stands above the headings and stays in view with them. */
  readonly above?: readonly (readonly WorkbookCell[])[];
  readonly frozenColumns: number;
  /** Whether the headings get a filter, which can also sort: not where formulas of other sheets refer to single rows. */
  readonly filter: boolean;
  /** Said in place of rows when there are none. */
  readonly whenEmpty: string;
}

const narrowest = 7;
const widest = 60;

/** A table as a sheet: headings that stay in view, a filter, and columns as wide as what they show. */
export function tableSheet<Row>(table: SheetTable<Row>): WorksheetSpec {
  const { name, columns, above = [], frozenColumns, filter, whenEmpty } = table;
  const first = above.length + 2;
  const rows = table.rows.map((row, index) => columns.map(({ cell }) => cell(row, first + index)));
  const headings = columns.map(({ heading }, column): WorkbookCell => ({
    value: heading,
    style: 'header',
    ...(isNumeric(rows, column) ? { align: 'right' } : {}),
  }));
  const widths = columns.map(({ heading }, column) => columnWidth(heading, rows, column));
  const lines = Math.max(...columns.map(({ heading }, column) => linesOf(heading, widths[column] ?? widest)));
  return {
    name,
    widths,
    frozen: { rows: above.length + 1, columns: frozenColumns },
    linesOfRow: { [above.length + 1]: lines },
    filterRow: filter && rows.length > 0 ? above.length + 1 : null,
    rows: [
      ...above,
      headings,
      ...(rows.length > 0 ? rows : [[{ value: whenEmpty, style: 'note' } as const]]),
    ],
  };
}

function isNumeric(rows: readonly (readonly WorkbookCell[])[], column: number): boolean {
  return rows.some((row) => typeof row[column]?.value === 'number');
}

/** How many lines a heading takes in a column; bold letters are wider than those that widths are counted in. */
function linesOf(heading: string, width: number): number {
  const room = (width - 2) / 1.1;
  let [lines, length] = [1, 0];
  for (const word of heading.split(' ')) {
    const longer = length === 0 ? word.length : length + 1 + word.length;
    if (longer > room && length > 0) [lines, length] = [lines + 1, word.length];
    else length = longer;
  }
  return lines;
}

/** Headings break between words, into three lines at most unless a word is longer. */
function columnWidth(heading: string, rows: readonly (readonly WorkbookCell[])[], column: number): number {
  const words = Math.max(...heading.split(' ').map((word) => word.length), Math.ceil(heading.length / 2.5));
  const content = rows.reduce((longest, row) => Math.max(longest, shownLength(row[column])), 0);
  return Math.min(widest, Math.max(narrowest, words + 4, content + 3));
}

function shownLength(cell: WorkbookCell | undefined): number {
  if (cell === undefined || cell.value === null) return 0;
  if (typeof cell.value === 'string') return Math.max(...cell.value.split('\n').map((line) => line.length));
  const decimals = /^0(?:\.(0+))?$/.exec(cell.format ?? '');
  return decimals === null
    ? Math.min(10, String(cell.value).length)
    : cell.value.toFixed(decimals[1]?.length ?? 0).length;
}

/** Text of the user as it is; what nobody said is an empty cell. */
export function textCell(value: string | null): WorkbookCell {
  return { value: value === '' ? null : value };
}

/** A number with as many digits as it has. */
export function numberCell(value: number | null, format?: string): WorkbookCell {
  return value === null || format === undefined ? { value } : { value, format };
}

/** A name that is a number as people write it (experiment 3) is a number, so that it sorts as one; `007` stays a text. */
export function nameCell(name: string): WorkbookCell {
  return String(Number(name)) === name && Number.isFinite(Number(name))
    ? { value: Number(name) }
    : textCell(name);
}
