import type { WorkbookCell, WorksheetSpec } from '#domain/workbook';

/** A column of a sheet: its heading, with the unit, and what it shows of a row. */
export interface SheetColumn<Row> {
  readonly heading: string;
  /** @param line - number of the row in the sheet, for formulas that refer to cells beside them */
  readonly cell: (row: Row, line: number) => WorkbookCell;
  /** Long texts break into lines. */
  readonly wraps?: true;
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
const widest = 90;
/** Of columns whose text breaks into lines. */
const widestWrapped = 60;
/** Widths are counted in digits: letters are narrower on the whole; bold ones are not, and the button of the filter needs room. */
const lettersPerDigit = { plain: 1.1, bold: 0.9 } as const;

/** A table as a sheet: headings that stay in view, a filter, and columns as wide as what they show. */
export function tableSheet<Row>(table: SheetTable<Row>): WorksheetSpec {
  const { name, columns, above = [], frozenColumns, filter, whenEmpty } = table;
  const first = above.length + 2;
  const rows = table.rows.map((row, index) =>
    columns.map(({ cell, wraps }): WorkbookCell => {
      const shown = cell(row, first + index);
      return wraps === true && shown.style === undefined ? { ...shown, style: 'wrapped' } : shown;
    }),
  );
  const headings = columns.map(({ heading }, column): WorkbookCell => ({
    value: heading,
    style: 'header',
    ...(isNumeric(rows, column) ? { align: 'right' } : {}),
  }));
  const widths = columns.map(({ heading, wraps }, column) =>
    Math.min(wraps === true ? widestWrapped : widest, columnWidth(heading, rows, column)),
  );
  const lines = Math.max(
    ...columns.map(({ heading }, column) => linesOf(heading, widths[column] ?? widest, lettersPerDigit.bold)),
  );
  return {
    name,
    widths,
    frozen: { rows: above.length + 1, columns: frozenColumns },
    linesOfRow: { [above.length + 1]: lines, ...wrappedLines(rows, widths, first) },
    filterRow: filter && rows.length > 0 ? above.length + 1 : null,
    rows: [
      ...above,
      headings,
      ...(rows.length > 0 ? rows : [[{ value: whenEmpty, style: 'note' } as const]]),
    ],
  };
}

/** Rows whose text breaks, with the lines that it takes. */
function wrappedLines(
  rows: readonly (readonly WorkbookCell[])[],
  widths: readonly number[],
  first: number,
): Record<number, number> {
  const linesOfRow = rows.map((row) =>
    Math.max(
      1,
      ...row.map(({ value, style }, column) =>
        style === 'wrapped' && typeof value === 'string'
          ? linesOf(value, widths[column] ?? widest, lettersPerDigit.plain)
          : 1,
      ),
    ),
  );
  return Object.fromEntries(
    linesOfRow.flatMap((lines, index) => (lines > 1 ? [[first + index, lines] as const] : [])),
  );
}

function isNumeric(rows: readonly (readonly WorkbookCell[])[], column: number): boolean {
  return rows.some((row) => typeof row[column]?.value === 'number');
}

/** How many lines a text takes in a column. */
function linesOf(text: string, width: number, perDigit: number): number {
  const room = (width - 2) * perDigit;
  let [lines, length] = [1, 0];
  for (const word of text.split(' ')) {
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
  return Math.max(narrowest, words + 4, content + 3);
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

/** Text in a column of numbers: a bound. */
export function textAmongNumbers(value: string): WorkbookCell {
  return { value, align: 'right' };
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
