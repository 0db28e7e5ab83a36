import { placeAt, type Problem } from '#domain/problem';
import type { PlateFormat } from '#plate/plateFormat';
import { wellsFromRange } from '#plate/wellRange';
import { textFromWells } from '#plate/wellList';
import { nameFromWell, type WellPosition } from '#plate/wellName';
import { cellAddress, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import type { CornerTable } from './cornerTable.ts';

/**
 * Wells that a read should have and the file has not: of the part of the plate that its settings name, or of the whole plate.
 *
 * @param area - `A1-H12`, `A1-B2; B3-B9`; null for the whole plate
 * @returns `file-damaged`: an error if the file ends with the table, a warning if something follows and the lines were taken out
 */
export function wellsMissing(
  label: string,
  table: CornerTable,
  size: PlateFormat,
  area: string | null,
  sheet: Sheet,
  file: string,
): Problem[] {
  const range = (area ?? `A1-${nameFromWell(size.rows - 1, size.columns - 1)}`).replaceAll(';', ',');
  const due = wellsFromRange(range, size.rows, size.columns);
  if (due === null) return [];
  const key = ({ row, column }: WellPosition) => `${row} ${column}`;
  const there = new Set(table.wells.map(key));
  const missing = due.filter((well) => !there.has(key(well)));
  if (missing.length === 0) return [];
  const ends = sheet.rows.slice(table.bottom + 1).every((row) => row.every(isEmptyCell));
  const last = table.wells.at(-1);
  return [
    {
      code: 'file-damaged',
      severity: ends ? 'error' : 'warning',
      file,
      place: placeAt({
        sheet: sheet.name,
        cell: last === undefined ? null : cellAddress(last.sheetRow, last.sheetColumn),
      }),
      found: `${due.length - missing.length} of ${due.length} wells of read ${label}; ${textFromWells(missing.map(({ row, column }) => nameFromWell(row, column)))} are not there`,
      expected: area === null ? 'all wells of the plate' : `the wells that the file says were read: ${area}`,
      fix: ends
        ? 'The end of the file seems to be missing: export or copy it again.'
        : 'Export the file again if lines were lost; if they were taken out on purpose, leave those wells out of the layout.',
    },
  ];
}
