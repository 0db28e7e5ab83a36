import type { Sheet, SheetBook } from '#sheet/sheetBook';
import type { Mark, Sign } from './vendor.ts';

/** A mark as far as a file has it. */
export interface MarkFound {
  readonly mark: Mark;
  readonly has: readonly Sign[];
  readonly lacks: readonly Sign[];
  /** How many more signs it would need; 0: the file is the vendor's. */
  readonly missing: number;
}

/** How much of a mark a file has: on the sheet with most of its signs, or on all sheets together. */
export function markFound(mark: Mark, book: SheetBook): MarkFound {
  const places = mark.within === 'file' ? [book.sheets] : book.sheets.map((sheet) => [sheet]);
  const found = places.map((sheets) => foundOn(mark, sheets, book));
  return found.reduce((best, one) => (one.missing < best.missing ? one : best), foundOn(mark, [], book));
}

/** Whether one sheet alone has a mark. */
export function isMarked(sheet: Sheet, marks: readonly Mark[], book: SheetBook): boolean {
  return marks.some((mark) => foundOn(mark, [sheet], book).missing === 0);
}

function foundOn(mark: Mark, sheets: readonly Sheet[], book: SheetBook): MarkFound {
  const isThere = (sign: Sign) => sheets.some((sheet) => sign.on(sheet, book));
  const has = mark.signs.filter(isThere);
  const lacks = mark.signs.filter((sign) => !has.includes(sign));
  return { mark, has, lacks, missing: Math.max(0, (mark.atLeast ?? mark.signs.length) - has.length) };
}

/** `the line "A" and the line "B"`, `2 of the line "A", the line "B", the line "C"`. */
export function markText({ signs, atLeast }: Mark): string {
  const names = signs.map(({ what }) => what);
  return atLeast === undefined ? names.join(' and ') : `${atLeast} of ${names.join(', ')}`;
}
