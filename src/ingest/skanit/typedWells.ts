import { isEmptyCell, cellAt, type Sheet } from '#sheet/sheetBook';
import type { GridWell } from '../gridWell.ts';
import type { SkanItTable } from './table.ts';

/** The wells of a grid, divided into those that SkanIt wrote and those that a person typed into free cells. */
export interface DividedWells {
  readonly own: readonly GridWell[];
  readonly typed: readonly GridWell[];
}

/**
 * Tells readings from what users type into the free cells of a grid: SkanIt writes no formulas, and it measures the wells that have a
 * sample. Where more wells are filled than have a sample, only some were given names, and that says nothing.
 *
 * @param names - the grid with the names of the samples; null if there is none or it is not whole
 */
export function divideWells({ wells, sheet }: SkanItTable, names: SkanItTable | null): DividedWells {
  const key = ({ row, column }: GridWell) => `${row} ${column}`;
  const named = new Set(names?.wells.filter((well) => isFilled(names.sheet, well)).map(key));
  const filled = wells.filter((well) => isFilled(sheet, well));
  const formulas = new Set(
    filled.filter(({ sheetRow, sheetColumn }) => cellAt(sheet, sheetRow, sheetColumn).calculated === true),
  );
  const numbers = filled.filter((well) => !formulas.has(well));
  const unnamed = numbers.filter((well) => !named.has(key(well)));
  const free = 2 * unnamed.length < numbers.length ? unnamed : [];
  const typed = new Set([...formulas, ...free]);
  return { own: wells.filter((well) => !typed.has(well)), typed: wells.filter((well) => typed.has(well)) };
}

/** `columns 8 and 9`, `column 3`. */
export function columnsInWords(wells: readonly GridWell[]): string {
  const numbers = [...new Set(wells.map(({ column }) => column + 1))].sort((a, b) => a - b);
  const [last, ...others] = numbers.reverse();
  const before = others.reverse().join(', ');
  return before === '' ? `column ${last ?? ''}` : `columns ${before} and ${last ?? ''}`;
}

function isFilled(sheet: Sheet, { sheetRow, sheetColumn }: GridWell): boolean {
  return !isEmptyCell(cellAt(sheet, sheetRow, sheetColumn));
}
