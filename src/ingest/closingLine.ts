import { placeAt, type Problem } from '#domain/problem';
import type { SheetBook } from '#sheet/sheetBook';

/**
 * Whether an export ends with what its program writes last: plates, or the wavelength, may have followed where it does not.
 *
 * @param closing - the line, wherever its words stand
 * @param words - the line as the message names it
 * @returns `file-damaged` as a warning: whoever deleted the line has lost nothing
 */
export function withoutClosingLine(
  book: SheetBook,
  closing: RegExp,
  words: string,
  program: string,
  file: string,
): Problem[] {
  const closed = book.sheets.some((sheet) =>
    sheet.rows.some((row) => row.some(({ text }) => closing.test(text.trim()))),
  );
  if (closed) return [];
  const last = book.sheets.at(-1);
  return [
    {
      code: 'file-damaged',
      severity: 'warning',
      file,
      place: placeAt({
        sheet: last?.name ?? null,
        line: book.format === 'text' ? (last?.rows.length ?? null) : null,
      }),
      found: `an export that ends without the line "${words}"`,
      expected: `that line, which ${program} writes last`,
      fix: `Compare the plates and reads with ${program}. If some are missing, copy or export the file again.`,
    },
  ];
}
