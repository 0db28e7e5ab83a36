import { cellAt, type Sheet } from '#sheet/sheetBook';
import { isOverTime, wellsAsColumns } from './wellTable.ts';

/** How Tecan's programs begin a table over time or wavelengths. */
const opening =
  /^(?:cycle nr\.?|cycles? ?\/ ?well|zyklen ?\/ ?well|zyklus(?: ?nr\.?)?|wavel\.?|wellenl\.?|time \[s\]|zeit \[s\])$/i;

/** The rows of a sheet (from 0) in which a table over time or over wavelengths begins, whichever way it lies. */
export function seriesTablesOf(sheet: Sheet): number[] {
  const opened = sheet.rows.flatMap((_, row) =>
    opening.test(cellAt(sheet, row, 0).text.trim()) ? [row] : [],
  );
  const lying = wellsAsColumns(sheet)
    .filter((table) => isOverTime(sheet, table))
    .map(({ top }) => top);
  return [...new Set([...opened, ...lying])].sort((a, b) => a - b);
}
