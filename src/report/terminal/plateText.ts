import { nameFromRow, nameFromWell } from '#plate/wellName';

/** What of a read is printed. */
export interface PrintedRead {
  readonly label: string;
  readonly kind: string;
  readonly mode: string;
  readonly wavelengthNm: number | null;
  readonly plate: string | null;
  readonly sheet: string | null;
  readonly rows: number;
  readonly columns: number;
  readonly wells: Readonly<Record<string, number>>;
  readonly missing: Readonly<Record<string, string>>;
}

/** A read as a plate for the terminal: numbers as written, texts where the reader wrote text, `.` where it wrote nothing. */
export function plateText(read: PrintedRead): string {
  const cell = (row: number, column: number): string => {
    const well = nameFromWell(row, column);
    const value = read.wells[well];
    return value === undefined ? (read.missing[well] ?? '.') || '.' : String(value);
  };
  const grid = Array.from({ length: read.rows }, (_, row) =>
    Array.from({ length: read.columns }, (__, column) => cell(row, column)),
  );
  const widths = Array.from({ length: read.columns }, (_, column) =>
    Math.max(String(column + 1).length, ...grid.map((row) => (row[column] ?? '').length)),
  );
  const line = (head: string, cells: readonly string[]): string =>
    [head.padEnd(3), ...cells.map((text, column) => text.padStart(widths[column] ?? 0))].join(' ').trimEnd();
  const about = [
    read.label,
    read.kind,
    read.mode,
    read.wavelengthNm === null ? null : `${read.wavelengthNm} nm`,
    read.plate,
    read.sheet === null ? null : `sheet ${read.sheet}`,
  ].filter((part) => part !== null);
  return [
    about.join(' · '),
    line(
      '',
      widths.map((_, column) => String(column + 1)),
    ),
    ...grid.map((cells, row) => line(nameFromRow(row), cells)),
  ].join('\n');
}
