import type { Problem } from '#domain/problem';
import type { Read } from '#domain/read';
import type { SheetBook } from '#sheet/sheetBook';
import { listEndMissing } from './cutShort.ts';

/**
 * Suspects the text of an instrument's program that ends with wells, while their plate goes on.
 *
 * @returns `file-damaged` as a warning, once: the program may have been told to read only these wells
 */
export function endOfReads(book: SheetBook, reads: readonly Read[], file: string): Problem[] {
  const [sheet] = book.sheets;
  if (sheet === undefined || book.format !== 'text') return [];
  for (const read of reads.filter(({ kind }) => kind !== 'user')) {
    const last = read.wells.at(-1);
    const address = /^([A-Z]+)(\d+)$/.exec(last?.cell ?? '');
    if (address === null) continue;
    const bottom = Number(address[2]) - 1;
    const right = columnOf(address[1] ?? 'A');
    const found = listEndMissing({ bottom, right }, read, sheet, book, file);
    if (found.length > 0) return found;
  }
  return [];
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((column, letter) => 26 * column + letter.charCodeAt(0) - 64, 0) - 1;
}
