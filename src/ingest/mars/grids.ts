import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { labelledGrids, type PlateGrid } from '../plateGrid.ts';

/** A matrix with the line above it that says what it is. */
export interface TitledGrid {
  readonly grid: PlateGrid;
  readonly title: string;
  /** It is one of many over time: `Cycle 3 (0 h 10 min)` stands above it. */
  readonly cycle: boolean;
}

/** The matrices of the plate view, from the top down; under one title there may be one for each cycle. */
export function titledGrids(sheet: Sheet): TitledGrid[] {
  const found: TitledGrid[] = [];
  for (const grid of labelledGrids(sheet)) {
    const before = found.at(-1);
    const lines = textsAbove(sheet, grid.top, (before?.grid.bottom ?? -1) + 1);
    const cycle = lines.some(isCycle);
    const title = lines.find((text) => !isCycle(text));
    found.push({ grid, title: title ?? (cycle ? (before?.title ?? '') : ''), cycle });
  }
  return found;
}

/** The title that stands alone above a table view whose columns have only numbers of cycles, or null. */
export function titleOfTable(sheet: Sheet, top: number): string | null {
  return textsAbove(sheet, top, 0).find((text) => /raw data|corrected|average/i.test(text)) ?? null;
}

/** What stands alone on the lines above a matrix, from the nearest up. */
function textsAbove(sheet: Sheet, top: number, from: number): string[] {
  const texts: string[] = [];
  for (let row = top - 1; row >= from; row--) {
    const filled = (sheet.rows[row] ?? []).filter((cell) => !isEmptyCell(cell));
    const text = cellAt(sheet, row, 0).text.trim();
    if (filled.length === 0) continue;
    if (text === '' || filled.length > 1) break;
    texts.push(text.replace(/#$/, '').trim());
  }
  return texts;
}

function isCycle(text: string): boolean {
  return /^cycle\s+\d+/i.test(text);
}
