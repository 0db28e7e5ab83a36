import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import type { GridWell } from './gridWell.ts';
import { looksLikeReading } from './wellReading.ts';

/** Whether cells are readings; where most of the filled ones are words they are a plate map. */
export function holdsReadings(sheet: Sheet, wells: readonly GridWell[]): boolean {
  const filled = wells
    .map(({ sheetRow, sheetColumn }) => cellAt(sheet, sheetRow, sheetColumn))
    .filter((cell) => !isEmptyCell(cell) && !/^(?:empty|blank|na|n\/a|nan|-+)$/i.test(cell.text.trim()));
  const readings = filled.filter(looksLikeReading);
  return readings.length > 0 && 2 * readings.length >= filled.length;
}
