import { SSF, type CellObject } from 'xlsx';
import { textFromDateSerial } from './dateText.ts';
import { emptyCell, type Cell } from './sheetBook.ts';

/** The number that the text of a cell is, or null. */
export type TextCellReader = (text: string) => number | null;

/** A formula that only repeats another cell: `B3`, `$B$3`, `Sheet1!B3`, `'my sheet'!B3`. */
const plainReference = /^=?(?:(?:'[^']+'|[\w.]+)!)?\$?[A-Z]{1,3}\$?\d+$/;

/**
 * A cell of a workbook: numbers keep their full precision and the text that Excel shows, dates and times become text, errors
 * like `#DIV/0!` are text, formulas have the result that was stored with them.
 */
export function cellFromWorkbook(
  cell: CellObject | undefined,
  from1904: boolean,
  readText: TextCellReader,
): Cell {
  if (cell === undefined) return emptyCell;
  const calculated =
    typeof cell.f === 'string' && !plainReference.test(cell.f) ? { calculated: true as const } : {};
  switch (cell.t) {
    case 'n':
      return typeof cell.v === 'number'
        ? { ...numberCell(cell.v, cell, from1904), ...calculated }
        : unfilled(cell);
    case 's':
      return typeof cell.v === 'string'
        ? { text: cell.v, number: readText(cell.v), ...calculated }
        : unfilled(cell);
    case 'b':
      return { text: cell.v === true ? 'TRUE' : 'FALSE', number: null };
    case 'e':
      return { text: cell.w ?? '#ERROR!', number: null, ...calculated };
    default:
      return unfilled(cell);
  }
}

function numberCell(value: number, cell: CellObject, from1904: boolean): Cell {
  const format = cell.z;
  if (typeof format === 'string' && isDateFormat(format) && value >= 0)
    return { text: textFromDateSerial(value, from1904), number: null };
  const shown = cell.w ?? '';
  return { text: shown.trim() === '' ? String(value) : shown, number: value };
}

function isDateFormat(format: string): boolean {
  return (SSF as { is_date: (format: string) => boolean }).is_date(format);
}

/** A formula that was saved without its result must not look like an empty cell. */
function unfilled(cell: CellObject): Cell {
  return typeof cell.f === 'string' ? { text: `=${cell.f}`, number: null, calculated: true } : emptyCell;
}
