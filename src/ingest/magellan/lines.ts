import { isEmptyCell, type Sheet } from '#sheet/sheetBook';

/** The text lines that Magellan writes below the wells, each alone in its row. */
export interface MagellanLine {
  readonly text: string;
  /** From 0. */
  readonly row: number;
}

/**
 * The lines of a sheet that stand alone in their row and are no number.
 *
 * @param from - first row, from 0
 */
export function magellanLinesOf(sheet: Sheet, from = 0): MagellanLine[] {
  return sheet.rows.flatMap((cells, row) => {
    const [first, ...others] = cells.filter((cell) => !isEmptyCell(cell));
    const alone = row >= from && first !== undefined && others.length === 0 && first.number === null;
    return alone ? [{ text: first.text.trim(), row }] : [];
  });
}

/** Whether a line is one that only Magellan writes. */
export function isMagellanLine(text: string): boolean {
  return /^date of measurement:.*\/\s*time of measurement:/i.test(text);
}
