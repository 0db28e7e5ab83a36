import { placeAt, type Place } from '#domain/problem';
import { cellAddress, type Sheet } from '#sheet/sheetBook';

/** A cell of a sheet, from 0; in a text, which has no sheets, with its line. */
export function placeOfCell(sheet: Pick<Sheet, 'name'>, row: number, column: number): Place {
  return placeAt({
    sheet: sheet.name,
    line: sheet.name === null ? row + 1 : null,
    cell: cellAddress(row, column),
  });
}
