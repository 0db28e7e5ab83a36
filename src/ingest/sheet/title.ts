import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';

/** The cells that a grid or a list takes up, from 0, ends included. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const linesUpToTitle = 3;
const longestTitle = 100;
/** Lines of a header that say something about the run, but not which grid this is. */
const notATitle =
  /^(?:date|time|user|operator|file|path|reader|instrument|serial|plate (?:type|id|number)|barcode|temperature|protocol|comment)\b|^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b/i;

/**
 * The title of a grid: the nearest line above it that has text of its own there.
 *
 * @param others - what else stands on the sheet: a line of another grid is no title
 */
export function titleAbove(sheet: Sheet, box: Box, others: readonly Box[]): string | null {
  for (let row = box.top - 1; row >= Math.max(0, box.top - linesUpToTitle); row--) {
    if (others.some((other) => other !== box && overlaps(other, row, box))) return null;
    const texts = titleCells(sheet, row, box);
    if (texts.length === 0) continue;
    const [first = ''] = texts;
    if (notATitle.test(first)) return null;
    const title = texts.slice(0, 3).join(' ').replaceAll(/\s+/g, ' ').trim();
    return texts.length > 3 || title.length > longestTitle ? null : title;
  }
  return null;
}

/** Filled cells above the grid; a title further left counts when nothing stands between. */
function titleCells(sheet: Sheet, row: number, { left, right }: Box): string[] {
  const texts: string[] = [];
  for (let column = left; column <= right; column++) {
    const cell = cellAt(sheet, row, column);
    if (!isEmptyCell(cell)) texts.push(cell.text.trim());
  }
  if (texts.length > 0) return texts;
  const before = (sheet.rows[row] ?? []).slice(0, left).filter((cell) => !isEmptyCell(cell));
  const [only] = before;
  return only !== undefined && before.length === 1 ? [only.text.trim()] : [];
}

function overlaps(other: Box, row: number, box: Box): boolean {
  return row >= other.top && row <= other.bottom && other.left <= box.right && other.right >= box.left;
}
