/** What a cell of a table can hold; null is no value and becomes an empty cell. */
export type CsvValue = string | number | null;

/** A column by its name and by what it shows of a row. */
export type TableColumns<Row> = readonly (readonly [name: string, value: (row: Row) => CsvValue])[];

/**
 * Rows as the text of a CSV file: comma, decimal point, one header row, line feeds, no byte order mark.
 *
 * Numbers have as many digits as it takes to read the same number back. Text that a spreadsheet program would run as a formula is
 * prefixed with `'`.
 *
 * @throws for NaN or an infinite number: missing is a kind (null), so that is a bug of ours
 */
export function csvTable<Row>(columns: TableColumns<Row>, rows: readonly Row[]): string {
  return csvHeader(columns) + rows.map((row) => csvRow(columns, row)).join('');
}

/** The header row of a table alone, for one that is written piece by piece. */
export function csvHeader<Row>(columns: TableColumns<Row>): string {
  return `${columns.map(([name]) => name).join(',')}\n`;
}

/** One row of a table alone. */
export function csvRow<Row>(columns: TableColumns<Row>, row: Row): string {
  return `${columns.map(([name, value]) => cellText(name, value(row))).join(',')}\n`;
}

function cellText(column: string, value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return quoted(safeText(value));
  if (!Number.isFinite(value)) throw new Error(`The column ${column} was given ${value} as a number.`);
  return String(value);
}

/** @source contracts of the output: = + - @ tab CR at the start of a text that is no number */
function safeText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !isNumber(text) ? `'${text}` : text;
}

function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text);
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
