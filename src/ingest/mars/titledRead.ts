import type { WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { PlateFormat } from '#plate/plateFormat';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { concluded } from '../concluded.ts';
import { readWells, type GridWell } from '../gridWell.ts';
import { holdsReadings } from '../holdsReadings.ts';
import { plateHolding } from '../plateSize.ts';
import { unitOfMode } from '../readMode.ts';
import type { MarsFacts } from './facts.ts';
import { meaningOfTitle } from './title.ts';

/**
 * The read that stands under a title; null for words (the layout) and for wells without a reading.
 *
 * @param lastColumn - the last plate column (from 0) that a header names, 0 for a list
 */
export function titledRead(
  title: string,
  wells: readonly GridWell[],
  lastColumn: number,
  { modes }: MarsFacts,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<Read | null> {
  const { kind, mode, wavelengthNm, blanked } = meaningOfTitle(title, modes);
  if (kind !== 'measured' && !holdsReadings(sheet, wells)) return { value: null, problems: [] };
  const readings = readWells(sheet, wells, book, file);
  if (readings.wells.length === 0) return { value: null, problems: [] };
  const size: PlateFormat = plateHolding(wells, lastColumn) ?? { rows: 8, columns: 12 };
  const label =
    title === '' ? `grid ${cellAddress(wells[0]?.sheetRow ?? 0, wells[0]?.sheetColumn ?? 0)}` : title;
  const told = (what: string, value: string, because: string) => concluded(file, what, value, because);
  return {
    value: {
      label,
      kind,
      mode,
      wavelengthNm,
      plate: null,
      unit: unitOfMode[mode],
      blanked,
      rows: size.rows,
      columns: size.columns,
      sheet: sheet.name,
      wells: readings.wells,
      inferred: [
        ...(kind === 'measured'
          ? []
          : [told('kind of read', `${label}: ${kind}`, 'only what MARS calls "Raw Data" was measured')]),
        ...(kind === 'measured' && mode === 'other'
          ? [told('mode', `${label}: unknown`, 'neither the title nor the line above says what was measured')]
          : []),
      ],
    },
    problems: kind === 'user' ? [] : readings.problems,
  };
}
