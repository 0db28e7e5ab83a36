import { notUnderstood, understood, type TextReading } from '#domain/textReading';
import { rowFromName, wellFromName, type WellPosition } from '#plate/wellName';
import { wellRangeFromText } from '#plate/wellRange';
import type { Cell } from '#sheet/sheetBook';
import { formulaFault } from './wellContentOfCell.ts';

const expected = 'a well as `A1`, or several as `A1:A6` or `A1, B1`';

/**
 * The wells that a cell of a long table names.
 *
 * Whole rows and columns (`A`, `3`) are refused: in a table they are more likely a well that lost its other half.
 */
export function wellsFromCell(
  cell: Cell,
  size: { readonly rows: number; readonly columns: number },
): TextReading<WellPosition[]> {
  const text = cell.text.trim();
  const broken = formulaFault(cell);
  if (broken !== null) return broken;
  if (text === '') return notUnderstood(expected, 'write the well, or take the row out of the table');
  if (/^\d+$/.test(text))
    return notUnderstood(
      expected,
      'write row and column, because wells are numbered across by some and down by others',
    );
  const reading = wellRangeFromText(text, size.rows, size.columns);
  if (!reading.ok) return notUnderstood(expected, reading.fix);
  const whole = text
    .split(/[\s,;:\-\u2013]+/)
    .find((part) => /^[A-Za-z\d]+$/.test(part) && wellFromName(part) === null);
  return whole === undefined
    ? reading
    : notUnderstood(
        expected,
        `write first and last well, as in \`${/^\d/.test(whole) ? 'A11:H12' : 'A1:A12'}\`, instead of "${text}"`,
      );
}

/** The well that a row letter (or number) and a column number name, each in a cell of its own. */
export function wellFromRowAndColumn(row: Cell, column: Cell): TextReading<WellPosition[]> {
  const broken = formulaFault(row) ?? formulaFault(column);
  if (broken !== null) return broken;
  const rowText = row.text.trim();
  const columnText = column.text.trim();
  const wanted = 'a row letter, A to AF, and a column number, 1 to 48';
  const rowIndex = /^\d+$/.test(rowText) ? Number(rowText) - 1 : rowFromName(rowText);
  if (rowIndex === -1 || /^0+$/.test(columnText))
    return notUnderstood(wanted, 'count rows and columns from 1');
  if (rowIndex === null)
    return notUnderstood(wanted, rowText === '' ? 'write the row' : `"${rowText}" is no row`);
  if (!/^\d{1,2}$/.test(columnText))
    return notUnderstood(wanted, columnText === '' ? 'write the column' : `"${columnText}" is no column`);
  return understood([{ row: rowIndex, column: Number(columnText) - 1 }]);
}
