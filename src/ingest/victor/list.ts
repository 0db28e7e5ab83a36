import { wellFromName } from '#plate/wellName';
import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import type { GridWell } from '../gridWell.ts';

/** A line of a list. */
export interface VictorLine {
  readonly plate: string;
  readonly repeat: string;
  readonly row: number;
  readonly column: number;
  readonly sheetRow: number;
}

/** A list of results with a line per well. */
export interface VictorList {
  readonly lines: readonly VictorLine[];
  /** The columns of readings, by what they are called: `Absorbance @ 600 (A)`. Each has a column `Time` before it. */
  readonly labels: readonly { readonly label: string; readonly sheetColumn: number }[];
  /** Its last line, from 0. */
  readonly bottom: number;
  readonly right: number;
}

const names = ['plate', 'repeat', 'well', 'type'];

/** Whether a row is the header of a list: Plate, Repeat, Well, Type. */
export function namesColumns(sheet: Sheet, row: number): boolean {
  return names.every((name, column) => cellAt(sheet, row, column).text.trim().toLowerCase() === name);
}

/** The list of a sheet; null if there is no header, no well or no column of readings. */
export function victorListOf(sheet: Sheet): VictorList | null {
  const top = sheet.rows.findIndex((_, row) => namesColumns(sheet, row));
  if (top < 0) return null;
  const labels = (sheet.rows[top] ?? []).flatMap((cell, sheetColumn) =>
    sheetColumn < names.length || isEmptyCell(cell) || /^time\b/i.test(cell.text.trim())
      ? []
      : [{ label: cell.text.trim(), sheetColumn }],
  );
  const lines: VictorLine[] = [];
  for (let sheetRow = top + 1; ; sheetRow++) {
    const [plate = '', repeat = '', name = ''] = [0, 1, 2].map((column) =>
      cellAt(sheet, sheetRow, column).text.trim(),
    );
    const well = wellFromName(name);
    if (well === null) break;
    lines.push({ plate, repeat, row: well.row, column: well.column, sheetRow });
  }
  const right = labels.at(-1)?.sheetColumn;
  return lines.length === 0 || right === undefined
    ? null
    : { lines, labels, bottom: top + lines.length, right };
}

/** Where the readings of a column stand. */
export function wellsIn(lines: readonly VictorLine[], sheetColumn: number): GridWell[] {
  return lines.map(({ row, column, sheetRow }) => ({ row, column, sheetRow, sheetColumn }));
}
