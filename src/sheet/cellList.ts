import { textFromNames, type GridPosition } from '#domain/gridRectangles';
import { cellAddress } from './sheetBook.ts';

/**
 * The shortest way to say which cells: `C14:E16, G14`; the order does not matter.
 *
 * @param addresses - as a spreadsheet shows them; what is no address is left as it is
 */
export function textFromCells(addresses: readonly string[]): string {
  return textFromNames(addresses, cellFromAddress, cellAddress);
}

/** Row and column from 0 of `C14`; null if the text is no address. */
function cellFromAddress(text: string): GridPosition | null {
  const match = /^([A-Z]{1,3})([1-9]\d*)$/.exec(text);
  if (match === null) return null;
  const column = Array.from(match[1] ?? '').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(match[2]) - 1, column: column - 1 };
}
