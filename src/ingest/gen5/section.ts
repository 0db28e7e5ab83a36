import { isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { givesPlateNumber, opensHeader } from './header.ts';

/** The rows that belong to one plate, from 0, both ends included. */
export interface PlateSection {
  readonly from: number;
  readonly to: number;
}

/** The plates of a sheet: each begins with a complete header, or at least with a plate number of its own. */
export function sectionsOf(sheet: Sheet): PlateSection[] {
  const starts: number[] = [];
  let numbered = false;
  sheet.rows.forEach((_, row) => {
    const opens = opensHeader(sheet, row);
    const numbersAnother = givesPlateNumber(sheet, row) && numbered;
    if (opens || numbersAnother) starts.push(row);
    if (opens) numbered = false;
    if (givesPlateNumber(sheet, row)) numbered = true;
  });
  const [first = 0] = starts;
  const before = sheet.rows.slice(0, first).some((row) => row.some((cell) => !isEmptyCell(cell)));
  const all = starts.length === 0 || before ? [0, ...starts] : starts;
  return all.map((from, index) => ({ from, to: (all[index + 1] ?? sheet.rows.length) - 1 }));
}
