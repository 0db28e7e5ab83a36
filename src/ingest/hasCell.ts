import type { Sheet } from '#sheet/sheetBook';

/** Whether the text of any cell of a sheet (without the blanks around it) is of a kind. */
export function hasCell(sheet: Sheet, pattern: RegExp): boolean {
  return sheet.rows.some((row) => row.some(({ text }) => pattern.test(text.trim())));
}
