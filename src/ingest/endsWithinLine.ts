import { placeAt, type Problem } from '#domain/problem';
import type { Read, VendorId } from '#domain/read';
import { cellAddress, isEmptyCell, type SheetBook } from '#sheet/sheetBook';

/** Their readers know the last line, which has no line end in some of them. */
const knowTheirEnd: readonly VendorId[] = ['byonoy', 'envision', 'kaleido', 'magellan'];

/**
 * Suspects a text that stops in the middle of a line which is not the line of a well: wells may have followed.
 *
 * @returns `file-damaged` as a warning: a person may have left the last line without an end
 */
export function endsWithinLine(
  book: SheetBook,
  vendor: VendorId,
  reads: readonly Read[],
  file: string,
): Problem[] {
  if (book.openEnd !== true || knowTheirEnd.includes(vendor)) return [];
  const rows = book.sheets[0]?.rows ?? [];
  const last = rows.at(-1) ?? [];
  const column = last.length - 1;
  const cell = cellAddress(rows.length - 1, Math.max(0, column));
  // `checkLastCell` has judged the number of a well.
  const ofWell = reads.some(({ wells }) => wells.some((well) => well.cell === cell));
  if (ofWell && !last.slice(column).every(isEmptyCell)) return [];
  return [
    {
      code: 'file-damaged',
      severity: 'warning',
      file,
      place: placeAt({ line: rows.length, cell }),
      found: `"${(last[column]?.text ?? '').trim()}" as the last characters of the file, without a line end`,
      expected: 'a file that ends after a whole line',
      fix: 'Copy or export the file again if something is missing from its end. If it is whole, add a line end.',
    },
  ];
}
