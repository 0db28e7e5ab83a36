import type { Cell } from '#sheet/sheetBook';

const measuredWord =
  /^(?:<>|abs\b|absorbance|od\b|od[ _]?\d{3}|raw|blanked|signal|rfu|rlu|fluorescence|luminescence|viability|response|plate\b|\d{3}(?:[ _]?nm)?$)/i;

/**
 * Whether a grid of numbers is what a reader measured, and no layout: most cells are numbers, and its corner says so or nearly every
 * number is another one, as only measured values are.
 */
export function isMeasuredGrid(corner: string, cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => cell.text.trim() !== '');
  const numbers = filled.flatMap(({ number }) => (number === null ? [] : [number]));
  if (filled.length < 6 || numbers.length < 0.8 * filled.length) return false;
  const different = new Set(numbers).size;
  return (
    measuredWord.test(corner.trim()) || (different > 0.6 * numbers.length && !numbers.every(Number.isInteger))
  );
}
