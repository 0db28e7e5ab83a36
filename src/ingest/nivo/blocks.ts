import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { keyFromText } from '../keyLine.ts';

/** The results of one operation of a protocol, or of one calculation. */
export interface NivoBlock {
  /** The number of the operation in the protocol; null for a calculation. */
  readonly operation: number | null;
  /** `ABS (F) - Kinetics` */
  readonly label: string;
  /** The line with the label and the last line that belongs to it, from 0. */
  readonly from: number;
  readonly to: number;
}

const operationLine = /^(\d+) operation$/;

/** The number of the operation that begins in a row, or null. */
export function operationAt(sheet: Sheet, row: number): number | null {
  const number = operationLine.exec(keyFromText(cellAt(sheet, row, 0).text))?.[1];
  return number === undefined ? null : Number(number);
}

/** The row (from 0) in which the settings begin; the number of rows if they do not. */
export function firstSettingsRow(sheet: Sheet): number {
  const row = sheet.rows.findIndex((_, index) => keyFromText(cellAt(sheet, index, 0).text) === 'parameters');
  return row < 0 ? sheet.rows.length : row;
}

/** The blocks of results of a sheet, which all stand before the settings. */
export function nivoBlocks(sheet: Sheet): NivoBlock[] {
  const end = firstSettingsRow(sheet);
  const starts = sheet.rows.slice(0, end).flatMap((cells, row) => {
    const operation = operationAt(sheet, row);
    const first = cells[0]?.text.trim() ?? '';
    if (operation === null && !/\bcalculat/i.test(first)) return [];
    const value = cells.slice(1).find((cell) => !isEmptyCell(cell));
    return [{ operation, label: value?.text.trim() ?? first, from: row }];
  });
  return starts.map((start, index) => ({ ...start, to: (starts[index + 1]?.from ?? end) - 1 }));
}
