import type { Cell } from '#sheet/sheetBook';

const measuredWord =
  /^(?:<>|abs\b|absorbance|od\b|od[ _]?\d{3}|raw|blanked|signal|rfu|rlu|fluorescence|luminescence|viability|response|plate\b|\d{3}(?:[ _]?nm)?$)/i;

/** More doses than this do not stand on one plate; readings of a plate are nearly all different. */
const mostDoses = 12;

/**
 * Whether a grid of numbers is what a reader measured, and no layout: most cells are numbers, and its corner says so or they are
 * more different numbers with decimals than a plate has doses.
 */
export function isMeasuredGrid(corner: string, cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => cell.text.trim() !== '');
  const numbers = filled.flatMap(({ number }) => (number === null ? [] : [number]));
  if (filled.length < 6 || numbers.length < 0.8 * filled.length) return false;
  const different = new Set(numbers).size;
  return (
    measuredWord.test(corner.trim()) ||
    (different > mostDoses && different > 0.3 * numbers.length && !numbers.every(Number.isInteger))
  );
}
