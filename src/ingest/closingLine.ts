import { placeAt, type Problem } from '#domain/problem';
import { isEmptyCell, type SheetBook } from '#sheet/sheetBook';

/**
 * Whether an export ends with what its program writes last: plates, or the wavelength, may have followed where it does not.
 *
 * @param closing - the line, wherever its words stand; a line must follow it where it is only the title of what is written last
 * @param words - the line as the message names it
 * @returns `file-damaged` as a warning: whoever deleted the line has lost nothing
 */
export function withoutClosingLine(
  book: SheetBook,
  closing: RegExp,
  words: string,
  program: string,
  file: string,
  isTitle = false,
): Problem[] {
  const closed = book.sheets.some(({ rows }) => {
    const at = rows.findIndex((row) => row.some(({ text }) => closing.test(text.trim())));
    return at >= 0 && (!isTitle || rows.slice(at + 1).some((row) => !row.every(isEmptyCell)));
  });
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
