import { rowFromName } from '#plate/wellName';
import { isEmptyCell, type Cell } from '#sheet/sheetBook';

/**
 * The plate row (from 0) that a cell at the left of a grid names.
 *
 * @param previous - the row above it, or null: after Z some readers go on with a, b … f instead of AA
 */
export function rowOfLetterCell(cell: Cell, previous: number | null): number | null {
  if (isEmptyCell(cell) || cell.number !== null) return null;
  const text = cell.text.trim();
  const row = rowFromName(text);
  if (row === null || row > 31) return null;
  const afterZ = previous !== null && previous >= 25 && /^[a-f]$/.test(text);
  return afterZ ? 26 + row : row;
}
